// Needle circulation in its steady state: what share of circulating needles is contaminated, and what exchange does to it.
// UNVERIFIED: the form is the standard one and was not read in a paper. Kaplan and Heimer 1992 (abstract) give an
// infectivity of 0.0067 per contaminated injection and 67.5 % of New Haven needles contaminated; the often quoted
// reduction by exchange was not read and is not reproduced here. Use it to compare, never as a published result.

import { createChecker } from '../check.ts';
import { guard } from '../guard.ts';
import type { Result } from '../problem.ts';
import { flat, group } from '../shape.ts';

/** Rates per needle and year. */
export type Circulation = {
  /** Share of people who inject that carry the virus. */
  readonly prevalence: number;
  /** Uses of a shared needle. */
  readonly uses: number;
  /** Decontaminations: bleaching, or virus dying off. */
  readonly cleaning: number;
  /** Replacements by exchange. */
  readonly exchange: number;
};

export type CirculationResult = {
  /** Share of circulating needles that is contaminated: q s / (q s + cleaning + exchange). */
  readonly contaminated: number;
  /** The same without exchange. */
  readonly withoutExchange: number;
  /** 1 - contaminated / withoutExchange; 0 when nothing is contaminated. */
  readonly reduction: number;
};

export const needleCirculation = guard(
  [flat('circulation', group({}))],
  ({ prevalence, uses, cleaning, exchange }: Circulation): Result<CirculationResult> => {
    const check = createChecker();
    check.probability('prevalence', prevalence);
    check.positive('uses', uses);
    check.notNegative('cleaning', cleaning);
    check.notNegative('exchange', exchange);
    return check.finish(() => {
      const soiling = prevalence * uses;
      const contaminated = soiling === 0 ? 0 : soiling / (soiling + cleaning + exchange);
      const withoutExchange = soiling === 0 ? 0 : soiling / (soiling + cleaning);
      return {
        contaminated,
        withoutExchange,
        reduction: withoutExchange === 0 ? 0 : 1 - contaminated / withoutExchange,
      };
    });
  },
);
