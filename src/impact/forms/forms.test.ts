import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../problem.ts';
import { baltimore } from './baltimore.ts';
import { costPerOutcome, presentValue } from './cost.ts';
import { needleCirculation } from './needle-circulation.ts';
import { personCoverage, programCoverage } from './needle-coverage.ts';
import { newInfections, siteBenefits } from './supervised-site.ts';

test('program coverage divides needles by people and by their injections', () => {
  const coverage = must(programCoverage({ out: 200_000, peopleWhoInject: 1000, injectionsPerPerson: 800 }));
  assert.deepEqual(coverage, { perPerson: 200, perInjection: 0.25 });
});

test('person coverage counts needles passed on as not kept, and one well-covered person never covers another', () => {
  const people = [
    { got: 300, passedOn: 100, injections: 100 },
    { got: 10, passedOn: 0, injections: 100 },
    { got: 50, passedOn: 0, injections: 0 },
  ];
  const { each, wellCovered, injectionsCovered, notInjecting } = must(personCoverage(people));
  assert.deepEqual(each, [2, 0.1]);
  assert.equal(wellCovered, 0.5);
  assert.equal(injectionsCovered, 110 / 200);
  assert.equal(notInjecting, 1);
});

test('more exchange never leaves more contaminated needles', () => {
  const rate = fc.double({ min: 0, max: 500, noNaN: true });
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.1, max: 500, noNaN: true }),
      rate,
      rate,
      rate,
      (prevalence, uses, cleaning, exchange, more) => {
        const one = must(needleCirculation({ prevalence, uses, cleaning, exchange }));
        const two = must(needleCirculation({ prevalence, uses, cleaning, exchange: exchange + more }));
        assert.ok(two.contaminated <= one.contaminated && one.contaminated <= 1 && two.contaminated >= 0);
        assert.ok(one.reduction >= -1e-12 && one.reduction <= 1);
      },
    ),
    { seed: 3 },
  );
});

test('discounting divides later years, and a program that saves money and gains health gets no misleading ratio', () => {
  assert.ok(Math.abs(presentValue([100, 100], 0.03) - (100 + 100 / 1.03)) < 1e-12);
  const saves = must(costPerOutcome({ costs: [-50], outcomes: [2], discount: 0.03 }));
  assert.deepEqual([saves.perOutcome, saves.verdict], [0, 'saves and gains']);
  const none = must(costPerOutcome({ costs: [50], outcomes: [0], discount: 0.03 }));
  assert.deepEqual([none.perOutcome, none.verdict], [null, 'no gain']);
  const ratio = must(costPerOutcome({ costs: [100, 100], outcomes: [1, 1], discount: 0.05 }));
  assert.ok(Math.abs((ratio.perOutcome ?? 0) - 100) < 1e-9);
});

test('a supervised site with no participants averts no infection, and one with all participants averts n of them', () => {
  const none = must(siteBenefits({ ...baltimore, participants: 0 }));
  assert.equal(none.hivAverted + none.hcvAverted + none.hospitalDaysAverted + none.treatmentEntries, 0);
  const all = must(siteBenefits({ ...baltimore, participants: baltimore.peopleWhoInject }));
  assert.ok(Math.abs(all.hivAverted - 0.7 * newInfections(baltimore.hiv)) < 1e-9);
});

test('emergency visits appear only when the local rate is given, and then follow it', () => {
  assert.equal(must(siteBenefits(baltimore)).emergencyVisitsAverted, null);
  const emergency = { outside: 0.334, inside: 0.0079, cost: 0 };
  const given = must(siteBenefits({ ...baltimore, overdoses: { ...baltimore.overdoses, emergency } }));
  // The published 78 visits imply an outside rate near 33.4 %; Table 6, which would say it, was not found.
  assert.equal(Math.round(given.emergencyVisitsAverted ?? 0), 78);
});

test('bad inputs are refused with their field', () => {
  const fields = (result: { readonly ok: boolean; readonly error?: readonly { readonly field: string }[] }) =>
    result.error?.map(({ field }) => field);
  assert.deepEqual(fields(programCoverage({ out: -1, peopleWhoInject: 0, injectionsPerPerson: 1 })), [
    'out',
    'peopleWhoInject',
  ]);
  assert.deepEqual(fields(personCoverage([{ got: 1, passedOn: 2, injections: 3 }])), ['people[0].passedOn']);
  assert.deepEqual(fields(personCoverage([])), ['people']);
  assert.deepEqual(fields(needleCirculation({ prevalence: 2, uses: 1, cleaning: 0, exchange: 0 })), [
    'prevalence',
  ]);
  assert.deepEqual(fields(costPerOutcome({ costs: [1], outcomes: [], discount: 0 })), ['outcomes']);
  assert.deepEqual(fields(costPerOutcome({ costs: [Number.NaN], outcomes: [1], discount: -1 })), [
    'costs[0]',
    'discount',
    'outcomeDiscount',
  ]);
  assert.deepEqual(fields(siteBenefits({ ...baltimore, participants: 30_000 })), ['participants']);
  assert.deepEqual(fields(siteBenefits({ ...baltimore, hiv: { ...baltimore.hiv, sharing: 1.5 } })), [
    'hiv.sharing',
  ]);
});
