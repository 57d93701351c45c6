import * as v from 'valibot';
import { code } from '#catalog/quantity.ts';
import { type BodyOf, defineKind, open, type SealedOf, sealed, uuid } from '#log/index.ts';
import { day, line, whole } from '#log/shared-fields.ts';

/**
 * What came of a test, as the person wants to tell it. Nothing of it is in clear, not even of which test it is, and every entry has
 * one size (rules/page.ts): the server cannot tell one that says "started" from one that says nothing.
 */

export const results = ['reactive', 'not-reactive', 'unclear'] as const;
export type TestResult = (typeof results)[number];

/** What somebody may tell, in the order in which it mostly happens. None of it has to be told, or in this order. */
export const stages = [
  'told',
  'not-confirmed',
  'confirmed',
  'appointment',
  'attended',
  'started',
  'cured',
  'suppressed',
] as const;
export type Stage = (typeof stages)[number];

/** What is promised for a day. */
export const promises = ['ask', 'next-test', 'retest'] as const;
export type Promised = (typeof promises)[number];

const taken = v.literal('');
const stageDay = v.optional(v.union([day, taken]));
const stageDays = v.strictObject({
  told: stageDay,
  'not-confirmed': stageDay,
  confirmed: stageDay,
  appointment: stageDay,
  attended: stageDay,
  started: stageDay,
  cured: stageDay,
  suppressed: stageDay,
} satisfies Readonly<Record<Stage, typeof stageDay>>);
const next = v.union([v.strictObject({ what: v.picklist(promises), by: day }), taken]);
const text = (most: number) => v.optional(v.union([line(most), taken]));

export const afterKind = defineKind({
  kind: 'testing.after',
  version: 1,
  keepDays: 180,
  fields: {
    test: sealed(v.optional(uuid), 'which test this is about; a blank one is about none'),
    infection: sealed(v.optional(code), 'the cascade'),
    on: sealed(v.optional(day), 'the day of the test: the cascade'),
    result: sealed(v.optional(v.picklist(results)), 'what the person is told; the cascade'),
    stages: sealed(v.optional(stageDays), 'what they told, by day; empty: taken back'),
    next: sealed(v.optional(next), 'who is waiting for us today; empty: nobody any more'),
    // `no-more`: they would rather not tell more, and are not asked. `away`: they want nothing of it kept.
    wish: sealed(v.optional(v.picklist(['open', 'no-more', 'away'])), 'whether they are asked'),
    reported: sealed(v.optional(day), 'when the task about a reportable result was done'),
    called: sealed(text(60), 'whose test it is, as they want to be called'),
    reach: sealed(text(200), 'how they want to be told'),
    slip: sealed(v.optional(line(16)), 'finds the test of who has a slip'),
    person: sealed(v.optional(v.union([uuid, taken])), 'finds the tests of who shows a card'),
    fill: sealed(v.optional(v.string()), 'makes all of one size'),
  },
});

/** No cell of a cascade speaks of fewer people, unless the organization sets a larger number. */
export const leastPeople = 11;

/** How the organization goes on from a result. */
export const setUpKind = defineKind({
  kind: 'testing.set-up',
  version: 1,
  everywhere: true,
  right: 'arrange',
  fields: {
    confirm: open(
      v.array(v.strictObject({ infection: code, days: whole(1, 365) })),
      'after how many days we ask for the next test',
    ),
    reportable: open(v.array(code), 'results of these are a task for us'),
    least: open(whole(leastPeople, 1_000), 'figures of a cascade speak of no fewer people'),
    script: sealed(v.optional(line(1_200)), 'how a result is told here', 'always'),
    task: sealed(v.optional(line(600)), 'what is to be done about a reportable result', 'always'),
  },
});
export type AfterSaid = SealedOf<typeof afterKind.fields>;
export type SetUpBody = BodyOf<typeof setUpKind.fields>;

/** What holds before the organization said anything: no days, since no source gives one number. */
export const usualSetUp: SetUpBody = { confirm: [], reportable: [], least: leastPeople };
