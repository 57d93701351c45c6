import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../problem.ts';
import { distributedFromOrders, gammaDelay } from './delay.ts';

const amount = fc.double({ min: 0.01, max: 1000, noNaN: true });

test('a delay spreads to one in all and never runs backwards, for any gamma', () => {
  fc.assert(
    fc.property(amount, amount, fc.nat(24), (shape, rate, longest) => {
      const delay = must(gammaDelay(shape, rate, longest));
      assert.equal(delay.length, longest + 1);
      assert.ok(delay.every((share) => share >= 0 && share <= 1));
      assert.ok(Math.abs(delay.reduce((sum, share) => sum + share, 0) - 1) < 1e-9);
    }),
    { seed: 31 },
  );
  // An exponential delay of mean one month: shares fall by 1/e each month.
  const [now = 0, next = 0] = must(gammaDelay(1, 1, 6));
  assert.ok(Math.abs(next / now - Math.exp(-1)) < 1e-12);
});

test('no kit is given out that was not ordered, and none before it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(500), { minLength: 1, maxLength: 24 }),
      amount,
      amount,
      (orders, shape, rate) => {
        const given = must(distributedFromOrders(orders, must(gammaDelay(shape, rate, 6))));
        let ordered = 0;
        let out = 0;
        given.forEach((kits, t) => {
          ordered += orders[t] ?? 0;
          out += kits;
          assert.ok(kits >= 0 && out <= ordered + 1e-6);
        });
      },
    ),
    { seed: 32 },
  );
});

test('bad delays are refused and named', () => {
  const refused = distributedFromOrders([1, -2], [0.9, 0.9]);
  assert.ok(!refused.ok);
  assert.deepEqual(
    refused.error.map(({ field }) => field),
    ['orders[1]', 'delay'],
  );
  assert.ok(!gammaDelay(0, 1, 3).ok);
});
