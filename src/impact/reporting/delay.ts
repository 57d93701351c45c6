// Delays by month, as the reporting model needs them: from ordered to given out, from given out to reported.

import { createChecker } from '../check.ts';
import { guard } from '../guard.ts';
import { incompleteGamma } from '../math/special.ts';
import type { Result } from '../problem.ts';
import { amount, leaf, list, parameter, whole } from '../shape.ts';

/**
 * Share of events that come 0, 1, ... `longest` months later, when the delay is Gamma(shape, rate per month), cut at
 * `longest` and brought back to 1 in all.
 */
export const gammaDelay = guard(
  [parameter('shape', leaf), parameter('rate', leaf), parameter('longest', whole(0, 1200))],
  (shape: number, rate: number, longest: number): Result<readonly number[]> => {
    const check = createChecker();
    check.positive('shape', shape);
    check.positive('rate', rate);
    check.count('longest', longest);
    return check.finish(() => {
      const until = (months: number): number => incompleteGamma(shape, months * rate);
      const whole = until(longest + 1);
      // A delay that is all but surely longer than `longest` still has to come out somewhere: at the end.
      if (!(whole > 0)) return Array.from({ length: longest + 1 }, (_, k) => (k === longest ? 1 : 0));
      return Array.from({ length: longest + 1 }, (_, k) => (until(k + 1) - until(k)) / whole);
    });
  },
);

/**
 * Kits expected to reach people each month, from the kits sites ordered: each order is spread along `delay`. What is
 * ordered too late to arrive within the months is left out, so the sum never exceeds the orders.
 */
export const distributedFromOrders = guard(
  [parameter('orders', list(amount)), parameter('delay', list(amount))],
  (orders: readonly number[], delay: readonly number[]): Result<readonly number[]> => {
    const check = createChecker();
    if (orders.length === 0) check.report('empty', 'orders');
    if (delay.length === 0) check.report('empty', 'delay');
    orders.forEach((kits, t) => {
      check.notNegative(`orders[${t}]`, kits);
    });
    delay.forEach((share, k) => {
      check.probability(`delay[${k}]`, share);
    });
    const sum = delay.reduce((total, share) => total + share, 0);
    if (sum > 1 + 1e-9) check.report('more-than', 'delay', { got: sum, limit: 1, of: 'all orders' });
    return check.finish(() =>
      orders.map((_, t) =>
        delay.reduce((kits, share, k) => (k <= t ? kits + share * (orders[t - k] ?? 0) : kits), 0),
      ),
    );
  },
);
