// Distributions as plain values: they travel in scenario files and in the evidence registry, and mean the same anywhere.
import { type Checker, describe, isRecord, type Range, reportUnknownFields } from '../check.ts';
import {
  betaQuantile,
  gammaQuantile,
  incompleteBeta,
  incompleteGamma,
  normalCdf,
  normalQuantile,
} from '../math/special.ts';
import { type IntervalDistribution, intervalScore, intervalValue, isInside } from './interval.ts';

export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  /** Beta on [low, high] with mean (low + 4 mode + high) / 6. */
  | { readonly kind: 'pert'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: 'beta'; readonly a: number; readonly b: number }
  | { readonly kind: 'gamma'; readonly shape: number; readonly rate: number }
  /** Median exp(mu); log-scale standard deviation sigma. */
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  /**
   * A published estimate with its 95 % interval, taken at its word: `median` is the estimate, 2.5 % lies below `low` and
   * 2.5 % above `high`. Two half normals on the log scale (positive quantities) or logit scale (shares), of own widths.
   */
  | IntervalDistribution
  /** Normal cut to [low, high] and renormalized; the ends may be infinite by leaving them out. */
  | {
      readonly kind: 'normal';
      readonly mean: number;
      readonly sd: number;
      readonly low?: number | undefined;
      readonly high?: number | undefined;
    };

/** Lognormal with the estimate as its median and log-scale width from a symmetric two-sided interval (95 % unless told). */
export const lognormalFromInterval = (
  estimate: number,
  low: number,
  high: number,
  level = 0.95,
): Distribution => ({
  kind: 'lognormal',
  mu: Math.log(estimate),
  sigma: (Math.log(high) - Math.log(low)) / (2 * normalQuantile(0.5 + level / 2)),
});

/**
 * A person's range as a distribution: certain when low equals high, PERT when a most likely value is given,
 * otherwise uniform, which favors nothing inside the range.
 */
export const distributionFromRange = ({ low, high, likely }: Range): Distribution => {
  if (low === high) return { kind: 'fixed', value: low };
  return likely === undefined ? { kind: 'uniform', low, high } : { kind: 'pert', low, mode: likely, high };
};

/** The value below which a share `p` (0 to 1) of the distribution lies. Assumes a checked distribution. */
export const quantile = (d: Distribution, p: number): number => {
  const point = pointOf(d);
  if (point !== null) return point;
  switch (d.kind) {
    case 'fixed':
      return d.value;
    case 'uniform':
      return d.low + p * (d.high - d.low);
    case 'triangular':
      return triangularQuantile(d, p);
    case 'pert': {
      const [a, b] = pertShape(d);
      return d.low + (d.high - d.low) * betaQuantile(p, a, b);
    }
    case 'beta':
      return betaQuantile(p, d.a, d.b);
    case 'gamma':
      return gammaQuantile(p, d.shape) / d.rate;
    case 'lognormal':
      return Math.exp(d.mu + d.sigma * normalQuantile(p));
    case 'interval':
      return intervalValue(d, normalQuantile(p));
    case 'normal': {
      const from = normalCdf(((d.low ?? -Infinity) - d.mean) / d.sd);
      const to = normalCdf(((d.high ?? Infinity) - d.mean) / d.sd);
      const x = d.mean + d.sd * normalQuantile(from + p * (to - from));
      return Math.min(d.high ?? Infinity, Math.max(d.low ?? -Infinity, x));
    }
  }
};

/** Share of the distribution at or below `x`. */
export const cdf = (d: Distribution, x: number): number => {
  const point = pointOf(d);
  if (point !== null) return x >= point ? 1 : 0;
  switch (d.kind) {
    case 'fixed':
      return x >= d.value ? 1 : 0;
    case 'uniform':
      return clamp((x - d.low) / (d.high - d.low));
    case 'triangular':
      return triangularCdf(d, x);
    case 'pert': {
      const [a, b] = pertShape(d);
      return incompleteBeta(a, b, (x - d.low) / (d.high - d.low));
    }
    case 'beta':
      return incompleteBeta(d.a, d.b, x);
    case 'gamma':
      return incompleteGamma(d.shape, x * d.rate);
    case 'lognormal':
      return x <= 0 ? 0 : normalCdf((Math.log(x) - d.mu) / d.sigma);
    case 'interval':
      return isInside(d, x) ? normalCdf(intervalScore(d, x)) : x <= 0 ? 0 : 1;
    case 'normal': {
      const from = normalCdf(((d.low ?? -Infinity) - d.mean) / d.sd);
      const to = normalCdf(((d.high ?? Infinity) - d.mean) / d.sd);
      return clamp((normalCdf((x - d.mean) / d.sd) - from) / (to - from));
    }
  }
};

