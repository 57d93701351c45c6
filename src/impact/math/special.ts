// Special functions behind the quantiles. Accurate to about 1e-13 relative unless said otherwise (special.test.ts
// checks them against closed forms and tabled values).

/** log of the gamma function for x > 0 (Lanczos approximation, g = 7, nine terms; reflection below 1/2). */
export const logGamma = (x: number): number => {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  let sum = lanczos[0] ?? 0;
  for (let k = 1; k < lanczos.length; k += 1) sum += (lanczos[k] ?? 0) / (z + k);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
};

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Regularized lower incomplete gamma P(a, x), a > 0, x >= 0: series below a + 1, continued fraction above. */
export const incompleteGamma = (a: number, x: number): number => {
  if (x <= 0) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 10_000 && Math.abs(term) > Math.abs(sum) * 1e-16; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.min(1, front * sum);
  }
  return Math.max(0, 1 - front * gammaFraction(a, x));
};

const gammaFraction = (a: number, x: number): number => {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 10_000; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return h;
};

/** Regularized incomplete beta I_x(a, b), a and b > 0 (Lentz continued fraction on the faster side). */
export const incompleteBeta = (a: number, b: number, x: number): number => betaCdf(a, b, x, betaScale(a, b));

/** Minus the log of the beta function: the same for every x of one shape. */
export const betaScale = (a: number, b: number): number => logGamma(a + b) - logGamma(a) - logGamma(b);

/** The same as `incompleteBeta` with the shape's `betaScale` given, for many x of one shape. */
export const betaCdf = (a: number, b: number, x: number, scale: number): number => {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(scale + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(a, b, x)) / a
    : 1 - (front * betaFraction(b, a, 1 - x)) / b;
};

const betaFraction = (a: number, b: number, x: number): number => {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return h;
};

const tiny = 1e-300;
const nonZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value);

/** Standard normal distribution function, through the incomplete gamma function so that both tails are exact. */
export const normalCdf = (z: number): number => {
  const half = 0.5 * upperTail(Math.abs(z));
  return z < 0 ? half : 1 - half;
};

// P(|Z| > z): the upper incomplete gamma Q(1/2, z^2/2), taken directly so that far tails keep their digits.
const upperTail = (z: number): number => {
  const x = (z * z) / 2;
  // Beyond 38 standard deviations nothing is left that a double can hold.
  if (x > 722) return 0;
  if (x < 1.5) return 1 - incompleteGamma(0.5, x);
  return Math.exp(0.5 * Math.log(x) - x - logGamma(0.5)) * gammaFraction(0.5, x);
};

/** Standard normal quantile for 0 < p < 1; -Infinity and Infinity at the ends. Rational start, Halley-polished. */
export const normalQuantile = (p: number): number => {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  if (p > 0.5) return -normalQuantile(1 - p);
  // Abramowitz & Stegun 26.2.23 start (error < 4.5e-4), then Halley steps on the exact distribution function.
  const t = Math.sqrt(-2 * Math.log(p));
  let z = -(
    t -
    (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
  );
  for (let i = 0; i < 3; i += 1) {
    const error = (normalCdf(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
    z -= error / (1 + (z * error) / 2);
  }
  return z;
};

/** Quantile of Beta(a, b). */
export const betaQuantile = (p: number, a: number, b: number): number => {
  const scale = betaScale(a, b);
  const density = (x: number): number => Math.exp(scale + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
  return invert(p, 0, 1, a / (a + b), (x) => betaCdf(a, b, x, scale), density);
};

/** Quantile of Gamma with the given shape and rate 1. */
export const gammaQuantile = (p: number, shape: number): number => {
  if (p <= 0) return 0;
  if (p >= 1) return Infinity;
  let high = shape + 10 * Math.sqrt(shape) + 10;
  while (incompleteGamma(shape, high) < p) high *= 2;
  return invert(
    p,
    0,
    high,
    Math.min(shape, high / 2),
    (x) => incompleteGamma(shape, x),
    (x) => Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape)),
  );
};

// Newton inside a bracket that always shrinks; falls back to bisection whenever a step leaves the bracket.
const invert = (
  p: number,
  from: number,
  to: number,
  start: number,
  cdf: (x: number) => number,
  density: (x: number) => number,
): number => {
  if (p <= 0) return from;
  if (p >= 1) return to;
  let low = from;
  let high = to;
  let x = start;
  for (let i = 0; i < 200; i += 1) {
    const error = cdf(x) - p;
    if (error > 0) high = x;
    else low = x;
    const step = error / density(x);
    const newton = x - step;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-15 * Math.abs(x) || high - low <= 1e-300) return next;
    x = next;
  }
  return x;
};
