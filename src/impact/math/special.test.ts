import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  betaQuantile,
  gammaQuantile,
  incompleteBeta,
  incompleteGamma,
  logGamma,
  normalCdf,
  normalQuantile,
} from './special.ts';

const close = (got: number, wanted: number, relative = 1e-12): void =>
  assert.ok(
    Math.abs(got - wanted) <= relative * Math.max(1e-300, Math.abs(wanted)),
    `${got} is not ${wanted}`,
  );

test('the gamma function gives factorials and half-integer values', () => {
  close(logGamma(11), Math.log(3_628_800));
  close(logGamma(0.5), Math.log(Math.sqrt(Math.PI)));
  close(logGamma(0.1), Math.log(9.513507698668732));
});

test('normal quantiles equal the tabled ones and invert the distribution far into the tails', () => {
  close(normalQuantile(0.975), 1.959963984540054);
  close(normalQuantile(0.95), 1.6448536269514722);
  close(normalQuantile(1e-10), -6.361340902404056, 1e-11);
  for (const p of [1e-12, 1e-6, 0.02, 0.3, 0.5, 0.7]) close(normalCdf(normalQuantile(p)), p, 1e-11);
});

test('the normal distribution function is 0 and 1 at the ends of the line', () => {
  assert.deepEqual([normalCdf(-Infinity), normalCdf(Infinity), normalCdf(-40), normalCdf(0)], [0, 1, 0, 0.5]);
});

test('incomplete beta and gamma equal their elementary cases', () => {
  for (const x of [0.001, 0.2, 0.5, 0.93]) {
    close(incompleteBeta(1, 1, x), x);
    close(incompleteBeta(3, 1, x), x ** 3);
    close(incompleteBeta(1, 4, x), 1 - (1 - x) ** 4, 1e-11);
    close(incompleteGamma(1, 5 * x), 1 - Math.exp(-5 * x), 1e-11);
  }
  // P(2, x) = 1 - (1 + x) e^-x
  close(incompleteGamma(2, 3), 1 - 4 * Math.exp(-3));
});

test('beta and gamma quantiles invert their distribution functions for any shape', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.3, max: 3000, noNaN: true }),
      fc.double({ min: 0.3, max: 3000, noNaN: true }),
      fc.double({ min: 0.0005, max: 0.9995, noNaN: true }),
      (a, b, p) => {
        const x = betaQuantile(p, a, b);
        // A quantile within one unit in the last place of 1 cannot be told apart from 1.
        if (x < 1 - 1e-12) close(incompleteBeta(a, b, x), p, 1e-8);
        close(incompleteGamma(a, gammaQuantile(p, a)), p, 1e-8);
      },
    ),
    { seed: 20261123, numRuns: 300 },
  );
});
