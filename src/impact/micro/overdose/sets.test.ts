import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../../problem.ts';
import { correctedRhodeIsland } from './corrected-sets.ts';
import { inYear } from './outcomes.ts';
import { checkOverdoseParameters } from './parameters.ts';
import { drawRhodeIsland, rhodeIslandRuns } from './posterior.ts';
import { rhodeIslandPosterior } from './rhode-island.ts';
import { rhodeIslandPlaces, rhodeIslandStart } from './rhode-island-people.ts';
import { createOverdoseModel } from './run.ts';

test('every set can be used, and the first thousand draws are all of them', () => {
  for (let index = 0; index < rhodeIslandRuns.count; index += 1)
    assert.deepEqual(checkOverdoseParameters(rhodeIslandRuns.at(index).parameters), [], `set ${index}`);
  for (let index = 0; index < correctedRhodeIsland.count; index += 1)
    assert.deepEqual(checkOverdoseParameters(correctedRhodeIsland.at(index)), [], `corrected ${index}`);
  const drawn = Array.from({ length: 1000 }, (_, draw) => JSON.stringify(drawRhodeIsland(5, draw)));
  assert.equal(new Set(drawn).size, 1000);
  assert.deepEqual(drawRhodeIsland(5, 3), drawRhodeIsland(5, 3));
  assert.throws(() => rhodeIslandRuns.at(1000));
});

test('the sets have the published marginals, and hang together: overdose and fentanyl factors fall against each other', () => {
  const sets = Array.from({ length: 1000 }, (_, index) => rhodeIslandRuns.at(index).parameters);
  for (const name of ['fentanylFactor', 'deathUnhelped', 'witnessedPrivate', 'kitStrength'] as const) {
    const values = sets.map((set) => set[name]).toSorted((a, b) => a - b);
    const [median, low, high] = rhodeIslandPosterior[name];
    for (const [at, wanted] of [
      [25, low],
      [500, median],
      [974, high],
    ] as const)
      assert.ok(Math.abs((values[at] ?? Number.NaN) / wanted - 1) < 0.02, `${name} at ${at}`);
  }
  const logs = sets.map((set) => [Math.log(set.fentanylFactor), Math.log(set.everOverdosedFactor)] as const);
  assert.ok(correlation(logs) > 0.2, `${correlation(logs)}`);
});

test('mode "corrected" with its own sets comes near what was observed, where the published sets run away', () => {
  const setting = {
    start: rhodeIslandStart,
    places: rhodeIslandPlaces,
    months: 48,
    mode: 'corrected',
  } as const;
  const model = must(createOverdoseModel(setting));
  const deaths = (parameters: Parameters<typeof model.run>[0], draw: number, year: number): number =>
    inYear(must(model.run(parameters, 3, draw)).monthly.deaths, year);
  const mean = (of: (k: number) => number): number =>
    Array.from({ length: 12 }, (_, k) => of(k)).reduce((sum, value) => sum + value, 0) / 12;
  const own = mean((k) => deaths(correctedRhodeIsland.at(k * 16), k, 3));
  const published = mean((k) => deaths(drawRhodeIsland(1, k), k, 3));
  console.log(
    `deaths 2019, mode corrected: own sets ${own.toFixed(0)}, published sets ${published.toFixed(0)}, observed 256`,
  );
  assert.ok(own > 230 && own < 330);
  assert.ok(published > own);
});

const correlation = (pairs: readonly (readonly [number, number])[]): number => {
  const n = pairs.length;
  const [x, y] = [0, 1].map((k) => pairs.reduce((sum, pair) => sum + (pair[k] ?? 0), 0) / n);
  let [xy, xx, yy] = [0, 0, 0];
  for (const [a, b] of pairs) {
    xy += (a - (x ?? 0)) * (b - (y ?? 0));
    xx += (a - (x ?? 0)) ** 2;
    yy += (b - (y ?? 0)) ** 2;
  }
  return xy / Math.sqrt(xx * yy);
};
