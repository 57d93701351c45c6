import { grouped } from '#log/grouped.ts';
import type { LocalDate, Uuid } from '#log/index.ts';
import { lasting, type Standing, toOrder, weeksLeft } from './lasting.ts';
import { type ShelfDay, weeklyUse } from './use.ts';

/** What is known of an item at a site. */
export interface ShelfFacts {
  readonly site: Uuid;
  readonly item: string;
  /** Whether the shelf has begun: somebody counted it, or something came to it. Else nobody knows what stands there. */
  readonly isKnown: boolean;
  readonly lots: readonly Standing[];
  /** What stood there when the first of the weeks looked at began; undefined where the shelf had not begun. */
  readonly opening: number | undefined;
  readonly days: readonly ShelfDay[];
  /** Units on their way to here. */
  readonly coming: number;
}

/** What an item needs, at a site or over all of them. What nobody knows is undefined, never 0. */
export interface Need {
  /** Undefined: over all sites. */
  readonly site: Uuid | undefined;
  readonly item: string;
  /** Units on the shelf, also those that are not counted on. Below zero: more was given than is known of. */
  readonly onHand: number | undefined;
  readonly coming: number;
  /** Of those on hand: past their date, or past it before their turn comes; and on hold. */
  readonly expires: number;
  readonly held: number;
  /** Average use a week over weeks with stock; `isLeast`: it ran out in all of them, or a site is not known. */
  readonly perWeek: number | undefined;
  readonly isLeast: boolean;
  /** How many weeks that is of, and how many were left out because it ran out. Over all sites: of the site with fewest, and of all. */
  readonly weeks: number;
  readonly weeksOut: number;
  readonly weeksLeft: number | undefined;
  readonly order: number | undefined;
}

/**
 * What every site needs, and all of them together, so that it lasts to the end of a day; what lasts least first. Pure.
 * Over all sites use adds up, and so does what stands there: it can be moved.
 */
export const needsOf = (
  facts: readonly ShelfFacts[],
  today: LocalDate,
  until: LocalDate,
): readonly Need[] => {
  const read = facts.map((shelf) => ({ shelf, use: weeklyUse(today, shelf.opening, shelf.days) }));
  const bySite = read.map(({ shelf, use }) =>
    needOf(shelf.site, [shelf], { ...use, isLeast: use.isLeast }, today, until),
  );
  const overall = grouped(read, ({ shelf }) => shelf.item).map(([, sites]) => {
    const known = sites.flatMap(({ use }) =>
      use.perWeek === undefined ? [] : [{ ...use, perWeek: use.perWeek }],
    );
    const use = {
      perWeek: known.length === 0 ? undefined : known.reduce((sum, { perWeek }) => sum + perWeek, 0),
      isLeast: known.length > 0 && (known.length < sites.length || known.some(({ isLeast }) => isLeast)),
      weeks: Math.min(...sites.map((site) => site.use.weeks)),
      weeksOut: sites.reduce((sum, site) => sum + site.use.weeksOut, 0),
    };
    return needOf(
      undefined,
      sites.map(({ shelf }) => shelf),
      use,
      today,
      until,
    );
  });
  return [...overall, ...bySite].toSorted(
    (a, b) =>
      (a.weeksLeft ?? last) - (b.weeksLeft ?? last) || (a.item < b.item ? -1 : a.item > b.item ? 1 : 0),
  );
};

const last = Number.MAX_VALUE;

const needOf = (
  site: Uuid | undefined,
  shelves: readonly ShelfFacts[],
  use: Pick<Need, 'perWeek' | 'isLeast' | 'weeks' | 'weeksOut'>,
  today: LocalDate,
  until: LocalDate,
): Need => {
  const lots = shelves.flatMap((shelf) => shelf.lots);
  const { usable, expires, held } = lasting(lots, use.perWeek, today);
  const coming = shelves.reduce((sum, shelf) => sum + shelf.coming, 0);
  const known = shelves.filter(({ isKnown }) => isKnown);
  return {
    ...use,
    site,
    item: shelves[0]?.item ?? '',
    onHand: known.length === 0 ? undefined : lots.reduce((sum, { onHand }) => sum + onHand, 0),
    coming,
    expires,
    held,
    weeksLeft: known.length === 0 ? undefined : weeksLeft(usable, use.perWeek),
    order: known.length === 0 ? undefined : toOrder({ usable, coming }, use.perWeek, today, until),
  };
};
