import type { Step } from '../entries.ts';

/**
 * Every state of a referral and what moves it, once. The states are those of a Task in HL7's Gravity guide, with two answers kept
 * apart that it knows as reasons: at capacity, and referred onward.
 */
export const states = [
  'draft',
  'requested',
  'received',
  'accepted',
  'on-hold',
  'in-progress',
  'completed',
  'rejected',
  'at-capacity',
  'referred-onward',
  'cancelled',
] as const;
export type State = (typeof states)[number];

export type Move = 'wish' | 'send' | Step;

export interface MoveRule {
  /** `link`: also whoever was sent the link may say it. The person's own word (`cancel`) is taken by us alone. */
  readonly by: 'us' | 'link';
  /** Where it leads from each state; from a state that is not here it changes nothing. */
  readonly leads: Readonly<Partial<Record<State | 'none', State>>>;
  /** After how many days it is a task for us again; undefined: by this nothing is waited for. */
  readonly askAfterDays?: number;
}

const to = (state: State, ...from: readonly (State | 'none')[]): MoveRule['leads'] =>
  Object.fromEntries(from.map((each) => [each, state]));

export const moves: Readonly<Record<Move, MoveRule>> = {
  wish: { by: 'us', leads: to('draft', 'none') },
  // From whatever end: the door is the same one, and nothing is asked anew.
  send: {
    by: 'us',
    leads: to(
      'requested',
      'draft',
      'requested',
      'on-hold',
      'completed',
      'rejected',
      'at-capacity',
      'referred-onward',
      'cancelled',
    ),
  },
  receive: { by: 'link', leads: to('received', 'requested') },
  accept: {
    by: 'link',
    leads: to('accepted', 'requested', 'received', 'at-capacity', 'on-hold'),
    askAfterDays: 7,
  },
  // A no is a task at once: where else?
  full: {
    by: 'link',
    leads: to('at-capacity', 'requested', 'received', 'accepted', 'on-hold'),
    askAfterDays: 0,
  },
  'not-ours': {
    by: 'link',
    leads: to('rejected', 'requested', 'received', 'accepted', 'at-capacity', 'on-hold'),
    askAfterDays: 0,
  },
  onward: {
    by: 'link',
    leads: to(
      'referred-onward',
      'requested',
      'received',
      'accepted',
      'at-capacity',
      'on-hold',
      'in-progress',
    ),
    askAfterDays: 2,
  },
  'not-today': {
    by: 'link',
    leads: to('on-hold', 'requested', 'received', 'accepted', 'at-capacity', 'referred-onward'),
    askAfterDays: 1,
  },
  came: {
    by: 'link',
    leads: to(
      'in-progress',
      'requested',
      'received',
      'accepted',
      'at-capacity',
      'on-hold',
      'referred-onward',
    ),
    askAfterDays: 14,
  },
  start: {
    by: 'link',
    leads: to(
      'completed',
      'requested',
      'received',
      'accepted',
      'at-capacity',
      'on-hold',
      'referred-onward',
      'in-progress',
    ),
  },
  cancel: {
    by: 'us',
    leads: to(
      'cancelled',
      'draft',
      'requested',
      'received',
      'accepted',
      'on-hold',
      'in-progress',
      'rejected',
      'at-capacity',
      'referred-onward',
    ),
  },
};

/** Where a move leads; undefined where nowhere. */
export const leadsTo = (move: Move, state: State | 'none'): State | undefined => moves[move].leads[state];

/** Nothing is waited for. */
export const isOver = (state: State): boolean => state === 'completed' || state === 'cancelled';
