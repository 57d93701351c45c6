import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../../problem.ts';
import { expectOverdose } from './expected.ts';
import { inYear } from './outcomes.ts';
import { rhodeIslandMedian } from './rhode-island.ts';
import { rhodeIslandPlaces, rhodeIslandStart } from './rhode-island-people.ts';
import { createOverdoseModel } from './run.ts';

const SEED = 20261123;
const DRAWS = 12;
console.log(`seed ${SEED}`);

test('the cohort equals the mean of the microsimulation of 63 131 people', () => {
  const setting = { start: rhodeIslandStart, places: rhodeIslandPlaces, months: 36 };
  const expected = must(expectOverdose(setting, rhodeIslandMedian));
  const model = must(createOverdoseModel({ ...setting, mode: 'corrected' }));
  const runs = Array.from({ length: DRAWS }, (_, draw) => must(model.run(rhodeIslandMedian, SEED, draw)));
  for (const name of ['overdoses', 'hospital', 'deaths', 'otherDeaths'] as const)
    for (let year = 0; year < 3; year += 1) {
      const mean = runs.reduce((sum, run) => sum + inYear(run.monthly[name], year), 0) / DRAWS;
      const wanted = expected[name].subarray(year * 12, year * 12 + 12).reduce((a, b) => a + b, 0);
      // A person may overdose many times a year: twice the Poisson error, four standard errors wide.
      const allowed = 4 * 2 * Math.sqrt(wanted / DRAWS) + 0.002 * wanted;
      console.log(`${name} year ${year}: mean ${mean.toFixed(1)}, cohort ${wanted.toFixed(1)}`);
      assert.ok(Math.abs(mean - wanted) < allowed, `${name} ${year}: ${mean} against ${wanted}`);
    }
  for (let state = 0; state < 6; state += 1) {
    const mean = runs.reduce((sum, run) => sum + (run.people[state]?.[36] ?? Number.NaN), 0) / DRAWS;
    const wanted = expected.people[state]?.[36] ?? Number.NaN;
    assert.ok(
      Math.abs(mean - wanted) < 5 * Math.sqrt(wanted / DRAWS),
      `state ${state}: ${mean} against ${wanted}`,
    );
  }
});

test('the cohort keeps its people', () => {
  const setting = { start: rhodeIslandStart, places: rhodeIslandPlaces, months: 24 };
  const { people } = must(expectOverdose(setting, rhodeIslandMedian));
  for (let month = 0; month <= 24; month += 1) {
    const total = people.reduce((sum, state) => sum + (state[month] ?? Number.NaN), 0);
    assert.ok(Math.abs(total - 63_131) < 1e-6);
  }
});
