import { type Entry, type LocalTime, timeToMs, type Uuid } from '#log/index.ts';
import { balances } from './balances.ts';
import { earliestExpiry, type Lot, lotKey, shelfLots } from './lots.ts';
import type { MoveReason, StockEffectOf } from './moves.ts';

/** One thing that happened to a lot: where, when, how many, by whom. */
export interface TrailStep {
  readonly id: Uuid;
  readonly site: Uuid;
  readonly at: LocalTime;
  readonly reason: MoveReason | 'counted';
  /** Units in (above zero) or out; of a count what was there. */
  readonly quantity: number;
  readonly author: Uuid;
}

export interface Trail {
  readonly item: string;
  readonly lot: string;
  readonly expires: string | undefined;
  /** What is left of it, by site. */
  readonly left: readonly { readonly site: Uuid; readonly onHand: number }[];
  /** Newest first. */
  readonly steps: readonly TrailStep[];
}

/** Where a lot went and what is left of it where, of every item that has a lot of this code. Pure. */
export const trailsOf = (
  code: string,
  entries: readonly Entry[],
  effectOf: StockEffectOf,
  lots: readonly Lot[],
  today: string,
): readonly Trail[] => {
  const read = entries.flatMap((entry) => {
    const effect = effectOf(entry);
    return effect === undefined ? [] : [{ entry, effect }];
  });
  const steps = read.flatMap(({ entry: { id, author }, effect }) => [
    ...effect.moves
      .filter(({ lot }) => lot === code)
      .map((move) => ({
        item: move.item,
        step: { ...pick(move), id, author, quantity: move.quantity, reason: move.reason },
      })),
    ...effect.counts
      .filter(({ lot }) => lot === code)
      .map((count) => ({
        item: count.item,
        step: { ...pick(count), id, author, quantity: count.counted, reason: 'counted' as const },
      })),
  ]);
  const expiries = earliestExpiry(lots);
  const shelves = shelfLots(balances(read.map(({ effect }) => effect)), expiries, today);
  return [...new Set(steps.map(({ item }) => item))].sort().map((item) => ({
    item,
    lot: code,
    expires: expiries.get(lotKey(item, code)),
    left: shelves
      .filter((shelf) => shelf.item === item && shelf.lot === code && shelf.onHand > 0)
      .map(({ site, onHand }) => ({ site, onHand })),
    steps: steps
      .filter((each) => each.item === item)
      .map(({ step }) => step)
      .toSorted((a, b) => timeToMs(b.at) - timeToMs(a.at)),
  }));
};

const pick = ({ site, at }: { readonly site: Uuid; readonly at: LocalTime }) => ({ site, at });
