import { addDays, daysBetween, isLocalDate, msToDate } from '#log/calendar.ts';
import type { LocalDate } from '#log/index.ts';

/** First and last day, inclusive. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Nothing was handed out outside of these, and every calculation with days stays inside what PostgreSQL and JavaScript hold. */
const bounds = { first: '1900-01-01', last: '2200-12-31' };

/** True for a day that exists and that a report may begin or end with. */
export const isReportDay = (text: unknown): text is LocalDate =>
  isLocalDate(text) && text >= bounds.first && text <= bounds.last;

/** The days of a month (`2026-11`), a quarter (`2026-Q4`), a year (`2026`) or a range (`2026-11-03/2026-11-09`). */
export const periodOf = (chosen: string): Period => {
  const [from = '', to] = chosen.split('/');
  if (to !== undefined) return { from, to };
  const year = Number(chosen.slice(0, 4));
  if (chosen.length === 4) return monthsFrom(year * 12, 12);
  return chosen[5] === 'Q'
    ? monthsFrom(year * 12 + (Number(chosen.slice(6)) - 1) * 3, 3)
    : monthsFrom(year * 12 + Number(chosen.slice(5)) - 1, 1);
};

/**
 * A year that begins with another month than January, named after the year it ends in, as funders do: fiscal year 2026
 * from July is 2025-07-01 to 2026-06-30.
 * @param startMonth 1 to 12; with 1 it is the calendar's year
 */
export const fiscalYear = (year: number, startMonth: number): Period =>
  monthsFrom((startMonth === 1 ? year : year - 1) * 12 + startMonth - 1, 12);

/** The fiscal year that a day is in, by the year it ends in. */
export const fiscalYearOf = (day: LocalDate, startMonth: number): number =>
  Number(day.slice(0, 4)) + (startMonth > 1 && Number(day.slice(5, 7)) >= startMonth ? 1 : 0);

/** The month of a day and those before it, newest first, as `2026-11`. */
export const lastMonths = (day: LocalDate, count: number): readonly string[] =>
  Array.from({ length: count }, (_, back) => dayOf(monthOf(day) - back, 1).slice(0, 7));

/** The quarter of a day and those before it, newest first, as `2026-Q4`. */
export const quartersOf = (day: LocalDate, count: number): readonly string[] => {
  const last = Math.floor(monthOf(day) / 3);
  return Array.from(
    { length: count },
    (_, back) => `${Math.floor((last - back) / 4)}-Q${((last - back) % 4) + 1}`,
  );
};

/** True when a period begins with a month's first day and ends with a month's last. */
export const isWholeMonths = ({ from, to }: Period): boolean =>
  from.endsWith('-01') && to === dayOf(monthOf(to) + 1, 0);

/** True when a period has every day of a month, told by the month's first day. */
export const holdsWholeMonth = ({ from, to }: Period, month: LocalDate): boolean =>
  from <= month && to >= dayOf(monthOf(month) + 1, 0);

/** The time before of the same length: as many whole months, or for other periods as many days. */
export const periodBefore = (period: Period): Period => {
  const { from, to } = period;
  const eve = addDays(from, -1);
  if (!isWholeMonths(period)) return { from: addDays(from, -1 - daysBetween(from, to)), to: eve };
  const [first, last] = [monthOf(from), monthOf(to)];
  return { from: dayOf(first - (last - first + 1), 1), to: eve };
};

/** The days of a period that are in none of these, which lie within it and apart; as few stretches as there are. */
export const daysOutside = ({ from, to }: Period, parts: readonly Period[]): readonly Period[] => {
  const outside: Period[] = [];
  let next = from;
  for (const part of parts.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (next < part.from) outside.push({ from: next, to: addDays(part.from, -1) });
    next = addDays(part.to, 1);
  }
  return next <= to ? [...outside, { from: next, to }] : outside;
};

/** The first of two days. */
export const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);

/**
 * The months that a picture of the period shows: from the first with anything recorded up to that of today. A month in
 * between without anything is a month of nothing; one before or after is not drawn, since nothing is known of it.
 * @param recorded first days of the months that have figures, in any order
 * @returns first days of months, oldest first; empty when nothing is recorded
 */
export const chartMonths = (
  { from, to }: Period,
  recorded: readonly LocalDate[],
  today: LocalDate,
): readonly LocalDate[] => {
  const first = recorded.toSorted()[0]?.slice(0, 7);
  if (first === undefined) return [];
  const last = to < today ? to : today;
  const count = Math.max(0, monthOf(last) - monthOf(from) + 1);
  return lastMonths(last, count)
    .filter((month) => month >= first)
    .map((month) => `${month}-01`)
    .toReversed();
};

/** Months since year 0. */
const monthOf = (day: LocalDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const monthsFrom = (first: number, count: number): Period => ({
  from: dayOf(first, 1),
  to: dayOf(first + count, 0),
});

/** Day 0 is the last of the month before. */
const dayOf = (month: number, day: number): LocalDate =>
  msToDate(Date.UTC(Math.floor(month / 12), month % 12, day));