/** Reports every parameter that makes no distribution. */
export const checkDistribution = (check: Checker, field: string, d: Distribution): void => {
  if (!isRecord(d)) {
    check.report(d === undefined || d === null ? 'missing' : 'not-an-object', field);
    return;
  }
  if (typeof d.kind !== 'string' || !Object.hasOwn(parametersOf, d.kind)) {
    check.report('unknown', `${field}.kind`, { got: describe(d.kind) });
    return;
  }
  reportUnknownFields(check, field, d, ['kind', ...parametersOf[d.kind]]);
  switch (d.kind) {
    case 'fixed':
      check.number(`${field}.value`, d.value);
      return;
    case 'uniform':
      check.range(field, { low: d.low, high: d.high });
      return;
    case 'triangular':
    case 'pert':
      if (check.range(field, { low: d.low, high: d.high }))
        within(check, `${field}.mode`, d.mode, d.low, d.high);
      return;
    case 'beta':
      within(check, `${field}.a`, d.a, leastShape, mostShape);
      within(check, `${field}.b`, d.b, leastShape, mostShape);
      return;
    case 'gamma':
      within(check, `${field}.shape`, d.shape, leastShape, mostShape);
      check.positive(`${field}.rate`, d.rate);
      return;
    case 'lognormal':
      within(check, `${field}.mu`, d.mu, -300, 300);
      if (check.positive(`${field}.sigma`, d.sigma)) within(check, `${field}.sigma`, d.sigma, 0, 30);
      return;
    case 'interval':
      checkInterval(check, field, d);
      return;
    case 'normal':
      checkNormal(check, field, d);
  }
};

// Shapes beyond these have no quantile that a double can hold.
const leastShape = 1e-3;
const mostShape = 1e9;

const parametersOf: { readonly [Kind in Distribution['kind']]: readonly string[] } = {
  fixed: ['value'],
  uniform: ['low', 'high'],
  triangular: ['low', 'mode', 'high'],
  pert: ['low', 'mode', 'high'],
  beta: ['a', 'b'],
  gamma: ['shape', 'rate'],
  lognormal: ['mu', 'sigma'],
  interval: ['scale', 'median', 'low', 'high'],
  normal: ['mean', 'sd', 'low', 'high'],
};

const within = (check: Checker, field: string, value: unknown, low: number, high: number): void => {
  if (check.number(field, value) && (value < low || value > high))
    check.report('outside', field, { low, high, got: value });
};

const checkInterval = (check: Checker, field: string, d: IntervalDistribution): void => {
  if (d.scale !== 'log' && d.scale !== 'logit')
    check.report('unknown', `${field}.scale`, { got: describe(d.scale) });
  const ends = { low: d.low, high: d.high };
  if (!check.range(field, ends, d.scale === 'log' ? 'positive' : 'probability')) return;
  if (check.number(`${field}.median`, d.median) && !(d.low < d.median && d.median < d.high)) {
    check.report('outside', `${field}.median`, { low: d.low, high: d.high, got: d.median });
  }
  if (d.scale === 'logit' && (d.low <= 0 || d.high >= 1)) {
    check.report('not-a-probability', field, { got: d.low <= 0 ? d.low : d.high });
  }
};

// A cut normal must keep something to draw from: at least a billionth of the whole.
const checkNormal = (check: Checker, field: string, d: Distribution & { readonly kind: 'normal' }): void => {
  const before = check.problems.length;
  check.number(`${field}.mean`, d.mean);
  check.positive(`${field}.sd`, d.sd);
  for (const end of ['low', 'high'] as const) {
    if (d[end] !== undefined) check.number(`${field}.${end}`, d[end]);
  }
  if (check.problems.length > before) return;
  const { low = -Infinity, high = Infinity, mean, sd } = d;
  if (low > high) check.report('upside-down', field, { low, high });
  else if (!(normalCdf((high - mean) / sd) - normalCdf((low - mean) / sd) > 1e-9))
    check.report('outside', `${field}.mean`, { low, high, got: mean });
};

/** The one value of a fixed distribution or of a range closed to a point; null for all others. */
export const pointOf = (d: Distribution): number | null => {
  if (d.kind === 'fixed') return d.value;
  const bounded = d.kind === 'uniform' || d.kind === 'triangular' || d.kind === 'pert';
  return bounded && d.low === d.high ? d.low : null;
};

/** Shapes of the beta behind a PERT. */
export const pertShape = (d: { low: number; mode: number; high: number }): readonly [number, number] => {
  const width = d.high - d.low;
  return [1 + (4 * (d.mode - d.low)) / width, 1 + (4 * (d.high - d.mode)) / width];
};

const triangularQuantile = (d: { low: number; mode: number; high: number }, p: number): number => {
  const width = d.high - d.low;
  const turn = (d.mode - d.low) / width;
  return p < turn
    ? d.low + Math.sqrt(p * width * (d.mode - d.low))
    : d.high - Math.sqrt((1 - p) * width * (d.high - d.mode));
};

const triangularCdf = (d: { low: number; mode: number; high: number }, x: number): number => {
  if (x <= d.low) return 0;
  if (x >= d.high) return 1;
  const width = d.high - d.low;
  return x < d.mode
    ? (x - d.low) ** 2 / (width * (d.mode - d.low))
    : 1 - (d.high - x) ** 2 / (width * (d.high - d.mode));
};

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
