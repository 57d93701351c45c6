import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { surveyAnswers, surveyAsks, surveyNoAnswers, surveyQuestions } from '#catalog/survey.ts';
import { createPrng } from '#sample/prng.ts';
import { batchKind, leastPeople, openKind, resultKind } from '../entries.ts';
import { answersOf, isNoAnswer, noAnswers, type Question, questions } from '../questions.ts';
import { nothingSaid, stepsOf, withChoice, withNumber } from '../screens/fill/steps.ts';
import { coverageOf } from './coverage.ts';
import { currentOf, resultDay, type Survey, standingOf, surveysOf } from './current.ts';
import { resultOf } from './result.ts';
import {
  type Answers,
  emptyTally,
  isDue,
  mayHandIn,
  type Tally,
  withAgain,
  withAnswers,
  withNo,
} from './tally.ts';
import { rangeOf, wilson } from './wilson.ts';

const survey: Survey = {
  survey: '0190c000-0000-4000-8000-000000000001',
  days: { from: '2026-10-05', to: '2026-10-11' },
  questions: [...questions],
  code: '0417',
};
const asked = survey.questions;
const many = (count: number, answers: Answers, start = emptyTally): Tally =>
  Array.from({ length: count }).reduce<Tally>((tally) => withAnswers(tally, asked, answers), start);
const toldOf = (tallies: readonly Tally[], question: Question) =>
  resultOf(survey, tallies).told.find((one) => one.question === question) ?? assert.fail(question);

describe('a count of a survey', () => {
  it('adds each answer to its own question, tells no answer apart, and joins no two of them', () => {
    const first = withAnswers(emptyTally, asked, { age: '25-34', overdose: 'od-once', gender: 'not-said' });
    const both = withAnswers(first, asked, { age: '25-34', overdose: 'not-known' }, true);
    assert.deepEqual(both.met, { people: 2, unsure: 1, again: 0, no: 0 });
    assert.deepEqual(both.counts.age, { '25-34': 2 });
    assert.deepEqual(both.counts.overdose, { 'od-once': 1, 'not-known': 1 });
    assert.deepEqual(both.counts.gender, { 'not-said': 1, 'not-asked': 1 });
    // Who said what together is nowhere: other people with the same counts leave the same bytes.
    const crossed = withAnswers(
      withAnswers(emptyTally, asked, { age: '25-34', overdose: 'not-known', gender: 'not-said' }),
      asked,
      { age: '25-34', overdose: 'od-once' },
      true,
    );
    assert.deepEqual(crossed, both);
  });

  it('counts who says no, who did it before, and who answered nothing, as no answers at all', () => {
    const tally = withAnswers(withAgain(withNo(emptyTally)), asked, {});
    assert.deepEqual(tally, { met: { people: 0, unsure: 0, again: 1, no: 2 }, counts: {} });
  });

  it('is not handed in while it is of a few, by itself only on a later day, and whole once the survey is over', () => {
    const [four, five] = [many(4, { age: '18-24' }), many(5, { age: '18-24' })];
    const { days } = survey;
    assert.deepEqual(
      [four, five].map((tally) => mayHandIn(tally, days, '2026-10-06')),
      [false, true],
    );
    assert.equal(isDue(five, days, '2026-10-06', '2026-10-06'), false);
    assert.equal(isDue(five, days, '2026-10-06', '2026-10-07'), true);
    assert.equal(isDue(four, days, '2026-10-06', '2026-10-11'), false);
    assert.equal(isDue(four, days, '2026-10-06', '2026-10-12'), true);
    assert.equal(isDue(withNo(emptyTally), days, '2026-10-06', '2026-10-12'), true);
    assert.equal(mayHandIn(emptyTally, days, '2026-10-12'), false);
  });

  it('is a body of its kind, and one with an answer that is none is not', () => {
    const { met, counts } = many(3, { age: '18-24', coverage: 'not-injecting' });
    const body = { survey: survey.survey, met, counts };
    assert.ok(batchKind.parse(body, 1).ok);
    assert.equal(batchKind.parse({ ...body, counts: { age: { 'od-once': 1 } } }, 1).ok, false);
    assert.equal(batchKind.parse({ ...body, counts: { name: { '18-24': 1 } } }, 1).ok, false);
  });
});

