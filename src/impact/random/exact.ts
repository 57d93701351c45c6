/**
 * Natural logarithm and exponential from additions, products and quotients alone. The language leaves
 * Math.log and Math.exp to each engine, and engines differ in the last bit; a last bit may turn one person's
 * month. These are the same on every machine, to about 1e-15 relative.
 */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);
double[0] = 1;
const HIGH = halves[1] === 0x3ff00000 ? 1 : 0;

/** ln x for x > 0. Zero gives -Infinity, a negative or absent number gives NaN, as Math.log does. */
export const ln = (x: number): number => {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x < 2.2250738585072014e-308) return ln(x * 4503599627370496) - 52 * Math.LN2;
  double[0] = x;
  let high = halves[HIGH] as number;
  let exponent = (high >>> 20) - 1023;
  high = (high & 0xfffff) | 0x3ff00000;
  halves[HIGH] = high;
  let mantissa = double[0] as number;
  if (mantissa > Math.SQRT2) {
    mantissa *= 0.5;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const q = s * s;
  // 2 atanh(s) by its Taylor series; |s| < 0.172, so the term left out is below 1e-17.
  const tail =
    q *
    (1 / 3 +
      q *
        (1 / 5 +
          q *
            (1 / 7 +
              q *
                (1 / 9 +
                  q * (1 / 11 + q * (1 / 13 + q * (1 / 15 + q * (1 / 17 + q * (1 / 19 + q * (1 / 21))))))))));
  return exponent * LN2_HIGH + (exponent * LN2_LOW + 2 * s * (1 + tail));
};

/** e to the power x. */
export const exp = (x: number): number => {
  if (Number.isNaN(x)) return x;
  if (x > 709.7) return Number.POSITIVE_INFINITY;
  if (x < -745) return 0;
  const k = Math.round(x / Math.LN2);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let sum = 1;
  for (let n = 14; n >= 1; n -= 1) sum = 1 + (sum * r) / n;
  if (k < -1000) return sum * powerOfTwo(k + 100) * powerOfTwo(-100);
  return sum * powerOfTwo(k);
};

/** base to the power, for base > 0; 0 for base 0 and power > 0. */
export const power = (base: number, exponent: number): number => {
  if (base === 0) return exponent === 0 ? 1 : 0;
  return exp(exponent * ln(base));
};

const powerOfTwo = (k: number): number => {
  if (k > 1023) return 2 * powerOfTwo(k - 1);
  halves[HIGH] = (k + 1023) << 20;
  halves[1 - HIGH] = 0;
  return double[0] as number;
};
