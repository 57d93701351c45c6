import { type Entry, timeToMs } from '#log/index.ts';
import { type StockEffect, type StockEffectOf, useReasons } from './moves.ts';

/**
 * Which entries a device needs to reckon its shelves: all counts, what people counted together, every movement after the last count
 * of its shelf (or of a shelf that was never counted), the first use of it (how long it lasts is reckoned from how long it is in use),
 * and whatever says when a lot expires. The rest may leave the device. `counting`: all that counts of what moves stock. Pure.
 */
export const neededForStock = (
  effectOf: StockEffectOf,
  counting: readonly Entry[],
): ((entry: Entry) => boolean) => {
  const lastCount = new Map<string, number>();
  const firstUse = new Map<string, { readonly id: string; readonly ms: number }>();
  for (const entry of counting) {
    const effect = effectOf(entry);
    for (const count of effect?.counts ?? []) {
      const key = shelfKey(count);
      lastCount.set(key, Math.max(lastCount.get(key) ?? 0, timeToMs(count.at)));
    }
    for (const move of effect?.moves ?? []) {
      const [key, ms] = [shelfKey(move), timeToMs(move.at)];
      if (useReasons.includes(move.reason) && ms < (firstUse.get(key)?.ms ?? Number.POSITIVE_INFINITY))
        firstUse.set(key, { id: entry.id, ms });
    }
  }
  const first = new Set([...firstUse.values()].map(({ id }) => id));
  return (entry) => {
    if (entry.kind.startsWith('counts.')) return true;
    const effect: StockEffect | undefined = effectOf(entry);
    if (effect === undefined) return false;
    if (effect.counts.length > 0 || first.has(entry.id) || saysExpiry(entry)) return true;
    return effect.moves.some((move) => timeToMs(move.at) > (lastCount.get(shelfKey(move)) ?? 0));
  };
};

/** As text: what reads lots (lots.ts) weighs more than a start has room for. */
const saysExpiry = ({ body }: Entry): boolean => JSON.stringify(body).includes('"expires":');

const shelfKey = ({ site, item }: { readonly site: string; readonly item: string }): string =>
  `${site} ${item}`;
