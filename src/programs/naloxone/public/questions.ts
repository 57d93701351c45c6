import type { ListName } from '#catalog/list-names.ts';
import type { Question } from '#public/question.ts';
import type { ReversalQuestion } from '../entries.ts';
import { askArea } from './area.ts';
import { askDoses } from './doses.ts';
import type { Lists } from './lists.ts';

type Asked = Question<Lists> & { readonly field: ReversalQuestion };

const one = (field: ReversalQuestion, list: ListName): Asked => ({
  field,
  ask: { type: 'one', choices: ({ data }) => data(list) },
});
const many = (field: ReversalQuestion, list: ListName): Asked => ({
  field,
  ask: { type: 'many', choices: ({ data }) => data(list) },
});

/** What matters most comes first and is open at once; the rest is folded away. None takes free text. */
export const firstQuestions: readonly Asked[] = [
  { field: 'when', ask: { type: 'month', back: 13 } },
  { field: 'area', ask: askArea },
  { field: 'doses', ask: askDoses },
  one('survived', 'yes-no-unknown'),
  one('kitSource', 'kit-source'),
];

export const moreQuestions: readonly Asked[] = [
  one('setting', 'setting'),
  one('givenBy', 'giver'),
  many('actions', 'action'),
  one('response', 'response'),
  one('withdrawal', 'withdrawal'),
  one('emsCalled', 'emergency-call'),
  one('emsAttended', 'yes-no-unknown'),
  one('policeAttended', 'yes-no-unknown'),
  one('policeProblem', 'yes-no-unknown'),
  one('hospital', 'hospital'),
  many('substances', 'substance'),
  one('colour', 'colour'),
  one('stamp', 'stamp'),
  one('sampleKept', 'yes-no-unknown'),
  { field: 'replacementKits', ask: { type: 'count', most: 5 } },
  one('reason', 'refill-reason'),
];
