// Cost per outcome, with money and outcomes of later years discounted to the first.

import { createChecker } from '../check.ts';
import { guard, guardBare } from '../guard.ts';
import { createProblem, err, type Result } from '../problem.ts';
import { flat, group, leaf, list, notNegative, numbers, optional, parameter } from '../shape.ts';

export type CostPlan = {
  /** What is spent each year more than without the program. May be negative: money saved. */
  readonly costs: readonly number[];
  /** Outcomes averted or gained each year (deaths, infections, life years), as many as `costs`. */
  readonly outcomes: readonly number[];
  /** Yearly discount on costs, e.g. 0.03. */
  readonly discount: number;
  /** Yearly discount on outcomes; the same as on costs when left out. */
  readonly outcomeDiscount?: number | undefined;
};

export type CostPerOutcome = {
  readonly cost: number;
  readonly outcomes: number;
  /** Cost per outcome; null when it has no meaning because outcomes are not gained, see `verdict`. */
  readonly perOutcome: number | null;
  /**
   * `saves and gains`: less money, more health. `costs for gain`: the ratio applies. `no gain`: nothing is gained, so no
   * ratio is given. Negative ratios are never shown, because two opposite situations share them.
   */
  readonly verdict: 'saves and gains' | 'costs for gain' | 'no gain';
};

/** Present value of both streams, first year undiscounted. */
export const costPerOutcome = guard(
  [
    flat(
      'plan',
      group({ costs: list(), outcomes: list(), discount: leaf, outcomeDiscount: optional(leaf) }, 'closed'),
    ),
  ],
  ({ costs, outcomes, discount, outcomeDiscount = discount }: CostPlan): Result<CostPerOutcome> => {
    const check = createChecker();
    if (costs.length === 0) check.report('empty', 'costs');
    costs.forEach((cost, i) => {
      check.number(`costs[${i}]`, cost);
    });
    outcomes.forEach((outcome, i) => {
      check.number(`outcomes[${i}]`, outcome);
    });
    check.notNegative('discount', discount);
    check.notNegative('outcomeDiscount', outcomeDiscount);
    if (outcomes.length !== costs.length) {
      return err([
        ...check.problems,
        createProblem('wrong-format', 'outcomes', {
          expected: `${costs.length} years`,
          got: `${outcomes.length} years`,
        }),
      ]);
    }
    return check.finish(() => {
      const cost = presentValue(costs, discount);
      const gained = presentValue(outcomes, outcomeDiscount);
      const verdict = gained <= 0 ? 'no gain' : cost <= 0 ? 'saves and gains' : 'costs for gain';
      return { cost, outcomes: gained, perOutcome: gained > 0 ? Math.max(0, cost / gained) : null, verdict };
    });
  },
);

/** Sum of yearly amounts, year k divided by (1 + rate)^k. */
export const presentValue = guardBare(
  [parameter('amounts', numbers()), parameter('rate', notNegative)],
  (amounts: readonly number[], rate: number): number =>
    amounts.reduce((sum, amount, year) => sum + amount / (1 + rate) ** year, 0),
);
