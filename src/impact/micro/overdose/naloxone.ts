import { exp } from '../../random/exact.ts';
import type { OverdoseParameters } from './parameters.ts';
import type { OverdosePlace } from './population.ts';

/**
 * Chance that naloxone is used at a witnessed overdose, by place and month: `table[place * months + month]`.
 * Kits in circulation: K(t) = K(t-1)(1 - loss) + new / 12, new = community + pharmacy / pharmacyKitsPerUsed.
 * Use: cap (1 - exp(-(strength / cap) K / people)). The first year of kits lies before the start and fills the
 * circulation; after the last year its kits go on.
 */
export const naloxoneTable = (
  places: readonly OverdosePlace[],
  parameters: OverdoseParameters,
  months: number,
): Float64Array => {
  const table = new Float64Array(places.length * months);
  const { kitLoss, kitCap, kitStrength, pharmacyKitsPerUsed } = parameters;
  places.forEach((place, p) => {
    const perMonth = place.communityKits.map(
      (kits, y) => (kits + (place.pharmacyKits[y] ?? 0) / pharmacyKitsPerUsed) / 12,
    );
    const strength = kitStrength / (kitCap * place.people);
    let kits = 0;
    for (let month = -12; month < months; month += 1) {
      const year = Math.min(Math.floor(month / 12) + 1, perMonth.length - 1);
      kits = kits * (1 - kitLoss) + (perMonth[year] ?? 0);
      if (month >= 0) table[p * months + month] = kitCap * (1 - exp(-strength * kits));
    }
  });
  return table;
};
