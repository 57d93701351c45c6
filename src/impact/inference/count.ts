// Chance in counts, as functions of given uniform or normal draws: the same draw gives a count that never falls when its
// mean rises, so a slider moves the answer and not the noise.
import { gammaQuantile, normalCdf } from '../math/special.ts';

/**
 * The Poisson count with this mean at share `u` (normal score `z`). Exact below a mean of 40; above, the Cornish-Fisher
 * expansion, whose count is off by one in fewer than one draw of a hundred.
 */
export const poissonAt = (mean: number, u: number, z: number): number => {
  if (!(mean > 0)) return 0;
  if (mean >= 40) return Math.max(0, Math.floor(mean + Math.sqrt(mean) * z + (z * z - 1) / 6 + 0.5));
  let term = Math.exp(-mean);
  let sum = term;
  let count = 0;
  // The far tail of a double: beyond this no draw can tell.
  while (u > sum && count < 400) {
    count += 1;
    term *= mean / count;
    sum += term;
  }
  return count;
};

/** The same for a mean that may be negative: deaths added instead of averted. */
export const signedPoissonAt = (mean: number, u: number, z: number): number =>
  mean < 0 ? -poissonAt(-mean, u, z) : poissonAt(mean, u, z);

/**
 * Of `n` events that each stay with probability `p`, how many do at share `u` (normal score `z`). Exact where fewer than about
 * 40 stay or go; beyond, the Cornish-Fisher expansion. Never falls when `p` rises.
 */
export const binomialAt = (n: number, p: number, u: number, z: number): number => {
  if (!(n > 0 && p > 0)) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomialAt(n, 1 - p, 1 - u, -z);
  const variance = n * p * (1 - p);
  if (variance >= 40) {
    const at = n * p + Math.sqrt(variance) * z + ((1 - 2 * p) * (z * z - 1)) / 6 + 0.5;
    return Math.min(n, Math.max(0, Math.floor(at)));
  }
  let term = Math.exp(n * Math.log1p(-p));
  let sum = term;
  let count = 0;
  while (u > sum && count < n) {
    term *= ((n - count) / (count + 1)) * (p / (1 - p));
    sum += term;
    count += 1;
  }
  return count;
};

/** Quantiles of one gamma distribution (rate 1) at normal scores: a table, or the cube-root approximation for large shapes. */
export const createGamma = (shape: number): ((z: number) => number) => {
  if (shape > largeShape) {
    const c = 1 / (9 * shape);
    return (z) => shape * Math.max(0, 1 - c + z * Math.sqrt(c)) ** 3;
  }
  // Cube roots are almost straight over the scores.
  const roots = Float64Array.from({ length: nodes }, (_, k) =>
    Math.cbrt(gammaQuantile(normalCdf(-reach + k * step), shape)),
  );
  return (z) => {
    const at = Math.min(nodes - 1.000001, Math.max(0, (z + reach) / step));
    const k = Math.floor(at);
    const t = at - k;
    const y1 = roots[k] ?? 0;
    const y2 = roots[k + 1] ?? 0;
    const y0 = k > 0 ? (roots[k - 1] ?? 0) : 2 * y1 - y2;
    const y3 = k + 2 < nodes ? (roots[k + 2] ?? 0) : 2 * y2 - y1;
    const root =
      y1 + 0.5 * t * (y2 - y0 + t * (2 * y0 - 5 * y1 + 4 * y2 - y3 + t * (3 * (y1 - y2) + y3 - y0)));
    return Math.max(0, root) ** 3;
  };
};

/** Above it Wilson and Hilferty's cube root is right to 5 in 10 000. */
const largeShape = 40;
const reach = 5;
const step = 0.125;
const nodes = (2 * reach) / step + 1;
