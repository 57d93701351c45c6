import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../problem.ts';
import { type TreatmentPlan, treatmentBenefit } from './treatment.ts';

const plan: TreatmentPlan = {
  starts: 1000,
  retainedSixMonths: 0.66,
  deathsInTreatment: 2.6,
  deathsOutside: 12.7,
  firstWeeksRatio: 2.01,
  afterStoppingRatio: 6.01,
  years: 1,
};

test('person-years and deaths are those of people followed day by day', () => {
  const found = must(treatmentBenefit(plan));
  // 365.25 days in 50 steps each, one at a time, with the days since each left.
  const [steps, w] = [20_000, 28 / 365.25];
  const leave = -2 * Math.log(0.66);
  let deaths = 0;
  for (let i = 0; i < steps; i += 1) {
    const t = (i + 0.5) / steps;
    const stays = Math.exp(-leave * t);
    const lately = Math.exp(-leave * Math.max(0, t - w)) - stays;
    const rate = t < w ? 2.6 * 2.01 : 2.6;
    deaths += (stays * rate + lately * 2.6 * 6.01 + (1 - stays - lately) * 12.7) / steps;
  }
  assert.ok(Math.abs(found.deathsWithTreatment - deaths) < 1e-3, `${found.deathsWithTreatment} ${deaths}`);
  assert.ok(Math.abs(found.personYears.reduce((a, b) => a + b, 0) - 1000) < 1e-9);
  assert.ok(Math.abs(found.deathsWithout - 12.7) < 1e-12);
});

test('staying averts more, and a stay of days costs lives by its end', () => {
  const of = (retainedSixMonths: number) =>
    must(treatmentBenefit({ ...plan, retainedSixMonths })).deathsAverted;
  assert.ok(of(0.9) > of(0.66) && of(0.66) > of(0.47) && of(0.47) > 0);
  assert.ok(of(1e-6) < of(0.47) / 2);
  const everyone = must(
    treatmentBenefit({ ...plan, retainedSixMonths: 1, firstWeeksRatio: 1 }),
  ).deathsAverted;
  assert.ok(Math.abs(everyone - 10.1) < 1e-9);
});

test('after release the first weeks weigh most', () => {
  const release = must(treatmentBenefit({ ...plan, release: { deaths: 60, ratio: 0.09 } }));
  assert.ok(release.deathsAverted > must(treatmentBenefit(plan)).deathsAverted + 3);
  const refused = treatmentBenefit({ ...plan, retainedSixMonths: 0, release: { deaths: -1, ratio: 1 } });
  assert.deepEqual(refused.ok ? [] : refused.error.map(({ field }) => field), [
    'retainedSixMonths',
    'release.deaths',
  ]);
});
