// Kits wear out of circulation: used, lost, expired, passed on out of reach. K(t) = K(t-1) (1 - 1/life) + new kits.

import { createChecker } from '../check.ts';
import { guard, guardBare } from '../guard.ts';
import type { Result } from '../problem.ts';
import { flat, group, leaf, list, notNegative, optional, parameter, positive } from '../shape.ts';

/** Mean life of a kit in months: Zang et al. 2022 (PMC9647481), model constant, no interval given. */
export const kitLifeMonths = 15.5;

export type KitStock = {
  /** Kits in circulation before the first month. */
  readonly before: number;
  /** New kits month by month, oldest first. */
  readonly monthly: readonly number[];
  /** Mean life in months, above 1. */
  readonly life?: number | undefined;
};

/** Kits in circulation at the end of each month. */
export const kitsInCirculation = guard(
  [flat('kits', group({ before: leaf, monthly: list(), life: optional(leaf) }, 'closed'))],
  ({ before, monthly, life = kitLifeMonths }: KitStock): Result<Float64Array> => {
    const check = createChecker();
    check.notNegative('before', before);
    if (check.positive('life', life) && life < 1)
      check.report('outside', 'life', { low: 1, high: 'any', got: life });
    if (monthly.length === 0) check.report('empty', 'monthly');
    monthly.forEach((kits, i) => {
      check.notNegative(`monthly[${i}]`, kits);
    });
    return check.finish(() => stockOf(before, monthly, life));
  },
);

/** The same without checks, for inner loops. */
export const stockOf = (before: number, monthly: readonly number[], life: number): Float64Array => {
  const kept = 1 - 1 / life;
  let stock = before;
  return Float64Array.from(monthly, (kits) => {
    stock = stock * kept + kits;
    return stock;
  });
};

/** Kits in circulation when the same number is handed out every month for ever. */
export const steadyStock = guardBare(
  [parameter('kitsPerMonth', notNegative), parameter('life', optional(positive))],
  (kitsPerMonth: number, life: number = kitLifeMonths): number => kitsPerMonth * life,
);
