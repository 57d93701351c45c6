import { type Entry, timeToMs } from '#log/index.ts';
import type { StockEffect, StockEffectOf } from './moves.ts';

/**
 * Which entries a device needs to reckon its shelves: all counts, what people counted together, every movement after the last count
 * of its shelf (or of a shelf that was never counted), and whatever says when a lot expires. The rest may leave the device. Pure.
 */
export const neededForStock = (
  effectOf: StockEffectOf,
  countEntries: readonly Entry[],
): ((entry: Entry) => boolean) => {
  const lastCount = new Map<string, number>();
  for (const entry of countEntries) {
    for (const count of effectOf(entry)?.counts ?? []) {
      const key = shelfKey(count);
      lastCount.set(key, Math.max(lastCount.get(key) ?? 0, timeToMs(count.at)));
    }
  }
  return (entry) => {
    if (entry.kind.startsWith('counts.')) return true;
    const effect: StockEffect | undefined = effectOf(entry);
    if (effect === undefined) return false;
    if (effect.counts.length > 0 || saysExpiry(entry)) return true;
    return effect.moves.some((move) => timeToMs(move.at) > (lastCount.get(shelfKey(move)) ?? 0));
  };
};

/** As text: what reads lots (lots.ts) weighs more than a start has room for. */
const saysExpiry = ({ body }: Entry): boolean => JSON.stringify(body).includes('"expires":');

const shelfKey = ({ site, item }: { readonly site: string; readonly item: string }): string =>
  `${site} ${item}`;
