import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { beta, binomial, exponential, gamma, geometric, normal, poisson } from './distributions.ts';
import { exp, ln } from './exact.ts';
import { lnWord } from './ln-word.ts';
import { createPhilox } from './philox.ts';
import { createSequence } from './sequence.ts';
import { skipFactor, skipOf } from './thresholds.ts';

const SEED = 20261123;
console.log(`seed ${SEED}`);

const sequence = (purpose: number) => createSequence({ seed: SEED, draw: 0, person: 7, step: 0, purpose });

const block = (
  key: readonly [number, number],
  counter: readonly [number, number, number, number],
): string => {
  const philox = createPhilox(key[0], key[1]);
  philox.fill(...counter);
  return [...philox.words].map((word) => word.toString(16).padStart(8, '0')).join(' ');
};

test('the generator gives the vectors published with Philox 4x32-10', () => {
  assert.equal(block([0, 0], [0, 0, 0, 0]), '6627e8d5 e169c58d bc57ac4c 9b00dbd8');
  const ones = 0xffffffff;
  assert.equal(block([ones, ones], [ones, ones, ones, ones]), '408f276d 41c83b0e a20bc7c6 6d5451fd');
  const pi = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344] as const;
  assert.equal(block([0xa4093822, 0x299f31d0], pi), 'd16cfe09 94fdcceb 5001e420 24126ea1');
});

test('the generator equals 64-bit arithmetic for any key and counter', () => {
  const word = fc.nat({ max: 0xffffffff });
  fc.assert(
    fc.property(fc.tuple(word, word), fc.tuple(word, word, word, word), (key, counter) => {
      assert.equal(block(key, counter), reference(key, counter));
    }),
    { seed: SEED, numRuns: 300 },
  );
});

const reference = (key: readonly number[], counter: readonly number[]): string => {
  const mask = 0xffffffffn;
  let [c0, c1, c2, c3] = counter.map(BigInt) as [bigint, bigint, bigint, bigint];
  let [k0, k1] = key.map(BigInt) as [bigint, bigint];
  for (let round = 0; round < 10; round += 1) {
    const p0 = 0xd2511f53n * c0;
    const p1 = 0xcd9e8d57n * c2;
    [c0, c1, c2, c3] = [(p1 >> 32n) ^ c1 ^ k0, p1 & mask, (p0 >> 32n) ^ c3 ^ k1, p0 & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [c0, c1, c2, c3].map((word) => word.toString(16).padStart(8, '0')).join(' ');
};

test('the logarithm and exponential agree with the engine to 1e-14', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
      assert.ok(Math.abs(ln(x) - Math.log(x)) <= 1e-14 * Math.max(1, Math.abs(Math.log(x))));
    }),
    { seed: SEED, numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      assert.ok(Math.abs(exp(x) / Math.exp(x) - 1) <= 1e-13);
    }),
    { seed: SEED, numRuns: 2000 },
  );
  assert.equal(ln(0), Number.NEGATIVE_INFINITY);
  assert.ok(Number.isNaN(ln(-1)));
  assert.equal(exp(-2000), 0);
});

test('the quick logarithm of a word equals the exact one', () => {
  fc.assert(
    fc.property(fc.nat({ max: 0xffffffff }), (word) => {
      const wanted = Math.log((word + 0.5) / 4294967296);
      assert.ok(Math.abs(lnWord(word) - wanted) <= 4e-15 * Math.max(1e-1, Math.abs(wanted)), `${word}`);
    }),
    { seed: SEED, numRuns: 3000, examples: [[0], [1], [0x7fffffff], [0x80000000], [0xffffffff]] },
  );
});

test('words fill 64 bins evenly and neighbours are uncorrelated', () => {
  const philox = createPhilox(SEED, 1);
  const bins = new Float64Array(64);
  const people = 50_000;
  let cross = 0;
  let before = 0;
  for (let person = 0; person < people; person += 1) {
    philox.fill(person, 3, 2, 0);
    const word = philox.words[0] as number;
    bins[word >>> 26] = (bins[word >>> 26] as number) + 1;
    const centred = word / 4294967296 - 0.5;
    cross += centred * before;
    before = centred;
  }
  const wanted = people / 64;
  const chi2 = bins.reduce((sum, count) => sum + (count - wanted) ** 2 / wanted, 0);
  // 63 degrees of freedom: mean 63, standard deviation 11.2.
  assert.ok(chi2 > 25 && chi2 < 115, `chi-square ${chi2}`);
  assert.ok(Math.abs((cross * 12) / people) < 4 / Math.sqrt(people));
});

const moments = (
  draw: () => number,
  count = 20_000,
): { readonly mean: number; readonly variance: number } => {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < count; i += 1) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  const mean = sum / count;
  return { mean, variance: squares / count - mean * mean };
};

const near = (name: string, draw: () => number, mean: number, variance: number): void => {
  const found = moments(draw);
  assert.ok(
    Math.abs(found.mean - mean) < 5 * Math.sqrt(variance / 20_000),
    `${name} mean ${found.mean} not ${mean}`,
  );
  assert.ok(
    Math.abs(found.variance / variance - 1) < 0.12,
    `${name} variance ${found.variance} not ${variance}`,
  );
};

test('each distribution has its mean and variance', () => {
  const u = sequence(1).uniform;
  near('normal', () => normal(u), 0, 1);
  near('exponential', () => exponential(u, 2), 0.5, 0.25);
  near('geometric', () => geometric(u, 0.2), 4, 20);
  near('gamma 1.7', () => gamma(u, 1.704, 2.755), 1.704 * 2.755, 1.704 * 2.755 ** 2);
  near('gamma 0.4', () => gamma(u, 0.4, 1), 0.4, 0.4);
  near('beta', () => beta(u, 9, 153), 9 / 162, (9 * 153) / (162 ** 2 * 163));
  near('binomial small', () => binomial(u, 40, 0.1), 4, 3.6);
  near('binomial large', () => binomial(u, 5000, 0.3), 1500, 1050);
  near('binomial mirrored', () => binomial(u, 200, 0.9), 180, 18);
  near('poisson small', () => poisson(u, 3.3), 3.3, 3.3);
  near('poisson large', () => poisson(u, 333), 333, 333);
});

test('skipping ahead equals asking at every step', () => {
  const words = sequence(2);
  const factor = skipFactor(0.03);
  near('skip', () => skipOf(words.word(), factor), 0.97 / 0.03, 0.97 / 0.03 ** 2);
  assert.equal(skipOf(5, skipFactor(0)), Number.POSITIVE_INFINITY);
  for (const rare of [1e-300, 5e-324, 1e-17, 1e-9]) assert.ok(skipOf(5, skipFactor(rare)) > 1e9, `${rare}`);
  assert.equal(Math.abs(skipOf(5, skipFactor(1))), 0);
});

test('the same key gives the same row and another purpose gives another', () => {
  const row = (purpose: number): readonly number[] => Array.from({ length: 9 }, sequence(purpose).word);
  assert.deepEqual(row(3), row(3));
  assert.notDeepEqual(row(3), row(4));
});
