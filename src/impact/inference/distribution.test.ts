import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { logDensity } from './density.ts';
import {
  cdf,
  type Distribution,
  distributionFromRange,
  lognormalFromInterval,
  quantile,
} from './distribution.ts';
import { sobol } from './points.ts';
import { quantilesOf, sortedQuantile, summarize } from './summary.ts';
import { createUnitDraws, transform } from './transform.ts';

const kinds: readonly Distribution[] = [
  { kind: 'uniform', low: -2, high: 5 },
  { kind: 'triangular', low: 0, mode: 3, high: 4 },
  { kind: 'pert', low: 10, mode: 12, high: 40 },
  { kind: 'beta', a: 20, b: 2336 },
  { kind: 'beta', a: 0.6, b: 2 },
  { kind: 'gamma', shape: 1.704, rate: 2.755 },
  { kind: 'lognormal', mu: -0.2, sigma: 0.4 },
  { kind: 'interval', scale: 'log', median: 0.008, low: 0.0063, high: 0.024 },
  { kind: 'interval', scale: 'logit', median: 0.662, low: 0.561, high: 0.799 },
  { kind: 'normal', mean: -20.8, sd: 3.29 },
  { kind: 'normal', mean: 0.3, sd: 0.5, low: 0, high: 1 },
];

test('quantile and distribution function undo each other', () => {
  for (const d of kinds) {
    for (const p of [0.001, 0.05, 0.37, 0.5, 0.9, 0.999]) {
      assert.ok(Math.abs(cdf(d, quantile(d, p)) - p) < 1e-9, `${d.kind} at ${p}`);
    }
  }
});

test('fast transforms agree with exact quantiles', () => {
  const [unit] = sobol(512, 1, 3);
  assert.ok(unit !== undefined);
  const draws = createUnitDraws(unit);
  for (const d of kinds) {
    const width = quantile(d, 0.975) - quantile(d, 0.025);
    const values = transform(d, draws);
    for (let i = 0; i < unit.length; i += 1) {
      const off = Math.abs((values[i] ?? 0) - quantile(d, unit[i] ?? 0)) / width;
      assert.ok(off < 1e-5, `${d.kind}: off by ${off} of its width at ${unit[i]}`);
    }
  }
});

test('a lognormal made from a published interval gives that interval back', () => {
  const d = lognormalFromInterval(0.5, 0.4, 0.625);
  assert.ok(Math.abs(quantile(d, 0.025) - 0.4) < 1e-12);
  assert.ok(Math.abs(quantile(d, 0.975) - 0.625) < 1e-12);
  assert.ok(Math.abs(quantile(d, 0.5) - 0.5) < 1e-12);
});

test('the published beta intervals of the Rhode Island inputs come back from their parameters', () => {
  // Death with no help Beta(9, 153): .0588 (.031-.108) reads as mean 9/153 and an interval near the beta's own.
  const d: Distribution = { kind: 'beta', a: 20, b: 2336 };
  assert.ok(Math.abs(quantile(d, 0.025) - 0.0052) < 0.0003);
  assert.ok(Math.abs(quantile(d, 0.975) - 0.0126) < 0.0005);
});

test('a range becomes a certain value, a uniform or a PERT, and never leaves the range', () => {
  assert.deepEqual(distributionFromRange({ low: 3, high: 3 }), { kind: 'fixed', value: 3 });
  assert.deepEqual(distributionFromRange({ low: 1, high: 3 }), { kind: 'uniform', low: 1, high: 3 });
  const pert = distributionFromRange({ low: 1, high: 9, likely: 2 });
  assert.ok(quantile(pert, 1e-9) >= 1 && quantile(pert, 1 - 1e-9) <= 9);
});

test('densities integrate to one', () => {
  for (const d of kinds.filter((one) => one.kind !== 'beta')) {
    const from = quantile(d, 0.0005);
    const to = quantile(d, 0.9995);
    const steps = 20_000;
    let area = 0;
    for (let i = 0; i < steps; i += 1)
      area += (Math.exp(logDensity(d, from + ((i + 0.5) * (to - from)) / steps)) * (to - from)) / steps;
    assert.ok(Math.abs(area - 0.999) < 2e-3, `${d.kind}: ${area}`);
  }
});

test('a summary of uniform draws has the uniform quantiles and a small Monte Carlo error', () => {
  const values = Float64Array.from(
    Array.from({ length: 10 }, (_, b) => Array.from(sobol(1024, 1, b)[0] ?? [])).flat(),
  );
  const summary = summarize(values, 10);
  assert.ok(Math.abs(summary.median - 0.5) < 1e-3);
  assert.ok(Math.abs(summary.most[1] - 0.975) < 1e-3);
  assert.ok(summary.error > 0 && summary.error < 1e-3);
});

test('quantiles by buckets equal quantiles by sorting, for any values', () => {
  const shares = [0, 0.025, 0.25, 0.5, 0.75, 0.975, 1];
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(0, 1, 1e300, -1e-300)),
        {
          minLength: 1,
          maxLength: 400,
        },
      ),
      (list) => {
        const values = Float64Array.from(list);
        const sorted = values.slice().sort();
        const wanted = shares.map((p) => sortedQuantile(sorted, p));
        const got = quantilesOf(values, shares);
        for (let k = 0; k < shares.length; k += 1) {
          const w = wanted[k] ?? 0;
          assert.ok(
            Math.abs((got[k] ?? Number.NaN) - w) <= 1e-12 * Math.max(1, Math.abs(w)),
            `share ${shares[k]}`,
          );
        }
      },
    ),
    { seed: 4, numRuns: 300 },
  );
});

test('a range closed to one value is that value, in every kind and every transform', () => {
  const closed: readonly Distribution[] = [
    { kind: 'uniform', low: 4, high: 4 },
    { kind: 'triangular', low: 4, mode: 4, high: 4 },
    { kind: 'pert', low: 4, mode: 4, high: 4 },
  ];
  for (const d of closed) {
    assert.deepEqual(
      [quantile(d, 0.1), cdf(d, 3.9), cdf(d, 4), logDensity(d, 4), logDensity(d, 5)],
      [4, 0, 1, 0, -Infinity],
    );
    assert.deepEqual([...transform(d, createUnitDraws(Float64Array.of(0.2, 0.8)))], [4, 4]);
  }
});
