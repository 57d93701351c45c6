import * as v from 'valibot';
import { addDays } from '#log/calendar.ts';
import { type BodyOf, defineKind, linked, open, uuid } from '#log/index.ts';
import { day, whole } from '#log/shared-fields.ts';
import { answersOf, noAnswers, type Question, questions } from './questions.ts';

/**
 * A survey without names. No entry is one person's: a device adds each answer to a count of its question alone, and hands in its
 * counts. So nothing here joins two answers, or an answer with a visit.
 */

/** A survey lasts so many days at most: it is a point in time. */
export const mostDays = 31;
/** Results are reckoned so many days after the last one: sheets of paper are typed in, and phones have sent. */
export const waitDays = 3;
/** Counts that devices handed in go after so many days; the result stays. */
export const keepDays = 60;
/** No result speaks of fewer people. */
export const leastPeople = 11;

const question = v.picklist(questions);
const people = whole(0, 100_000);

/** That a survey is on. A correction moves its last day. */
export const openKind = defineKind({
  kind: 'survey.open',
  version: 1,
  everywhere: true,
  right: 'arrange',
  fields: {
    survey: open(uuid, 'which survey: the same after its last day was moved'),
    days: open(
      v.pipe(
        v.strictObject({ from: day, to: day }),
        v.check(
          ({ from, to }) => from <= to && to < addDays(from, mostDays),
          'too long, or ends before it begins',
        ),
      ),
      'when people are asked',
    ),
    questions: open(
      v.pipe(v.array(question), v.minLength(1), v.maxLength(questions.length)),
      'what is asked; the rest is left out',
    ),
    code: open(
      v.pipe(v.string(), v.regex(/^\d{4,6}$/)),
      'brings a worker back from the screen that people answer on',
    ),
  },
});
export type OpenBody = BodyOf<typeof openKind.fields>;

/** How many were met, by what they said to being asked. */
const met = v.strictObject({
  /** Gave answers, some of them or all. */
  people,
  /** Of these, were not sure whether they had answered before. */
  unsure: people,
  /** Had answered before: nothing more was asked. */
  again: people,
  /** Would rather not. */
  no: people,
});

/** How often each of these was said: by name, so that nothing else can stand there. */
const countsOf = (codes: readonly string[], least: number) =>
  v.strictObject(
    Object.fromEntries(codes.map((code) => [code, v.optional(whole(least, 100_000))])) as Readonly<
      Record<string, v.OptionalSchema<ReturnType<typeof whole>, undefined>>
    >,
  );

const counts = v.strictObject(
  Object.fromEntries(
    questions.map((asked) => [asked, v.optional(countsOf([...answersOf[asked].codes, ...noAnswers], 1))]),
  ) as Readonly<Record<Question, v.OptionalSchema<ReturnType<typeof countsOf>, undefined>>>,
);

/** What a device counted since it last handed in. No device has it, and its counts go. */
export const batchKind = defineKind({
  kind: 'survey.batch',
  version: 1,
  atHome: true,
  keepDays,
  fields: {
    survey: open(uuid, 'which survey'),
    met: open(met, 'how many were asked, and how many answered'),
    counts: linked(v.optional(counts), 'the result: how often each answer was given'),
  },
});
export type BatchBody = BodyOf<typeof batchKind.fields>;

const block = v.strictObject({
  answers: v.pipe(v.array(v.string()), v.minLength(1)),
  people,
});
const told = v.pipe(
  v.strictObject({
    question,
    /** How many answered it. */
    of: people,
    /** Those without an answer, by sort; left out where that would be of too few. */
    noAnswer: v.optional(countsOf(noAnswers, 0)),
    /** Left out: too few answered, or all alike. */
    blocks: v.optional(v.pipe(v.array(block), v.minLength(2))),
  }),
  v.check(
    ({ of, blocks }) =>
      blocks === undefined ||
      (blocks.every((one) => one.people === 0 || one.people >= leastPeople) &&
        blocks.reduce((sum, one) => sum + one.people, 0) === of),
    'a block of too few people',
  ),
);

/** What came of a survey: written once by the server. What comes in later is in none. */
export const resultKind = defineKind({
  kind: 'survey.result',
  version: 1,
  everywhere: true,
  right: 'house',
  fields: {
    survey: open(uuid, 'which survey'),
    days: open(v.strictObject({ from: day, to: day }), 'when people were asked'),
    met: open(met, 'how many were asked, and how many answered'),
    least: open(whole(leastPeople, 1_000), 'how many people each figure speaks of at least'),
    told: open(v.pipe(v.array(told), v.maxLength(questions.length)), 'the result'),
  },
});
export type ResultBody = BodyOf<typeof resultKind.fields>;
export type Told = ResultBody['told'][number];

export const surveyKinds = [openKind, batchKind, resultKind] as const;
