import { isLocalTime, type LocalDate } from './time.ts';

/** Days of the calendar as they are written, `YYYY-MM-DD`, without any zone; and what is reckoned with them, once for all rooms. */

/** A day in milliseconds: of the calendar, and of every period that is said in days. */
export const dayMs = 86_400_000;

/** True for a day that exists. */
export const isLocalDate = (value: unknown): value is LocalDate =>
  typeof value === 'string' && isLocalTime(`${value}T00:00:00Z`);

/** The day's first moment in UTC, in milliseconds since 1970; NaN for what is no day. */
export const dateToMs = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);

/** The day in UTC of a moment in milliseconds since 1970. */
export const msToDate = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10);

/** The day so many days later; earlier for a negative number. */
export const addDays = (date: LocalDate, days: number): LocalDate => msToDate(dateToMs(date) + days * dayMs);

/** Whole days from one to another; negative when the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((dateToMs(to) - dateToMs(from)) / dayMs);

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (date: LocalDate): number => ((new Date(dateToMs(date)).getUTCDay() + 6) % 7) + 1;

/** The Monday of a day's week. */
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - weekdayOf(date));

/** The last day of the month that a text begins with: of `2028-02` it is `2028-02-29`. */
export const lastDayOf = (month: string): LocalDate =>
  msToDate(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0));
