import { dateToMs, dayMs } from '#log/calendar.ts';
import { type Entry, type LocalDate, timeToDate, timeToMs, type Uuid } from '#log/index.ts';

/**
 * The entries of one kind that count now, in the order they happened. Adding and taking one away costs a search, not a
 * sort; a query by days reads only those days.
 */
export interface Shelf {
  readonly add: (entry: Entry) => void;
  readonly remove: (id: Uuid) => void;
  readonly within: (from: LocalDate | undefined, to: LocalDate | undefined) => readonly Dated[];
}

export interface Dated {
  readonly entry: Entry;
  readonly ms: number;
}

export const dated = (entry: Entry): Dated => ({ entry, ms: timeToMs(entry.occurredAt) });

export const earlierFirst = (a: Dated, b: Dated): number => {
  if (a.ms !== b.ms) return a.ms - b.ms;
  if (a.entry.hlc !== b.entry.hlc) return a.entry.hlc < b.entry.hlc ? -1 : 1;
  return a.entry.id < b.entry.id ? -1 : 1;
};

/** `counts` is asked only when a query meets an entry: opening a phone's whole log must stay quick. */
export const createShelf = (counts: (entry: Entry) => boolean = () => true): Shelf => {
  const byId = new Map<Uuid, Dated>();
  /** Undefined until someone asks: filling a phone's whole log sorts once. */
  let sorted: Dated[] | undefined;

  const inOrder = (): readonly Dated[] => {
    sorted ??= [...byId.values()].sort(earlierFirst);
    return sorted;
  };
  const take = (id: Uuid): void => {
    const before = byId.get(id);
    if (before === undefined) return;
    byId.delete(id);
    if (sorted !== undefined) sorted.splice(firstNotBefore(sorted, before), 1);
  };
  return {
    add: (entry) => {
      take(entry.id);
      const item = dated(entry);
      byId.set(entry.id, item);
      if (sorted !== undefined) sorted.splice(firstNotBefore(sorted, item), 0, item);
    },
    remove: take,
    within: (from, to) => {
      const all = inOrder();
      const start = from === undefined ? 0 : firstAt(all, dayStart(from) - widestOffsetMs);
      const end = to === undefined ? all.length : firstAt(all, dayStart(to) + dayMs + widestOffsetMs);
      // The days at the edges are local to each entry.
      return all.slice(start, end).filter(({ entry }) => {
        if (!counts(entry)) return false;
        const date = timeToDate(entry.occurredAt);
        return (from === undefined || date >= from) && (to === undefined || date <= to);
      });
    },
  };
};

/** No place is further than this from UTC (time.ts). */
const widestOffsetMs = 15 * 3_600_000;

const dayStart = (date: LocalDate): number => dateToMs(date);

const firstNotBefore = (sorted: readonly Dated[], item: Dated): number =>
  search(sorted, (each) => earlierFirst(each, item) >= 0);

const firstAt = (sorted: readonly Dated[], ms: number): number => search(sorted, (each) => each.ms >= ms);

/** Index of the first that fits; those that fit are all at the end. */
const search = (sorted: readonly Dated[], fits: (each: Dated) => boolean): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const each = sorted[middle];
    if (each !== undefined && fits(each)) high = middle;
    else low = middle + 1;
  }
  return low;
};
