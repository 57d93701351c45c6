// What is saved against what is spent: a count of each outcome averted, times what one of it costs.
import { createChecker } from '../check.ts';
import { guard } from '../guard.ts';
import type { Result } from '../problem.ts';
import { flat, group, leaf, list } from '../shape.ts';

export type BenefitCostPlan = {
  /** Outcomes averted and the cost of one, in one currency. A negative count is an outcome added. */
  readonly averted: readonly { readonly count: number; readonly costEach: number }[];
  /** Spent over the same time, above 0. */
  readonly cost: number;
};

export type BenefitCost = {
  readonly savings: number;
  /** Savings less cost. */
  readonly net: number;
  /** Savings over cost. */
  readonly ratio: number;
};

/** Savings, net savings and benefit to cost; nothing is discounted. */
export const benefitCost = guard(
  [
    flat(
      'plan',
      group({ averted: list(group({ count: leaf, costEach: leaf }, 'closed'), 1), cost: leaf }, 'closed'),
    ),
  ],
  ({ averted, cost }: BenefitCostPlan): Result<BenefitCost> => {
    const check = createChecker();
    averted.forEach((outcome, i) => {
      check.number(`averted[${i}].count`, outcome.count);
      check.notNegative(`averted[${i}].costEach`, outcome.costEach);
    });
    check.positive('cost', cost);
    return check.finish(() => {
      const savings = averted.reduce((sum, { count, costEach }) => sum + count * costEach, 0);
      return { savings, net: savings - cost, ratio: savings / cost };
    });
  },
);
