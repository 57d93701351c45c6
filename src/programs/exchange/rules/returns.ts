import type { EntryOf } from '#log/index.ts';
import type { FactorBody, Returned } from '../entries.ts';

/** A factor by unit, as syringes in one kilogram, pound or litre. */
export interface Factor {
  readonly unit: FactorBody['unit'];
  readonly perUnit: number;
  readonly source?: string | undefined;
}

/**
 * A figure in use somewhere, offered when an organization sets its own and never used unless it does: syringes and bins
 * differ. 281 syringes a pound: Orange County, North Carolina (docs/practice.md, Weighed returns).
 */
export const suggestedFactors: readonly Factor[] = [
  { unit: 'lb', perUnit: 281, source: 'Orange County, North Carolina' },
];

export type FactorEntry = Pick<EntryOf<FactorBody>, 'id' | 'hlc' | 'body'>;

/** The factor that counts for a unit. Weight set in one unit serves the other. Undefined: no number is made up. */
export const factorFor = (unit: Factor['unit'], entries: readonly FactorEntry[]): Factor | undefined => {
  const own = latest(unit, entries);
  if (own !== undefined) return own;
  const other = unit === 'kg' ? latest('lb', entries) : unit === 'lb' ? latest('kg', entries) : undefined;
  if (other === undefined) return undefined;
  return {
    ...other,
    unit,
    perUnit: unit === 'kg' ? other.perUnit / kilogramsInPound : other.perUnit * kilogramsInPound,
  };
};

/** By the international yard and pound agreement of 1959. */
const kilogramsInPound = 0.45359237;

export const returnedByWeight = (
  amount: number,
  unit: 'kg' | 'lb',
  factor: Factor | undefined,
): Extract<Returned, { how: 'weight' }> => ({
  how: 'weight',
  amount,
  unit,
  ...(factor === undefined
    ? {}
    : { perUnit: factor.perUnit, estimated: Math.round(amount * factor.perUnit) }),
});

export interface Container {
  readonly litres: number;
  readonly count: number;
  /** From 0 (empty) to 1 (full). */
  readonly fullness: number;
}

export const returnedByContainers = (
  containers: readonly Container[],
  factor: Factor | undefined,
): Extract<Returned, { how: 'containers' }> => {
  const litres = litresIn(containers);
  return {
    how: 'containers',
    containers: containers.map((each) => ({ ...each })),
    ...(factor === undefined
      ? {}
      : { perLitre: factor.perUnit, estimated: Math.round(litres * factor.perUnit) }),
  };
};

/** What was measured, as it was, where no factor made a number of it then; undefined of everything else. */
export const measuredOnly = (
  returned: Returned,
):
  | { readonly how: 'weight' | 'containers'; readonly unit: Factor['unit']; readonly amount: number }
  | undefined => {
  if (returned.how === 'weight' && returned.estimated === undefined)
    return { how: 'weight', unit: returned.unit, amount: returned.amount };
  if (returned.how === 'containers' && returned.estimated === undefined)
    return { how: 'containers', unit: 'litre', amount: litresIn(returned.containers) };
  return undefined;
};

/** What was measured before a factor was set, by the factor of now; undefined without one. It is told as reckoned later. */
export const reckonedLater = (
  { unit, amount }: { readonly unit: Factor['unit']; readonly amount: number },
  entries: readonly FactorEntry[],
): number | undefined => {
  const factor = factorFor(unit, entries);
  return factor && Math.round(amount * factor.perUnit);
};

/** Syringes that came back; undefined when not asked, or measured without a factor. */
export const returnedCount = (
  returned: Returned,
): { readonly count: number; readonly estimated: boolean } | undefined => {
  switch (returned.how) {
    case 'counted':
      return { count: returned.count, estimated: false };
    case 'weight':
    case 'containers':
      return returned.estimated === undefined ? undefined : { count: returned.estimated, estimated: true };
    case 'not-asked':
      return undefined;
  }
};

const litresIn = (containers: readonly Container[]): number =>
  containers.reduce((sum, each) => sum + each.litres * each.count * each.fullness, 0);

const latest = (unit: Factor['unit'], entries: readonly FactorEntry[]): Factor | undefined => {
  let best: FactorEntry | undefined;
  for (const entry of entries) {
    if (entry.body.unit !== unit) continue;
    if (best === undefined || entry.hlc > best.hlc || (entry.hlc === best.hlc && entry.id > best.id))
      best = entry;
  }
  return best?.body;
};
