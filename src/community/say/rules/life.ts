import { type mays, type ShownBody, type StepBody, steps } from '../entries.ts';

/** Where something that was said stands. */
export const states = ['received', 'looking', 'answered', 'closed'] as const;
export type State = (typeof states)[number];
export const moves = [...steps, 'show', 'hide'] as const;
export type Move = (typeof moves)[number];
export type May = (typeof mays)[number];

/** One thing that was said, with what came of it. */
export interface Standing {
  readonly state: State;
  /** The latest answer. */
  readonly answer: string | undefined;
  /** Of a closed one. */
  readonly why: StepBody['why'];
  readonly shown: { readonly said: string; readonly done: string } | undefined;
}

/** An entry about something that was said, with its place in time. */
export type Said = { readonly hlc: string; readonly id: string } & (
  | { readonly step: StepBody }
  | { readonly shown: ShownBody }
);

const after: Readonly<Record<StepBody['what'], State>> = {
  look: 'looking',
  answer: 'answered',
  close: 'closed',
};

/** Where it stands, whatever the order in which its entries came. */
export const foldStanding = (said: readonly Said[]): Standing => {
  const sorted = said.toSorted((a, b) => (a.hlc < b.hlc || (a.hlc === b.hlc && a.id < b.id) ? -1 : 1));
  const own = sorted.flatMap((one) => ('step' in one ? [one.step] : []));
  const last = own.at(-1);
  const show = sorted.flatMap((one) => ('shown' in one ? [one.shown] : [])).at(-1);
  return {
    state: last === undefined ? 'received' : after[last.what],
    answer: own.findLast(({ what }) => what === 'answer')?.answer,
    why: last?.what === 'close' ? last.why : undefined,
    shown:
      show?.isShown === true && show.said !== undefined && show.done !== undefined
        ? { said: show.said, done: show.done }
        : undefined,
  };
};

/** Every state and what may be done in it. To look at it again takes back an answer or an end that came too soon. */
const table: Readonly<Record<State, readonly StepBody['what'][]>> = {
  received: ['look', 'answer', 'close'],
  looking: ['answer', 'close'],
  answered: ['look', 'answer', 'close'],
  closed: ['look'],
};

/** Whether this may be done now. Only what has come to an answer or an end is shown, and only where the person agreed. */
export const mayMove = (
  { state, shown }: Pick<Standing, 'state' | 'shown'>,
  move: Move,
  may: May | undefined,
): boolean => {
  if (move === 'hide') return shown !== undefined;
  if (move === 'show') return may !== undefined && (state === 'answered' || state === 'closed');
  return table[state].includes(move);
};

/** Days in which somebody looks at what was said, and in which what is looked at comes to an answer. */
export const lookWithinDays = 3;
export const answerWithinDays = 30;

/** Whether it has waited too long, so many days after it came. */
export const isLate = (state: State, days: number): boolean =>
  (state === 'received' && days >= lookWithinDays) || (state === 'looking' && days >= answerWithinDays);
