import { exp, ln } from './exact.ts';
import type { Uniform } from './sequence.ts';
import { skipFactor } from './thresholds.ts';

/** True with the given probability. */
export const bernoulli = (uniform: Uniform, probability: number): boolean => uniform() < probability;

/** Waiting time with the given rate (per unit of time). */
export const exponential = (uniform: Uniform, rate: number): number => -ln(uniform()) / rate;

/** Failures before the first success, 0, 1, 2 ...; Infinity when the probability is 0. */
export const geometric = (uniform: Uniform, probability: number): number => {
  const factor = skipFactor(probability);
  return factor === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : Math.floor(ln(uniform()) * factor);
};

/** Standard normal, by the polar method (Marsaglia): no sine, no cosine, so the same on every machine. */
export const normal = (uniform: Uniform): number => {
  for (;;) {
    const x = 2 * uniform() - 1;
    const y = 2 * uniform() - 1;
    const s = x * x + y * y;
    if (s > 0 && s < 1) return x * Math.sqrt((-2 * ln(s)) / s);
  }
};

/** Gamma with the given shape and scale (mean shape x scale), after Marsaglia and Tsang 2000. */
export const gamma = (uniform: Uniform, shape: number, scale: number): number => {
  if (shape < 1) return gamma(uniform, shape + 1, scale) * exp(ln(uniform()) / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(uniform);
    const base = 1 + c * x;
    if (base <= 0) continue;
    const v = base * base * base;
    if (ln(uniform()) < 0.5 * x * x + d - d * v + d * ln(v)) return d * v * scale;
  }
};

/** Beta, as a ratio of gammas. */
export const beta = (uniform: Uniform, a: number, b: number): number => {
  const x = gamma(uniform, a, 1);
  const y = gamma(uniform, b, 1);
  if (x + y > 0) return x / (x + y);
  // Both too small for a double, as happens with tiny shapes: nearly all of the chance lies at 0 and 1.
  return uniform() * (a + b) < a ? 1 : 0;
};

/** Poisson with the given mean: products for small means, a gamma split for large ones. */
export const poisson = (uniform: Uniform, mean: number): number => {
  if (mean > 20) {
    const k = Math.floor(mean * 0.875);
    const time = gamma(uniform, k, 1);
    return time > mean ? binomial(uniform, k - 1, mean / time) : k + poisson(uniform, mean - time);
  }
  const limit = exp(-mean);
  let count = 0;
  for (let product = uniform(); product > limit; product *= uniform()) count += 1;
  return count;
};

/** Successes among `trials`: by skipping while few are expected, by transformed rejection (Hormann 1993) above. */
export const binomial = (uniform: Uniform, trials: number, probability: number): number => {
  if (trials <= 0 || probability <= 0) return 0;
  if (probability >= 1) return trials;
  if (probability > 0.5) return trials - binomial(uniform, trials, 1 - probability);
  if (trials * probability < 12) return bySkipping(uniform, trials, probability);
  return byRejection(uniform, trials, probability);
};

const bySkipping = (uniform: Uniform, trials: number, probability: number): number => {
  let count = 0;
  for (let at = geometric(uniform, probability); at < trials; at += 1 + geometric(uniform, probability))
    count += 1;
  return count;
};

const byRejection = (uniform: Uniform, n: number, p: number): number => {
  const q = 1 - p;
  const spread = Math.sqrt(n * p * q);
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const alpha = (2.83 + 5.1 / b) * spread;
  const inside = 0.92 - 4.2 / b;
  const odds = ln(p / q);
  const mode = Math.floor((n + 1) * p);
  const top = lnFactorial(mode) + lnFactorial(n - mode);
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + n * p + 0.5);
    if (k < 0 || k > n) continue;
    if (edge >= 0.07 && v <= inside) return k;
    if (
      ln((v * alpha) / (a / (edge * edge) + b)) <=
      top - lnFactorial(k) - lnFactorial(n - k) + (k - mode) * odds
    )
      return k;
  }
};

/** ln k!, exact below 10 and by Stirling's series above (error below 1e-10). */
const lnFactorial = (k: number): number => {
  if (k < 10) {
    let product = 1;
    for (let i = 2; i <= k; i += 1) product *= i;
    return ln(product);
  }
  const x = k + 1;
  const inverse = 1 / (x * x);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x;
  return (x - 0.5) * ln(x) - x + 0.9189385332046727 + series;
};
