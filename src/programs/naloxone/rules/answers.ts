import { fieldToCode, ratherNotSay } from '#catalog/choice.ts';
import { type ReversalBody, reversalQuestions } from '../entries.ts';
import { dosesGiven } from '../rules.ts';

export interface Answer {
  /** A code of the catalog's list `question`. */
  readonly question: string;
  readonly answer: string;
}

/**
 * The answers of a reversal report that are counted, each once: codes as they are, doses by how many, and declined
 * questions as such. A question that was not asked or not answered gives nothing, so it can be told apart. Area, colour
 * and stamp serve alerts and are not counted here.
 */
export const answersOf = (body: ReversalBody): readonly Answer[] => [
  ...single.flatMap((question) => {
    const answer = body[question];
    return answer === undefined ? [] : [{ question: fieldToCode(question), answer }];
  }),
  ...[...new Set(body.actions)].map((answer) => ({ question: 'actions', answer })),
  ...[...new Set(body.substances)].map((answer) => ({ question: 'substances', answer })),
  ...[...new Set(body.doses?.map((dose) => dose.product))].map((answer) => ({ question: 'product', answer })),
  ...dosesAnswer(body),
  ...[...new Set(body.declined)]
    .filter((question) => body[question] === undefined && counted.has(question))
    .map((question) => ({ question: fieldToCode(question), answer: ratherNotSay })),
];

const single = [
  'setting',
  'kitSource',
  'givenBy',
  'emsCalled',
  'emsAttended',
  'policeAttended',
  'policeProblem',
  'response',
  'survived',
  'withdrawal',
  'hospital',
  'sampleKept',
  'reason',
] as const;

const notCounted: ReadonlySet<string> = new Set(['when', 'area', 'colour', 'stamp', 'replacementKits']);
const counted: ReadonlySet<string> = new Set(
  reversalQuestions.filter((question) => !notCounted.has(question)),
);

/** Four and more are one answer: few, and telling in a small place. */
const manyDoses = 4;

const dosesAnswer = (body: ReversalBody): readonly Answer[] => {
  const doses = dosesGiven(body);
  if (doses === undefined) return [];
  return [{ question: 'doses', answer: doses >= manyDoses ? `${manyDoses}-or-more` : String(doses) }];
};