describe('what is asked', () => {
  it('has its words in both languages for every question and answer, and one code for one answer', () => {
    const codes = questions.flatMap((question) => answersOf[question].codes);
    assert.deepEqual(codes, [...new Set(codes)]);
    assert.deepEqual(
      surveyAnswers.map(({ code }) => code),
      codes,
    );
    assert.deepEqual(
      surveyQuestions.map(({ code }) => code),
      [...questions],
    );
    assert.deepEqual(
      surveyNoAnswers.map(({ code }) => code),
      [...noAnswers],
    );
    assert.deepEqual(
      surveyAsks.map(({ code }) => code),
      questions.flatMap((one) => (one === 'coverage' ? ['days', 'times', 'syringes'] : [one])),
    );
  });

  it('goes on by what was said, and asks nobody who did not inject how often', () => {
    const start = stepsOf(['age', 'coverage', 'carry'], nothingSaid);
    assert.deepEqual(start, ['age', 'days', 'carry']);
    const none = withNumber('days', nothingSaid, 0);
    assert.equal(none.answers.coverage, 'not-injecting');
    const some = withNumber('times', withNumber('days', none, 10), 3);
    assert.equal(some.answers.coverage, undefined);
    assert.deepEqual(stepsOf(['coverage'], some), ['days', 'times', 'syringes']);
    const declined = withChoice('times', some, 'not-said');
    assert.deepEqual(stepsOf(['coverage'], declined), ['days', 'times']);
    assert.equal(declined.answers.coverage, 'not-said');
    const all = withNumber('syringes', withNumber('times', declined, 3), 29);
    assert.equal(all.answers.coverage, 'cover-part');
    assert.equal(withNumber('days', all, 9).answers.coverage, undefined, 'what came after is asked anew');
  });

  it('reckons coverage at its edges', () => {
    const of = (syringes: number) => coverageOf({ days: 10, times: 3, syringes });
    assert.deepEqual([0, 14, 15, 29, 30, 90].map(of), [
      'cover-under-half',
      'cover-under-half',
      'cover-part',
      'cover-part',
      'cover-all',
      'cover-all',
    ]);
    assert.equal(coverageOf({ days: 10, times: 3 }), undefined);
    assert.equal(coverageOf({ days: 0 }), 'not-injecting');
  });
});

describe('the report', () => {
  it('calls questions and answers as the form does, in both languages', () => {
    for (const locale of ['en', 'es'] as const) {
      const po = readFileSync(new URL(`../screens/folded/words/${locale}.po`, import.meta.url), 'utf8');
      for (const [column, list] of [
        ['surveyQuestion', surveyQuestions],
        ['surveyAnswer', [...surveyAnswers, ...surveyNoAnswers]],
      ] as const)
        for (const { code, label } of list)
          assert.ok(po.includes(`msgid "survey.code.${column}.${code}"\nmsgstr "${label[locale]}"`), code);
    }
  });
});

describe('the days of a survey', () => {
  it('opens and ends by itself, is typed in for a while, and its result comes after that', () => {
    assert.deepEqual(
      ['2026-10-04', '2026-10-05', '2026-10-11', '2026-10-12', '2026-10-13', '2026-10-14'].map((day) =>
        standingOf(survey, day),
      ),
      ['ahead', 'on', 'on', 'typing', 'typing', 'over'],
    );
    assert.equal(resultDay(survey), '2026-10-14');
  });

  it('is one at a time: of two that were opened unaware of each other the first, and the later word on its days', () => {
    const other = {
      ...survey,
      survey: '0190c000-0000-4000-8000-000000000002',
      days: { from: '2026-10-06', to: '2026-10-12' },
    };
    const longer = { ...survey, days: { from: '2026-10-05', to: '2026-10-20' } };
    const all = surveysOf([other, survey, longer]);
    assert.equal(all.length, 2);
    assert.deepEqual(currentOf(all, '2026-10-18'), longer);
    assert.equal(currentOf(all, '2026-11-18'), undefined);
  });

  it('is refused where it lasts longer than a month, ends before it begins, or asks nothing', () => {
    const with_ = (more: object) => openKind.parse({ ...survey, ...more }, 1).ok;
    assert.equal(with_({}), true);
    assert.equal(with_({ days: { from: '2026-10-01', to: '2026-10-31' } }), true);
    assert.equal(with_({ days: { from: '2026-10-01', to: '2026-11-01' } }), false);
    assert.equal(with_({ days: { from: '2026-10-02', to: '2026-10-01' } }), false);
    assert.equal(with_({ questions: [] }), false);
  });
});

