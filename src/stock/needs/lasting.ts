import { daysBetween } from '#log/calendar.ts';
import type { LocalDate } from '#log/index.ts';

/** Some of an item on a shelf, as far as how long it lasts is concerned. */
export interface Standing {
  /** Below zero: more was given than is known of. It is nobody else's to use. */
  readonly onHand: number;
  readonly expires: LocalDate | undefined;
  /** On hold: it may be given last, and is not counted on. */
  readonly held: boolean;
}

/** Units that can be counted on, and those that cannot; each unit stands in one. */
export interface Lasting {
  readonly usable: number;
  /** Past its date, or past it before its turn comes. */
  readonly expires: number;
  readonly held: number;
}

/**
 * What is used before it expires, when what expires first is given first at this pace. Pure.
 * @param perWeek units a week; undefined or 0: only what is past its date already does not count
 */
export const lasting = (
  lots: readonly Standing[],
  perWeek: number | undefined,
  today: LocalDate,
): Lasting => {
  const there = lots.filter(({ onHand }) => onHand > 0);
  const sum = (list: readonly Standing[]): number => list.reduce((all, { onHand }) => all + onHand, 0);
  const held = sum(there.filter((lot) => lot.held));
  const free = there
    .filter((lot) => !lot.held)
    .toSorted((a, b) => ((a.expires ?? never) < (b.expires ?? never) ? -1 : 1));
  let usable = 0;
  for (const { onHand, expires } of free) {
    // Its last day is a day on which it is given.
    const days = expires === undefined ? Number.POSITIVE_INFINITY : daysBetween(today, expires) + 1;
    if (days <= 0) continue;
    const until = !perWeek ? Number.POSITIVE_INFINITY : Math.floor((perWeek / 7) * days + 1e-9);
    usable += Math.max(0, Math.min(onHand, until - usable));
  }
  return { usable, expires: sum(free) - usable, held };
};

const never = '9999-12-31';

/** Whole and tenth weeks that this lasts, rounded down; undefined where nobody knows the use, or there is none. */
export const weeksLeft = (usable: number, perWeek: number | undefined): number | undefined =>
  perWeek === undefined || perWeek === 0 ? undefined : Math.floor((usable / perWeek) * 10 + 1e-9) / 10;

/**
 * Units to order so that it lasts to the end of a day. Undefined where nobody knows the use: then a person says how many.
 * @param coming on its way to here
 */
export const toOrder = (
  { usable, coming }: { readonly usable: number; readonly coming: number },
  perWeek: number | undefined,
  today: LocalDate,
  until: LocalDate,
): number | undefined =>
  perWeek === undefined
    ? undefined
    : Math.max(0, Math.ceil((perWeek / 7) * (daysBetween(today, until) + 1) - usable - coming - 1e-9));
