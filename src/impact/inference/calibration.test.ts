import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../problem.ts';
import { abcSmc, posteriorQuantile } from './abc.ts';
import type { AbcProblem } from './abc-types.ts';
import { findStart } from './calibration-start.ts';
import { nelderMead } from './nelder-mead.ts';
import { sobol } from './points.ts';
import { partialRankCorrelation, ranksOf, sobolIndices } from './sensitivity.ts';
import { createStream } from './stream.ts';
import { untilSteady } from './until-steady.ts';

test('Nelder-Mead finds the bottom of a curved valley inside the cube', () => {
  const valley = ([x = 0, y = 0]: readonly number[]): number => {
    const [a, b] = [4 * x - 2, 4 * y - 2];
    return (1 - a) ** 2 + 100 * (b - a * a) ** 2;
  };
  const { at, value, settled } = nelderMead(valley, [0.2, 0.8], { maxEvaluations: 2000, tolerance: 1e-14 });
  assert.ok(settled && value < 1e-10);
  assert.ok(Math.abs((at[0] ?? 0) - 0.75) < 1e-4 && Math.abs((at[1] ?? 0) - 0.75) < 1e-4);
});

test('Nelder-Mead never leaves the cube and survives a function without values', () => {
  const seen: number[] = [];
  nelderMead(
    (point) => {
      seen.push(...point);
      return Number.NaN;
    },
    [0.5, 0.99],
  );
  assert.ok(seen.every((x) => x >= 0 && x <= 1));
});

// Mean and spread of 50 normal numbers, to be found again from their sample mean and deviation.
const target = { mean: 1.2, sd: 0.7 };
const problem: AbcProblem = {
  priors: { mean: { kind: 'uniform', low: -5, high: 5 }, sd: { kind: 'uniform', low: 0.05, high: 3 } },
  distance: ({ mean = 0, sd = 1 }, stream) => {
    const draws = Array.from({ length: 50 }, () => mean + sd * stream.normal());
    const m = draws.reduce((sum, x) => sum + x, 0) / 50;
    const s = Math.sqrt(draws.reduce((sum, x) => sum + (x - m) ** 2, 0) / 49);
    return Math.hypot(m - target.mean, s - target.sd);
  },
};

test('ABC-SMC closes in on the parameters and its spread is that of the data', async () => {
  const run = must(await abcSmc(problem, { seed: 2, particles: 300, maxRounds: 9 }));
  const middle = posteriorQuantile(run, 'mean', 0.5);
  const width = posteriorQuantile(run, 'mean', 0.95) - posteriorQuantile(run, 'mean', 0.05);
  console.log(
    `seed 2: mean ${middle.toFixed(3)}, 90 % width ${width.toFixed(3)}, tolerance ${run.tolerance.toFixed(3)}, simulations ${run.simulations}`,
  );
  assert.ok(Math.abs(middle - target.mean) < 0.1);
  // The exact 90 % width is 2 x 1.68 x 0.7 / sqrt(50) = 0.33; a finite tolerance widens it a little.
  assert.ok(width > 0.25 && width < 0.45);
  assert.ok(Math.abs(run.weights.reduce((sum, w) => sum + w, 0) - 1) < 1e-9);
});

test('a cancelled calibration goes on from its last whole round to the same particles', async () => {
  const options = { seed: 3, particles: 50, maxRounds: 5 };
  const whole = must(await abcSmc(problem, options));
  const stop = new AbortController();
  const part = must(
    await abcSmc(problem, {
      ...options,
      signal: stop.signal,
      onProgress: ({ round }) => round === 3 && stop.abort(),
    }),
  );
  assert.equal(part.stopped, 'cancelled');
  const rest = must(
    await abcSmc(problem, { ...options, resume: JSON.parse(JSON.stringify(part)) as typeof part }),
  );
  assert.deepEqual(rest.particles, whole.particles);
});

test('a quick start lands near the best fit and says what tolerance is within reach', () => {
  const start = must(findStart(problem, 4));
  assert.ok(start.distance < 0.01);
  assert.ok(Math.abs((start.parameters['mean'] ?? 0) - target.mean) < 0.4);
});

test('priors upside down and too few particles are refused', async () => {
  const refused = await abcSmc(
    { ...problem, priors: { x: { kind: 'uniform', low: 2, high: 1 } } },
    { particles: 3 },
  );
  assert.ok(!refused.ok);
  assert.deepEqual(
    refused.error.map(({ field }) => field),
    ['priors.x', 'particles'],
  );
});

test('Sobol indices of the Ishigami function equal their known values', () => {
  const f = (u: Float64Array): number => {
    const [x = 0, y = 0, z = 0] = Array.from(u, (v) => Math.PI * (2 * v - 1));
    return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
  };
  const { first, total } = must(sobolIndices(f, 3, 4096, 1));
  const near = (got: number | undefined, wanted: number): void =>
    assert.ok(Math.abs((got ?? 9) - wanted) < 0.02, `${got} is not ${wanted}`);
  // Closed form for a = 7, b = 0.1.
  near(first[0], 0.3139);
  near(first[1], 0.4424);
  near(first[2], 0);
  near(total[0], 0.5576);
  near(total[2], 0.2437);
});

test('partial rank correlation sees through the other inputs and gives nothing to an idle one', () => {
  const columns = sobol(512, 3, 6);
  const output = Float64Array.from(
    { length: 512 },
    (_, i) => Math.exp(5 * (columns[0]?.[i] ?? 0)) - 20 * (columns[1]?.[i] ?? 0),
  );
  const [up = 0, down = 0, idle = 1] = must(partialRankCorrelation(columns, output));
  assert.ok(up > 0.8 && down < -0.5 && Math.abs(idle) < 0.15, `${up} ${down} ${idle}`);
  const flat = partialRankCorrelation([new Float64Array(20), new Float64Array(20)], new Float64Array(20));
  assert.ok(!flat.ok);
  assert.deepEqual([...ranksOf(Float64Array.of(5, 1, 5, 0))], [2.5, 1, 2.5, 0]);
});

test('blocks stop when the Monte Carlo error is small enough, and a cancelled run resumes to the same end', async () => {
  const options = {
    block: (index: number) => {
      const stream = createStream(index);
      return Float64Array.from({ length: 200 }, () => stream.normal());
    },
    quantity: (draws: Float64Array) => draws.reduce((sum, x) => sum + x, 0) / draws.length,
    error: 0.01,
  };
  const whole = must(await untilSteady(options));
  assert.equal(whole.stopped, 'steady');
  assert.ok(whole.error <= 0.01 && Math.abs(whole.mean) < 0.04);
  const stop = new AbortController();
  const part = must(
    await untilSteady({
      ...options,
      signal: stop.signal,
      onProgress: ({ quantities }) => quantities.length === 9 && stop.abort(),
    }),
  );
  assert.equal(part.stopped, 'cancelled');
  assert.deepEqual(must(await untilSteady({ ...options, resume: part })).quantities, whole.quantities);
  const short = must(await untilSteady({ ...options, error: 1e-9, maxBlocks: 6 }));
  assert.deepEqual([short.stopped, short.quantities.length], ['blocks used', 6]);
});
