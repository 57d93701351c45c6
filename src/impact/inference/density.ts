// How likely a value is under a distribution: what calibration weighs particles by.
import { logGamma, normalCdf } from '../math/special.ts';
import { type Distribution, pertShape, pointOf } from './distribution.ts';
import { intervalScore, intervalWidth, isInside } from './interval.ts';

/** Log density at `x`, -Infinity outside the support. A fixed value has density 1 at itself. */
export const logDensity = (d: Distribution, x: number): number => {
  const point = pointOf(d);
  if (point !== null) return x === point ? 0 : -Infinity;
  switch (d.kind) {
    case 'fixed':
      return x === d.value ? 0 : -Infinity;
    case 'uniform':
      return x < d.low || x > d.high ? -Infinity : -Math.log(d.high - d.low);
    case 'triangular': {
      if (x < d.low || x > d.high) return -Infinity;
      const slope =
        x < d.mode ? (x - d.low) / (d.mode - d.low) : x > d.mode ? (d.high - x) / (d.high - d.mode) : 1;
      return Math.log((2 * slope) / (d.high - d.low));
    }
    case 'pert': {
      const [a, b] = pertShape(d);
      const width = d.high - d.low;
      return betaLogDensity((x - d.low) / width, a, b) - Math.log(width);
    }
    case 'beta':
      return betaLogDensity(x, d.a, d.b);
    case 'gamma':
      return x <= 0
        ? -Infinity
        : d.shape * Math.log(d.rate) + (d.shape - 1) * Math.log(x) - d.rate * x - logGamma(d.shape);
    case 'lognormal':
      return x <= 0 ? -Infinity : normalLogDensity(Math.log(x), d.mu, d.sigma) - Math.log(x);
    case 'interval': {
      if (!isInside(d, x)) return -Infinity;
      const stretch = d.scale === 'log' ? x : x * (1 - x);
      return normalLogDensity(intervalScore(d, x), 0, 1) - Math.log(stretch * intervalWidth(d, x < d.median));
    }
    case 'normal': {
      const { low = -Infinity, high = Infinity } = d;
      if (x < low || x > high) return -Infinity;
      const kept = normalCdf((high - d.mean) / d.sd) - normalCdf((low - d.mean) / d.sd);
      return normalLogDensity(x, d.mean, d.sd) - Math.log(kept);
    }
  }
};

const normalLogDensity = (x: number, mean: number, sd: number): number =>
  -0.5 * ((x - mean) / sd) ** 2 - Math.log(sd * Math.sqrt(2 * Math.PI));

const betaLogDensity = (x: number, a: number, b: number): number =>
  x <= 0 || x >= 1
    ? -Infinity
    : logGamma(a + b) - logGamma(a) - logGamma(b) + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x);
