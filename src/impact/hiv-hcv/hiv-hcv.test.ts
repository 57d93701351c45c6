import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../problem.ts';
import { gates as combination } from '../validate/gates/hcv-combination.ts';
import { gates as groups } from '../validate/gates/hcv-groups.ts';
import { gates as treatment } from '../validate/gates/hcv-treatment.ts';
import { gates as martin } from '../validate/gates/martin.ts';
import { gates as ode } from '../validate/gates/ode.ts';
import { gates as vickerman } from '../validate/gates/vickerman.ts';
import { coursesNeeded } from './courses-needed.ts';
import { fifteenStates } from './example.ts';
import { hcvModel } from './hcv.ts';
import { runHcvCoverage } from './hcv-coverage.ts';
import { hivModel } from './hiv.ts';
import { runInfection } from './model.ts';
import { vickermanScenario } from './published.ts';

const SEED = 20261123;
console.log(`seed ${SEED}`);

for (const gate of [...vickerman, ...martin, ...ode, ...combination, ...treatment, ...groups])
  test(`the gate holds: ${gate.name}`, async () => {
    const result = await gate.run();
    console.log(`${gate.name}: published ${gate.published}, computed ${result.computed}`);
    assert.ok(result.ok, result.computed);
  });

test('people are kept and no stage goes below zero, whatever the rates', () => {
  const rate = fc.double({ min: 0, max: 4, noNaN: true });
  const people = fc.array(
    fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 5, maxLength: 5 }),
    {
      minLength: 3,
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(rate, rate, rate, rate, people, (transmission, start, stop, leave, rows) => {
      fc.pre(rows.flat().reduce((sum, count) => sum + count, 0) > 1);
      const model = hivModel({
        ...fifteenStates,
        transmission,
        startTreatment: start,
        stopTreatment: stop,
        stopInjecting: leave,
        start: rows,
      });
      const run = must(runInfection(model, 5, 96));
      for (let row = 0; row <= 5; row += 1) {
        assert.ok(Math.abs(run.share(row, [0, 1, 2, 3, 4]) - 1) < 1e-9);
        for (let k = 0; k < 3; k += 1)
          for (let s = 0; s < 5; s += 1) assert.ok(run.people(row, k, s) >= -1e-9, `${row} ${k} ${s}`);
      }
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test('without transmission nobody is newly infected', () => {
  const run = must(runInfection(hivModel({ ...fifteenStates, transmission: 0 }), 10));
  assert.equal(run.infections(10), 0);
});

test('the stratified model meets the well-mixed one when people change programs fast', () => {
  const coverage = 0.4;
  const fast = 200;
  const part = (share: number) => fast * share;
  const shares = [(1 - coverage) ** 2, coverage * (1 - coverage), coverage * (1 - coverage), coverage ** 2];
  const mixed = { ...vickermanScenario(coverage) };
  const balance = mixed.leave / (1 - mixed.chronic);
  const run = must(
    runInfection(
      hcvModel({
        transmission: balance / (1 - 0.26),
        clearance: 0.26,
        acuteInfectious: 0,
        acuteYears: 0.001,
        startTreatment: 0,
        courseYears: 1,
        cure: 0,
        stopInjecting: mixed.leave,
        death: 0,
        strata: [1, 0.41, 0.48, 0.21].map((relativeRisk, k) => ({ name: `${k}`, relativeRisk })),
        programs: shares.flatMap((share, to) =>
          [0, 1, 2, 3].map((from) => ({ from, to, rate: from === to ? 0 : part(share) })),
        ),
        start: shares.map((share) => [share * 600, 0, share * 400, 0]),
      }),
      10,
      2000,
    ),
  );
  const atOnce = { ...mixed, coverage: { ...mixed.coverage, rampYears: 0 } };
  const reduction = 1 - run.share(10, [1, 2]) / 0.4;
  assert.ok(Math.abs(reduction - must(runHcvCoverage(atOnce)).relativeReduction) < 0.005, `${reduction}`);
});

test('bad input is refused by the name of its field', () => {
  const scenario = vickermanScenario(0.2);
  const refused = runHcvCoverage({ ...scenario, chronic: 1.2, cure: Number.NaN });
  assert.equal(refused.ok, false);
  if (!refused.ok) assert.deepEqual(refused.error.map((p) => p.field).sort(), ['chronic', 'cure']);
  const empty = runInfection(hivModel({ ...fifteenStates, start: [0, 1, 2].map(() => [0, 0, 0, 0, 0]) }), 5);
  assert.equal(empty.ok, false);
  if (!empty.ok) assert.equal(empty.error[0]?.field, 'start');
  const negative = runInfection(hivModel({ ...fifteenStates, transmission: -1 }), 5);
  if (negative.ok) assert.fail('a negative rate was accepted');
  assert.equal(negative.error[0]?.field, 'transmission');
});

test('treating more people than are infected never makes the share negative', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.9, noNaN: true }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      (c, t) => {
        const run = must(runHcvCoverage({ ...vickermanScenario(0.4), chronic: c, treated: t }));
        for (const share of run.solution.states) assert.ok(share >= 0 && share <= 1, `${share}`);
      },
    ),
    { seed: SEED, numRuns: 60 },
  );
});

test('courses needed are those that just reach the goal, none where programs alone reach it, and a goal beyond reach is named', () => {
  const setting = vickermanScenario(0.6);
  const goal = { of: 'chronic', reduction: 0.5 } as const;
  const needed = must(coursesNeeded(setting, goal));
  const reached = must(runHcvCoverage({ ...setting, treated: needed })).relativeReduction;
  assert.ok(Math.abs(reached - 0.5) < 1e-5, `${reached}`);
  assert.equal(must(coursesNeeded(setting, { of: 'chronic', reduction: 0.3 })), 0);
  const never = coursesNeeded({ ...setting, cure: 0.01 }, { of: 'incidence', reduction: 0.999 });
  assert.deepEqual(never.ok ? [] : never.error.map(({ field }) => field), ['goal.reduction']);
});

test('a course that takes time does more than its cures while it lasts, and one of no time is the plain model', () => {
  const setting = { ...vickermanScenario(0), treated: 0.02 };
  const of = (courseYears: number | undefined): number =>
    must(runHcvCoverage({ ...setting, courseYears })).relativeReduction;
  assert.equal(of(0), of(undefined));
  assert.ok(of(0.7) > of(0.25) && of(0.25) > of(undefined));
});
