import type { SafeFamily } from '#report/safe/family.ts';
import { neighborsTogether } from '#report/safe/neighbors.ts';
import { release } from '#report/safe/safe.ts';
import { type BatchBody, leastPeople, type ResultBody, type Told } from '../entries.ts';
import { answersOf, isNoAnswer, noAnswers, type Question } from '../questions.ts';
import type { Survey } from './current.ts';

/**
 * What came of a survey, out of what devices handed in. Figures are safe: answers that too few gave stand with another one, until each
 * block is of nobody or of enough people. A question that all answered alike says nothing: it would say it of everyone.
 */
export const resultOf = (
  survey: Survey,
  batches: readonly Pick<BatchBody, 'met' | 'counts'>[],
  least = leastPeople,
): ResultBody => {
  // Counts that have faded are in no result, and neither are their people.
  const whole = batches.filter(({ met, counts }) => met.people === 0 || counts !== undefined);
  const sum = (name: keyof BatchBody['met']): number => whole.reduce((all, { met }) => all + met[name], 0);
  return {
    survey: survey.survey,
    days: survey.days,
    met: { people: sum('people'), unsure: sum('unsure'), again: sum('again'), no: sum('no') },
    least,
    told: survey.questions.map((question) => toldOf(question, addUp(question, whole), least)),
  };
};

const addUp = (
  question: Question,
  batches: readonly Pick<BatchBody, 'counts'>[],
): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { counts } of batches)
    for (const [answer, count] of Object.entries(counts?.[question] ?? {}))
      sums.set(answer, (sums.get(answer) ?? 0) + (count ?? 0));
  return sums;
};

const toldOf = (question: Question, sums: ReadonlyMap<string, number>, least: number): Told => {
  const of = [...sums].reduce((all, [answer, count]) => (isNoAnswer(answer) ? all : all + count), 0);
  const without = noAnswers.map((sort) => [sort, sums.get(sort) ?? 0] as const);
  const isSafe = without.every(([, count]) => count === 0 || count >= least);
  const blocks = blocksOf(question, sums, least);
  return {
    question,
    of,
    ...(isSafe && { noAnswer: Object.fromEntries(without) }),
    ...(blocks !== undefined && { blocks }),
  };
};

const blocksOf = (
  question: Question,
  sums: ReadonlyMap<string, number>,
  least: number,
): Told['blocks'] | undefined => {
  const { codes, isOrdered } = answersOf[question];
  const counted = codes.map((code) => ({ value: code, count: sums.get(code) ?? 0 }));
  const groups = isOrdered === true ? neighborsTogether(counted, least) : codes.map((code) => [code]);
  const nameOf = (code: string): string => String(groups.findIndex((group) => group.includes(code)));
  const made = release(
    family,
    question,
    counted.flatMap(({ value, count }) =>
      Array.from({ length: count }, (_, one) => ({
        measure: 'people',
        at: { answer: nameOf(value) },
        person: `${value} ${one}`,
        value: 1,
      })),
    ),
    { k: least },
  );
  if (!made.ok) throw new Error(`a survey has no result: ${made.error.code}`);
  const cells = made.value.tables['answers'];
  if (cells === undefined || cells === 'withheld' || cells.length < 2) return undefined;
  const shown = cells.map(({ at, value }) => ({
    answers: (at['answer'] ?? []).flatMap((name) => groups[Number(name)] ?? []),
    people: value,
  }));
  const isTold = new Set(shown.flatMap(({ answers }) => answers));
  const empty = groups.filter((group) => group.every((code) => !isTold.has(code)));
  return [...shown, ...empty.map((answers) => ({ answers: [...answers], people: 0 }))]
    .map(({ answers, people }) => ({ answers: codes.filter((code) => answers.includes(code)), people }))
    .toSorted((a, b) => codes.indexOf(a.answers[0] ?? '') - codes.indexOf(b.answers[0] ?? ''));
};

const family: SafeFamily = {
  id: 'survey.answers',
  version: 1,
  dimensions: [{ id: 'answer' }],
  tables: [{ id: 'answers', measure: 'people', by: ['answer'] }],
};
