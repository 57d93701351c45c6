import type { StayMove } from '../entries.ts';

/**
 * Where a stay stands. There is no last state: whoever left for now comes back into the same file, and nobody is ever put out of it.
 * What nobody should be asked stands nowhere: why somebody left, and what they use.
 */
export const stayStates = ['asked', 'here', 'left'] as const;
export type StayState = (typeof stayStates)[number];

/** Where a move leads from each state; left out, the stay stands as it was, as when two phones say the same. */
export const stayTable: Readonly<Record<StayMove, Readonly<Partial<Record<StayState, StayState>>>>> = {
  talk: {},
  choose: {},
  begin: { asked: 'here', left: 'here' },
  leave: { asked: 'left', here: 'left' },
  back: { left: 'here' },
};

export const leadsTo = (move: StayMove, from: StayState): StayState | undefined => stayTable[move][from];

/** What stands at the end of a row of buttons, for each state: every one of them in one tap. */
export const movesFrom = (state: StayState): readonly StayMove[] =>
  (['begin', 'back', 'talk', 'leave'] as const).filter((move) => {
    if (move === 'talk') return state === 'asked';
    // Whoever left comes back; whether they had begun before is for the fold to know.
    if (move === 'begin') return state === 'asked';
    return leadsTo(move, state) !== undefined;
  });
