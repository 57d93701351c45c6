import { timeToDate, timeToMs, type Uuid } from '#log/index.ts';
import type { MoveReason, StockCount, StockEffect, StockMove } from './moves.ts';

/**
 * What is on each shelf, from movements and counts in any order of arrival. A count of an item at a site is a point
 * from which all lots of it there are reckoned anew: lots it does not list are zero. Moves at or before that moment are
 * in the count and do not change the balance, however late they arrive. Two counts at one moment are one count; where
 * both name a lot the smaller figure counts, the same on every device. A balance below zero is a shortfall: shown,
 * never refused.
 *
 * A shelf begins on the day somebody first counted it, or something first came to it, was moved or put right. What was handed
 * out on days before that is history, out of last year's spreadsheet, say, and says nothing of what stands there now; an item
 * of which only hand-outs are known has no balance.
 */
export interface Balance {
  readonly site: Uuid;
  readonly item: string;
  /** '' for what was not recorded by lot. */
  readonly lot: string;
  readonly onHand: number;
}

/** Sorted by site, item, lot. A lot that came to nothing stands there with 0. */
export const balances = (effects: readonly StockEffect[]): readonly Balance[] => {
  const shelves = shelvesOf(effects);
  return [...shelves.values()].flatMap(balancesOfShelf).toSorted(byPlace);
};

/** One count of one item at one site: all its lots together, and what the moves before it led to expect. */
export interface Difference {
  readonly site: Uuid;
  readonly item: string;
  readonly at: string;
  /** Undefined where this count is the first that is known of the shelf: an opening balance, and no difference. */
  readonly expected: number | undefined;
  readonly counted: number;
}

/**
 * Expected against counted, oldest first. Over all counts and moves: the opening balance, or all that moved
 * where there is none, + what moved since + differences = on hand. */
export const differences = (effects: readonly StockEffect[]): readonly Difference[] =>
  [...shelvesOf(effects).values()].flatMap(differencesOfShelf).toSorted(byTime);

/** All moves and counts of one item at one site. */
interface Shelf {
  readonly site: Uuid;
  readonly item: string;
  readonly moves: StockMove[];
  readonly counts: StockCount[];
}

const shelvesOf = (effects: readonly StockEffect[]): ReadonlyMap<string, Shelf> => {
  const shelves = new Map<string, Shelf>();
  const shelfOf = ({ site, item }: StockMove | StockCount): Shelf => {
    const key = `${site} ${item}`;
    const known = shelves.get(key);
    if (known !== undefined) return known;
    const shelf: Shelf = { site, item, moves: [], counts: [] };
    shelves.set(key, shelf);
    return shelf;
  };
  for (const effect of effects) {
    for (const move of effect.moves) shelfOf(move).moves.push(move);
    for (const count of effect.counts) shelfOf(count).counts.push(count);
  }
  for (const [key, shelf] of shelves) {
    const since = beginOf(shelf);
    if (since === undefined) shelves.delete(key);
    else
      shelves.set(key, {
        ...shelf,
        moves: shelf.moves.filter((move) => move.reason !== 'handed-out' || timeToDate(move.at) >= since),
      });
  }
  return shelves;
};

/** The local day from which a shelf is reckoned, the same before and after times fade; undefined while only hand-outs are known. */
const beginOf = ({ moves, counts }: Shelf): string | undefined =>
  [...moves.filter(({ reason }) => reason !== 'handed-out'), ...counts]
    .map(({ at }) => timeToDate(at))
    .toSorted()[0];

const balancesOfShelf = (shelf: Shelf): readonly Balance[] => {
  const reset = countsOf(shelf).at(-1);
  const byLot = new Map(reset?.byLot ?? []);
  for (const move of shelf.moves) {
    if (reset !== undefined && timeToMs(move.at) <= reset.ms) continue;
    byLot.set(move.lot, (byLot.get(move.lot) ?? 0) + move.quantity);
  }
  return [...byLot].map(([lot, onHand]) => ({ site: shelf.site, item: shelf.item, lot, onHand }));
};

interface Reset {
  readonly ms: number;
  readonly at: string;
  readonly byLot: Map<string, number>;
}

/** The counts of a shelf by moment, oldest first. */
const countsOf = (shelf: Shelf): readonly Reset[] => {
  const byMoment = new Map<number, Reset>();
  for (const count of shelf.counts) {
    const ms = timeToMs(count.at);
    const known = byMoment.get(ms);
    const reset = known ?? { ms, at: count.at, byLot: new Map<string, number>() };
    if (known === undefined) byMoment.set(ms, reset);
    const before = reset.byLot.get(count.lot);
    reset.byLot.set(count.lot, before === undefined ? count.counted : Math.min(before, count.counted));
  }
  return [...byMoment.values()].toSorted((a, b) => a.ms - b.ms);
};

const differencesOfShelf = (shelf: Shelf): readonly Difference[] => {
  let before = 0;
  let since = Number.NEGATIVE_INFINITY;
  return countsOf(shelf).map((reset, index) => {
    // Only what came says what stands there: of what left or was put right nobody knows from how much.
    const isOpening =
      index === 0 && !shelf.moves.some(({ reason, at }) => comes.has(reason) && timeToMs(at) <= reset.ms);
    const moved = shelf.moves
      .filter((move) => timeToMs(move.at) > since && timeToMs(move.at) <= reset.ms)
      .reduce((sum, move) => sum + move.quantity, 0);
    const counted = [...reset.byLot.values()].reduce((sum, value) => sum + value, 0);
    const expected = isOpening ? undefined : before + moved;
    before = counted;
    since = reset.ms;
    return { site: shelf.site, item: shelf.item, at: reset.at, expected, counted };
  });
};

const comes: ReadonlySet<MoveReason> = new Set(['received', 'arrived']);

const byPlace = (a: Balance, b: Balance): number =>
  compare(a.site, b.site) || compare(a.item, b.item) || compare(a.lot, b.lot);

const byTime = (a: Difference, b: Difference): number =>
  timeToMs(a.at) - timeToMs(b.at) || compare(a.site, b.site) || compare(a.item, b.item);

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
