// Points that fill the unit cube evenly: Sobol (scrambled) and Latin hypercube. Column-major: one Float64Array an input.
import { createStream, mix } from './stream.ts';

/** `points[d][i]` in (0, 1): coordinate d of point i. */
export type Points = readonly Float64Array[];

/** Most dimensions the Sobol table carries. */
export const sobolDimensions = 31;

/**
 * The first `count` Sobol points in `dimensions` (1 to 31), with nested uniform (Owen) scrambling from `seed`:
 * every seed gives another equally good, unbiased set. Direction numbers: Joe and Kuo, "new-joe-kuo-6".
 * Scrambling by hashing after Laine-Karras and Burley (2020).
 */
export const sobol = (count: number, dimensions: number, seed: number): Points => {
  if (dimensions < 1 || dimensions > sobolDimensions) {
    throw new RangeError(`Sobol points have 1 to ${sobolDimensions} dimensions, not ${dimensions}`);
  }
  return Array.from({ length: dimensions }, (_, d) => sobolColumn(count, d, seed));
};

/** Coordinate `d` (from 0) of the same points, alone: inputs that are not used need not be drawn. */
export const sobolColumn = (count: number, d: number, seed: number): Float64Array => {
  const directions = directionsOf(d);
  const key = mix(mix(seed) + d * 0x9e3779b9);
  const out = new Float64Array(count);
  let x = 0;
  for (let i = 0; i < count; i += 1) {
    out[i] = (scramble(x, key) + 0.5) / 2 ** 32;
    x ^= directions[31 - Math.clz32((i + 1) & -(i + 1))] ?? 0;
  }
  return out;
};

/** Latin hypercube: each input has exactly one of `count` points in each of `count` equal slices. Any dimension. */
export const latinHypercube = (count: number, dimensions: number, seed: number): Points => {
  const stream = createStream(seed);
  return Array.from({ length: dimensions }, () => {
    const out = new Float64Array(count);
    for (let i = 0; i < count; i += 1) out[i] = (i + stream.uniform()) / count;
    for (let i = count - 1; i > 0; i -= 1) {
      const j = stream.below(i + 1);
      const held = out[i] ?? 0;
      out[i] = out[j] ?? 0;
      out[j] = held;
    }
    return out;
  });
};

const directionsOf = (dimension: number): Uint32Array => {
  const v = new Uint32Array(32);
  const row = joeKuo[dimension - 1];
  if (row === undefined) {
    for (let k = 0; k < 32; k += 1) v[k] = (1 << (31 - k)) >>> 0;
    return v;
  }
  const [degree, coefficients, initial] = row;
  for (let k = 0; k < 32; k += 1) {
    if (k < degree) {
      v[k] = ((initial[k] ?? 0) << (31 - k)) >>> 0;
      continue;
    }
    const back = v[k - degree] ?? 0;
    let value = back ^ (back >>> degree);
    for (let j = 1; j < degree; j += 1) {
      if (((coefficients >> (degree - 1 - j)) & 1) === 1) value ^= v[k - j] ?? 0;
    }
    v[k] = value >>> 0;
  }
  return v;
};

const scramble = (value: number, key: number): number => {
  let x = reverseBits(value);
  x = (x + key) | 0;
  x ^= Math.imul(x, 0x6c50b47c);
  x ^= Math.imul(x, 0xb82f1e52);
  x ^= Math.imul(x, 0xc7afe638);
  x ^= Math.imul(x, 0x8d22f6e6);
  return reverseBits(x);
};

const reverseBits = (value: number): number => {
  let x = value >>> 0;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return ((x >>> 16) | (x << 16)) >>> 0;
};

// [degree of the primitive polynomial, its inner coefficients as bits, initial odd numbers] for dimensions 2 and on.
const joeKuo: readonly (readonly [number, number, readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
  [6, 19, [1, 1, 1, 15, 7, 5]],
  [6, 22, [1, 3, 1, 15, 13, 25]],
  [6, 25, [1, 1, 5, 5, 19, 61]],
  [7, 1, [1, 3, 7, 11, 23, 15, 103]],
  [7, 4, [1, 3, 7, 13, 13, 15, 69]],
  [7, 7, [1, 1, 3, 13, 7, 35, 63]],
  [7, 8, [1, 3, 5, 9, 1, 25, 53]],
  [7, 14, [1, 3, 1, 13, 9, 35, 107]],
  [7, 19, [1, 3, 1, 5, 27, 61, 31]],
  [7, 21, [1, 1, 5, 11, 19, 41, 61]],
  [7, 28, [1, 3, 5, 3, 3, 13, 69]],
  [7, 31, [1, 1, 7, 13, 1, 19, 1]],
  [7, 32, [1, 3, 7, 5, 13, 19, 59]],
  [7, 37, [1, 1, 3, 9, 25, 29, 41]],
  [7, 41, [1, 3, 5, 13, 23, 1, 55]],
];
