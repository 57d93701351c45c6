import { type Entry, type LocalTime, timeToMs, type Uuid } from '#log/index.ts';
import { balances } from './balances.ts';
import { earliestExpiry, type Lot, lotKey, shelfLots } from './lots.ts';
import type { MoveReason, StockEffectOf } from './moves.ts';

/** One thing that happened to an item, or to a lot of it: where, when, how many, by whom. */
export interface TrailStep {
  /** Unique among the steps. */
  readonly key: string;
  readonly item: string;
  /** '' where none was named. */
  readonly lot: string;
  readonly site: Uuid;
  readonly at: LocalTime;
  readonly reason: MoveReason | 'counted';
  /** Units in (above zero) or out; of a count what was there. */
  readonly quantity: number;
  readonly author: Uuid;
}

/** What happened to what fits, newest first. Pure. */
export const stepsOf = (
  entries: readonly Entry[],
  effectOf: StockEffectOf,
  fits: (what: { readonly item: string; readonly lot: string; readonly site: Uuid }) => boolean,
): readonly TrailStep[] =>
  entries
    .flatMap((entry) => {
      const { moves = [], counts = [] } = effectOf(entry) ?? {};
      return [
        ...moves,
        ...counts.map(({ counted, ...count }) => ({
          ...count,
          quantity: counted,
          reason: 'counted' as const,
        })),
      ]
        .filter(fits)
        .map((step, index): TrailStep => ({ ...step, key: `${entry.id} ${index}`, author: entry.author }));
    })
    .toSorted((a, b) => timeToMs(b.at) - timeToMs(a.at));

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
  known: { readonly lots: readonly Lot[]; readonly held: ReadonlySet<string>; readonly today: string },
): readonly Trail[] => {
  const steps = stepsOf(entries, effectOf, ({ lot }) => lot === code);
  const expiries = earliestExpiry(known.lots);
  const effects = entries.flatMap((entry) => effectOf(entry) ?? []);
  const shelves = shelfLots(balances(effects), expiries, known.today, known.held);
  return [...new Set(steps.map(({ item }) => item))].sort().map((item) => ({
    item,
    lot: code,
    expires: expiries.get(lotKey(item, code)),
    left: shelves
      .filter((shelf) => shelf.item === item && shelf.lot === code && shelf.onHand > 0)
      .map(({ site, onHand }) => ({ site, onHand })),
    steps: steps.filter((step) => step.item === item),
  }));
};
