import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latinHypercube, sobol, sobolDimensions } from './points.ts';
import { createStream } from './stream.ts';

const seed = 7;

test('every Sobol coordinate has one point in each of 1024 slices, whatever the scramble', () => {
  for (const points of [sobol(1024, sobolDimensions, seed), sobol(1024, sobolDimensions, seed + 1)]) {
    for (const column of points) {
      const slices = new Set(Array.from(column, (u) => Math.floor(u * 1024)));
      assert.equal(slices.size, 1024);
    }
  }
});

test('Sobol points integrate a smooth function of 12 inputs far better than random points', () => {
  const f = (at: (d: number) => number): number => {
    let product = 1;
    for (let d = 0; d < 12; d += 1) product *= 1 + (at(d) - 0.5) / (d + 1);
    return product;
  };
  const errorOf = (points: readonly Float64Array[]): number => {
    let sum = 0;
    for (let i = 0; i < 1024; i += 1) sum += f((d) => points[d]?.[i] ?? 0);
    return Math.abs(sum / 1024 - 1);
  };
  const spread = (make: (seed: number) => readonly Float64Array[]): number =>
    Math.sqrt(Array.from({ length: 20 }, (_, s) => errorOf(make(s)) ** 2).reduce((a, b) => a + b, 0) / 20);
  const random = spread((s) => {
    const stream = createStream(s + 100);
    return Array.from({ length: 12 }, () => Float64Array.from({ length: 1024 }, () => stream.uniform()));
  });
  const even = spread((s) => sobol(1024, 12, s));
  console.log(
    `seed base ${seed}: rms error Sobol ${even.toExponential(2)}, random ${random.toExponential(2)}`,
  );
  assert.ok(even < random / 10);
});

test('pairs of Sobol coordinates fill a 16 by 16 grid evenly', () => {
  const points = sobol(1024, sobolDimensions, seed);
  for (let a = 0; a < sobolDimensions; a += 1) {
    for (let b = a + 1; b < sobolDimensions; b += 1) {
      const cells = new Float64Array(256);
      for (let i = 0; i < 1024; i += 1) {
        const cell = Math.floor((points[a]?.[i] ?? 0) * 16) * 16 + Math.floor((points[b]?.[i] ?? 0) * 16);
        cells[cell] = (cells[cell] ?? 0) + 1;
      }
      // 4 points a cell are expected; a wrong direction number leaves half the cells empty.
      assert.ok(cells.filter((n) => n > 0).length >= 128, `pair ${a}, ${b}`);
    }
  }
});

test('a Latin hypercube has one point in each slice of each input', () => {
  for (const column of latinHypercube(500, 30, seed)) {
    assert.equal(new Set(Array.from(column, (u) => Math.floor(u * 500))).size, 500);
  }
});

test('a stream resumed from its state goes on with the same numbers', () => {
  const one = createStream(seed);
  for (let i = 0; i < 1000; i += 1) one.normal();
  const { seed: kept, counter } = one.state();
  const two = createStream(kept, counter);
  assert.deepEqual([one.uniform(), one.uniform()], [two.uniform(), two.uniform()]);
});

test('stream numbers are uniform and neighbours are unrelated', () => {
  const stream = createStream(seed);
  const n = 200_000;
  const bins = new Float64Array(100);
  let product = 0;
  let last = stream.uniform();
  for (let i = 0; i < n; i += 1) {
    const u = stream.uniform();
    const bin = Math.floor(u * 100);
    bins[bin] = (bins[bin] ?? 0) + 1;
    product += (u - 0.5) * (last - 0.5) * 12;
    last = u;
  }
  const chi = bins.reduce((sum, count) => sum + (count - n / 100) ** 2 / (n / 100), 0);
  console.log(
    `seed ${seed}: chi-square of 100 bins ${chi.toFixed(1)}, lag-1 correlation ${(product / n).toExponential(2)}`,
  );
  // 99 degrees of freedom: 149 is the 99.9 % point.
  assert.ok(chi < 149);
  assert.ok(Math.abs(product / n) < 4 / Math.sqrt(n));
});
