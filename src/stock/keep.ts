import { type Entry, timeToMs } from '#log/index.ts';
import { type StockEffect, type StockEffectOf, useReasons } from './moves.ts';

/** What a device holds of what moves and counts supplies. */
export interface StockHeld {
  readonly effectOf: StockEffectOf;
  /** All that counts. */
  readonly counting: readonly Entry[];
  /** Whether it may count otherwise than it says, and otherwise again when a person thinks better of it. */
  readonly isRuled: (entry: Entry) => boolean;
}

export interface NeededForStock {
  readonly keep: (entry: Entry) => boolean;
  /** Shelves that it moves something on, each with the moment. */
  readonly moved: (entry: Entry) => readonly (readonly [shelf: string, ms: number])[];
  /** Whether a count still stands for all that moved on a shelf up to then. */
  readonly stands: (shelf: string, ms: number) => boolean;
}

/**
 * Which entries a device needs to reckon its shelves: all counts, what people counted together, every movement after the last count
 * of its shelf (or of a shelf that was never counted), the first use of it (how long it lasts is reckoned from how long it is in use),
 * and whatever says when a lot expires. The rest may leave the device. Pure.
 */
export const neededForStock = ({ effectOf, counting, isRuled }: StockHeld): NeededForStock => {
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
  const stands = (shelf: string, ms: number): boolean => ms <= (lastCount.get(shelf) ?? 0);
  const moved: NeededForStock['moved'] = (entry) =>
    (effectOf(entry)?.moves ?? []).map((move) => [shelfKey(move), timeToMs(move.at)]);
  const keep = (entry: Entry): boolean => {
    if (entry.kind.startsWith('counts.')) return true;
    const effect: StockEffect | undefined = effectOf(entry);
    if (effect === undefined || isRuled(entry)) return effect !== undefined;
    if (effect.counts.length > 0 || first.has(entry.id) || saysExpiry(entry)) return true;
    return moved(entry).some(([shelf, ms]) => !stands(shelf, ms));
  };
  return { keep, moved, stands };
};

/** As text: what reads lots (lots.ts) weighs more than a start has room for. */
const saysExpiry = ({ body }: Entry): boolean => JSON.stringify(body).includes('"expires":');

const shelfKey = ({ site, item }: { readonly site: string; readonly item: string }): string =>
  `${site} ${item}`;
