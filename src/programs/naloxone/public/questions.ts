import type { ListName } from '#catalog/list-names.ts';
import type { ReversalQuestion } from '../entries.ts';

/** How a question of the public form is asked. There is none that takes free text. */
export type Question =
  /** One of a list, or "rather not say". */
  | { readonly type: 'one'; readonly field: OneField; readonly list: ListName }
  /** Any of a list, or "rather not say". */
  | { readonly type: 'many'; readonly field: 'actions' | 'substances'; readonly list: ListName }
  | { readonly type: 'when'; readonly field: 'when' }
  | { readonly type: 'area'; readonly field: 'area' }
  | { readonly type: 'doses'; readonly field: 'doses' }
  | { readonly type: 'count'; readonly field: 'replacementKits'; readonly most: number };

export type OneField = Exclude<
  ReversalQuestion,
  'when' | 'area' | 'doses' | 'actions' | 'substances' | 'replacementKits'
>;

/** What matters most comes first and is open at once; the rest is folded away. */
export const firstQuestions: readonly Question[] = [
  { type: 'when', field: 'when' },
  { type: 'area', field: 'area' },
  { type: 'doses', field: 'doses' },
  { type: 'one', field: 'survived', list: 'yes-no-unknown' },
  { type: 'one', field: 'kitSource', list: 'kit-source' },
];

export const moreQuestions: readonly Question[] = [
  { type: 'one', field: 'setting', list: 'setting' },
  { type: 'one', field: 'givenBy', list: 'giver' },
  { type: 'many', field: 'actions', list: 'action' },
  { type: 'one', field: 'response', list: 'response' },
  { type: 'one', field: 'withdrawal', list: 'withdrawal' },
  { type: 'one', field: 'emsCalled', list: 'emergency-call' },
  { type: 'one', field: 'emsAttended', list: 'yes-no-unknown' },
  { type: 'one', field: 'policeAttended', list: 'yes-no-unknown' },
  { type: 'one', field: 'policeProblem', list: 'yes-no-unknown' },
  { type: 'one', field: 'hospital', list: 'hospital' },
  { type: 'many', field: 'substances', list: 'substance' },
  { type: 'one', field: 'colour', list: 'colour' },
  { type: 'one', field: 'stamp', list: 'stamp' },
  { type: 'one', field: 'sampleKept', list: 'yes-no-unknown' },
  { type: 'count', field: 'replacementKits', most: 5 },
  { type: 'one', field: 'reason', list: 'refill-reason' },
];

export const allQuestions: readonly Question[] = [...firstQuestions, ...moreQuestions];

/** The value of "rather not say" in the form; no code of any list. */
export const ratherNotSay = 'rather-not-say';

/** Doses of one product are asked up to this. More is rare, and a worker can record it. */
export const mostDoses = 10;

/** Months back that the form offers, this one included. */
export const monthsBack = 13;
