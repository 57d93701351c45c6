import { exp } from '../../random/exact.ts';
import { type Schedule, seriesOf } from '../../schedule/schedule.ts';
import type { OverdoseParameters } from './parameters.ts';
import { LAST_USES, type OverdosePlace } from './population.ts';

/**
 * Chance that naloxone is used at a witnessed overdose, by last use, place and month:
 * `table[(use * places + place) * months + month]`.
 * Kits in circulation: K(t) = K(t-1)(1 - loss) + new / 12, new = community + pharmacy / pharmacyKitsPerUsed.
 * Use: cap (1 - exp(-(strength / cap) (K / people + Kg / people of the group))), Kg the kits that reach this group only.
 * The first year of kits lies before the start and fills the circulation; after the last year its kits go on.
 * `shares`: people of each group over all, taken as the same in every place.
 */
export const naloxoneTable = (
  places: readonly OverdosePlace[],
  parameters: OverdoseParameters,
  months: number,
  shares: readonly number[],
): Float64Array => {
  const table = new Float64Array(LAST_USES.length * places.length * months);
  const { kitLoss, kitCap, kitStrength, pharmacyKitsPerUsed } = parameters;
  const strength = kitStrength / kitCap;
  const stockOf = (kitsByYear: readonly number[], byMonth: Float64Array | null): Float64Array => {
    const stock = new Float64Array(months);
    let kits = 0;
    for (let month = -12; month < months; month += 1) {
      const year = Math.min(Math.floor(month / 12) + 1, kitsByYear.length - 1);
      const given = byMonth !== null && month >= 0 ? byMonth[month] : (kitsByYear[year] ?? 0) / 12;
      kits = kits * (1 - kitLoss) + (given ?? 0);
      if (month >= 0) stock[month] = kits;
    }
    return stock;
  };
  /** The schedule, or a twelfth of each year's kits. */
  const monthlyOf = (schedule: Schedule | undefined, kitsByYear: readonly number[]): Float64Array =>
    schedule === undefined
      ? Float64Array.from({ length: months }, (_, month) => {
          const year = Math.min(Math.floor(month / 12) + 1, kitsByYear.length - 1);
          return (kitsByYear[year] ?? 0) / 12;
        })
      : seriesOf(schedule, months);
  places.forEach((place, p) => {
    const { community, pharmacy, groups } = place.kitsByMonth ?? {};
    const together = (fromPrograms: number, fromPharmacies: number): number =>
      fromPrograms + fromPharmacies / pharmacyKitsPerUsed;
    const yearly = place.communityKits.map((kits, y) => together(kits, place.pharmacyKits[y] ?? 0));
    const all = stockOf(
      yearly,
      community === undefined && pharmacy === undefined
        ? null
        : monthlyOf(community, place.communityKits).map((kits, month) =>
            together(kits, monthlyOf(pharmacy, place.pharmacyKits)[month] ?? 0),
          ),
    );
    LAST_USES.forEach((use, u) => {
      const given = place.groupKits?.[use];
      const monthly = groups?.[use];
      const own =
        given === undefined && monthly === undefined
          ? null
          : stockOf(given ?? [0], monthly === undefined ? null : seriesOf(monthly, months));
      const members = place.people * (shares[u] ?? 0);
      for (let month = 0; month < months; month += 1) {
        const perPerson = (all[month] ?? 0) / place.people + (own === null ? 0 : (own[month] ?? 0) / members);
        table[(u * places.length + p) * months + month] = kitCap * (1 - exp(-strength * perPerson));
      }
    });
  });
  return table;
};