describe('the result of a survey', () => {
  it('gives Wilson’s interval as it was published (Newcombe 1998, table I)', () => {
    for (const [x, n, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const made = wilson(x, n);
      assert.equal(made.low.toFixed(4), low.toFixed(4), `${x} of ${n}`);
      assert.equal(made.high.toFixed(4), high.toFixed(4), `${x} of ${n}`);
    }
    assert.deepEqual(rangeOf(15, 148), { low: 6, high: 17 });
    assert.deepEqual(rangeOf(20, 20), { low: 83, high: 100 });
  });

  it('adds up what several devices handed in, and shows small answers only with their neighbors', () => {
    const told = toldOf(
      [
        many(3, { age: 'under-18' }, many(9, { age: '18-24' })),
        many(12, { age: '25-34' }, many(6, { age: '18-24' })),
        many(2, { age: '65-up' }, many(11, { age: '35-44' })),
      ],
      'age',
    );
    assert.equal(told.of, 43);
    assert.deepEqual(told.blocks, [
      { answers: ['under-18', '18-24'], people: 18 },
      { answers: ['25-34'], people: 12 },
      { answers: ['35-44', '45-54', '55-64', '65-up'], people: 13 },
    ]);
  });

  it('shows nothing where too few answered, or all alike: it would be said of everyone', () => {
    assert.equal(
      toldOf([many(10, { carry: 'has-here' }, many(10, { carry: 'has-none' }))], 'carry').blocks,
      undefined,
    );
    assert.equal(toldOf([many(40, { carry: 'has-here' })], 'carry').blocks, undefined);
    assert.equal(
      toldOf([many(2, { carry: 'has-none' }, many(40, { carry: 'has-here' }))], 'carry').blocks,
      undefined,
    );
    assert.deepEqual(toldOf([], 'carry'), {
      question: 'carry',
      of: 0,
      noAnswer: { 'not-said': 0, 'not-known': 0, 'not-asked': 0 },
    });
  });

  it('tells the sorts of no answer only where each is of nobody or of enough', () => {
    const few = many(3, { gender: 'not-said', age: '18-24' }, many(30, { gender: 'man' }));
    assert.equal(toldOf([few], 'gender').noAnswer, undefined);
    const enough = many(12, { gender: 'not-said' }, many(30, { gender: 'man' }));
    assert.deepEqual(toldOf([enough], 'gender').noAnswer, { 'not-said': 12, 'not-known': 0, 'not-asked': 0 });
  });

  it('leaves out counts that have faded, and their people', () => {
    const { met } = many(20, { carry: 'has-here' });
    assert.equal(
      resultOf(survey, [{ met, counts: undefined }, many(4, { carry: 'has-none' })]).met.people,
      4,
    );
  });
});

describe('what a result gives away', () => {
  // A pinned seed, 300 surveys: whatever people answer, no figure that is shown, and no difference of any two, is of 1 to 10 people.
  it('never shows fewer people than its least, nor lets them be reckoned from what it shows', () => {
    const prng = createPrng(20261128);
    let shown = 0;
    for (let round = 0; round < 300; round += 1) {
      const size = 1 + Math.floor(prng.next() * 90);
      let tally = emptyTally;
      for (let person = 0; person < size; person += 1) {
        const skew = prng.next() * 3;
        const pick = (codes: readonly string[]): string =>
          codes[Math.floor(prng.next() ** (1 + skew) * codes.length)] ?? assert.fail();
        tally = withAnswers(
          tally,
          asked,
          Object.fromEntries(
            asked.map((question) => [
              question,
              pick(prng.next() < 0.1 ? noAnswers : answersOf[question].codes),
            ]),
          ),
        );
      }
      const body = resultOf(survey, [tally]);
      assert.ok(resultKind.parse(JSON.parse(JSON.stringify(body)), 1).ok);
      for (const { question, of, blocks = [], noAnswer } of body.told) {
        const truth = tally.counts[question] ?? {};
        const answered = Object.entries(truth).flatMap(([code, count]) =>
          isNoAnswer(code) ? [] : [count ?? 0],
        );
        assert.equal(
          of,
          answered.reduce((sum, count) => sum + count, 0),
        );
        for (const block of blocks) {
          shown += 1;
          assert.equal(
            block.people,
            block.answers.reduce((sum, code) => sum + (truth[code] ?? 0), 0),
          );
          assert.ok(block.people === 0 || (block.people >= leastPeople && of - block.people >= leastPeople));
        }
        assert.deepEqual(
          blocks.flatMap(({ answers }) => answers).toSorted(),
          blocks.length === 0 ? [] : answersOf[question].codes.toSorted(),
        );
        for (const count of Object.values(noAnswer ?? {}).map((one) => one ?? 0))
          assert.ok(count === 0 || count >= leastPeople);
      }
    }
    assert.ok(shown > 1_000, `only ${shown} figures were shown`);
  });
});
