import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gammaQuantile, incompleteGamma, normalCdf, normalQuantile } from '../math/special.ts';
import { distributionFromAnswer } from './asked.ts';
import { binomialAt, createGamma, poissonAt, signedPoissonAt } from './count.ts';
import { cdf } from './distribution.ts';
import { sobolColumn } from './points.ts';
import { summarize, summarizeCounts } from './summary.ts';

const units = sobolColumn(4096, 0, 5);

test('counts have the Poisson distribution: exactly for small means, off by one in a hundred draws for large ones', () => {
  for (const mean of [0.1, 1, 7.5, 39, 45, 200]) {
    let off = 0;
    for (const u of units) {
      const count = poissonAt(mean, u, normalQuantile(u));
      // P(at most k) = 1 - P(k + 1, mean).
      const upTo = (k: number): number => (k < 0 ? 0 : 1 - incompleteGamma(k + 1, mean));
      if (!(upTo(count) >= u - 1e-12 && upTo(count - 1) <= u + 1e-12)) off += 1;
    }
    assert.ok(off <= (mean < 40 ? 0 : 41), `mean ${mean}: ${off}`);
  }
  assert.equal(poissonAt(0, 0.99, 2), 0);
  assert.equal(signedPoissonAt(-3, 0.5, 0), -poissonAt(3, 0.5, 0));
});

test('a count never falls when its mean rises and its draw stays', () => {
  for (const u of units.slice(0, 64)) {
    let before = 0;
    for (let mean = 0; mean < 80; mean += 0.37) {
      const count = poissonAt(mean, u, normalQuantile(u));
      assert.ok(count >= before, `${u} at ${mean}`);
      before = count;
    }
  }
});

test('of many events so many stay as their chance says, all or none at its ends, and never fewer when it rises', () => {
  for (const [n, p] of [
    [1, 0.3],
    [12, 0.4],
    [400, 0.03],
    [500, 0.9],
    [2000, 0.5],
  ] as const) {
    const counts = units.map((u) => binomialAt(n, p, u, normalQuantile(u)));
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const spread = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
    assert.ok(Math.abs(mean - n * p) < 0.01 * n * p + 0.02, `${n} ${p}: mean ${mean}`);
    assert.ok(Math.abs(spread / (n * p * (1 - p)) - 1) < 0.03, `${n} ${p}: variance ${spread}`);
    assert.deepEqual([binomialAt(n, 0, 0.99, 2), binomialAt(n, 1, 0.01, -2)], [0, n]);
  }
  for (const u of units.slice(0, 32)) {
    let before = 0;
    for (let p = 0; p <= 1; p += 0.01) {
      const count = binomialAt(60, p, u, normalQuantile(u));
      assert.ok(count >= before && count <= 60, `${u} at ${p}`);
      before = count;
    }
  }
});

test('gamma tables agree with the exact quantile', () => {
  for (const shape of [0.5, 1.5, 10, 40, 41, 300]) {
    const at = createGamma(shape);
    for (let z = -2; z <= 3; z += 0.31)
      assert.ok(Math.abs(at(z) / gammaQuantile(normalCdf(z), shape) - 1) < 6e-4, `${shape} at ${z}`);
  }
});

test('a tally gives the quantiles that sorting gives', () => {
  const means = units.map((u) => 12 * u - 1);
  const counts = means.map((mean, i) => signedPoissonAt(mean, units[4095 - i] ?? 0.5, 0));
  const [sorted, tallied] = [summarize(counts, 4), summarizeCounts(counts, means, 4)];
  assert.deepEqual([tallied.median, tallied.half], [sorted.median, sorted.half]);
  assert.ok(Math.abs(tallied.error - sorted.error) < 1e-12);
  assert.ok(tallied.most[0] <= sorted.most[0] && tallied.most[1] >= sorted.most[1]);
  assert.ok(Number.isInteger(tallied.most[0]) && Number.isInteger(tallied.most[1]));
});

test('a person’s ends have 2.5 % beyond each, unless an end is the end of what is possible', () => {
  const share = distributionFromAnswer({ low: 0.2, likely: 0.5, high: 0.6 }, 'probability');
  assert.ok(Math.abs(cdf(share, 0.2) - 0.025) < 1e-9 && Math.abs(cdf(share, 0.6) - 0.975) < 1e-9);
  assert.ok(Math.abs(cdf(share, 0.5) - 0.5) < 1e-9);
  const even = distributionFromAnswer({ low: 100, high: 480 }, 'positive');
  assert.ok(Math.abs(cdf(even, 100) - 0.025) < 1e-9 && Math.abs(cdf(even, 480) - 0.975) < 1e-9);
  const hard = distributionFromAnswer({ low: 0, likely: 3, high: 9 }, 'not-negative');
  assert.equal(cdf(hard, 0), 0);
  assert.deepEqual(distributionFromAnswer({ low: 4, high: 4 }, 'any'), { kind: 'fixed', value: 4 });
  // A slider at the very end of its range still makes a distribution.
  const end = distributionFromAnswer({ low: 2, likely: 2, high: 9 }, 'positive');
  assert.ok(end.kind === 'interval' && end.median > 2 && end.median < 2.01);
});
