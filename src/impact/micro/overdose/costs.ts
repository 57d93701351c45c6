import { createFieldChecks } from '../../field-checks.ts';
import { guard } from '../../guard.ts';
import { err, ok, type Result } from '../../problem.ts';
import { power } from '../../random/exact.ts';
import { flat, group, list, notNegative, numbers, parameter } from '../../shape.ts';
import type { OverdoseOutcomes } from './outcomes.ts';
import { type OverdosePlace, USE_STATES, type UseState } from './population.ts';

/** Money of one currency and year. */
export type OverdoseCosts = {
  readonly kit: number;
  readonly kitDistribution: number;
  readonly ambulance: number;
  readonly hospital: number;
  /** Health care of one person in a month, by state. */
  readonly careByState: { readonly [State in UseState]: number };
  /** Per year, 0 to 1. */
  readonly discount: number;
};

/**
 * US dollars of the Rhode Island model: calibrated file for the kit and its distribution, parameter tables for the
 * rest (PMC9647481 and its public inputs). A person who has just returned to use is counted at lower risk.
 */
export const rhodeIslandCosts: OverdoseCosts = {
  kit: 61.5,
  kitDistribution: 10,
  ambulance: 500,
  hospital: 1034,
  careByState: {
    prescription: 1019,
    lowerRisk: 1511,
    higherRisk: 1511,
    notUsing: 631,
    otherDrugs: 2000,
    returned: 1511,
  },
  discount: 0.03,
};

/** Discounted to the start, by what it was spent on. */
export type OverdoseSpending = {
  readonly kits: number;
  readonly ambulance: number;
  readonly hospital: number;
  readonly care: number;
  readonly total: number;
};

const outcomesShape = group({
  monthly: group({ deaths: numbers(1), ambulance: numbers(1), hospital: numbers(1) }),
  people: list(numbers(1), USE_STATES.length),
});

/** What a run cost. Kits are community kits of the years after the start; the last year's kits go on. */
export const spendingOf = guard(
  [
    parameter('outcomes', outcomesShape),
    parameter('places', list(group({ communityKits: list(notNegative, 1) }), 1)),
    flat('costs', group({ careByState: group({}) })),
  ],
  (
    outcomes: OverdoseOutcomes,
    places: readonly OverdosePlace[],
    costs: OverdoseCosts,
  ): Result<OverdoseSpending> => {
    const checks = createFieldChecks();
    for (const field of ['kit', 'kitDistribution', 'ambulance', 'hospital'] as const)
      checks.amount(field, costs[field]);
    for (const state of USE_STATES) checks.amount(`careByState.${state}`, costs.careByState[state]);
    checks.probability('discount', costs.discount);
    if (checks.problems.length > 0) return err(checks.problems);
    const { monthly, people } = outcomes;
    const years = places[0]?.communityKits.length ?? 0;
    const kitsInYear = Array.from({ length: years }, (_, year) =>
      places.reduce((sum, place) => sum + (place.communityKits[year] ?? 0), 0),
    );
    const spent = { kits: 0, ambulance: 0, hospital: 0, care: 0 };
    for (let month = 0; month < monthly.deaths.length; month += 1) {
      const worth = power(1 + costs.discount, -month / 12);
      const year = Math.min(Math.floor(month / 12) + 1, years - 1);
      spent.kits += worth * ((kitsInYear[year] ?? 0) / 12) * (costs.kit + costs.kitDistribution);
      spent.ambulance += worth * (monthly.ambulance[month] ?? 0) * costs.ambulance;
      spent.hospital += worth * (monthly.hospital[month] ?? 0) * costs.hospital;
      USE_STATES.forEach((state, i) => {
        spent.care += worth * (people[i]?.[month] ?? 0) * costs.careByState[state];
      });
    }
    return ok({ ...spent, total: spent.kits + spent.ambulance + spent.hospital + spent.care });
  },
);
