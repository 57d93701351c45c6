import { dateToMs, dayMs, msToDate } from '#log/calendar.ts';
import type { LocalDate } from '#log/index.ts';

/** Days as numbers, without any zone: hours are said on the clock of the place. */

/** Days since 1970-01-01. */
export const dayNumber = (date: LocalDate): number => Math.round(dateToMs(date) / dayMs);

export const dateOf = (day: number): LocalDate => msToDate(day * dayMs);

/** 1 is Monday, 7 Sunday. */
export const weekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** Which of its weekday in its month a day is: 1 the first. */
export const weekOfMonth = (day: number): number => Math.ceil(Number(dateOf(day).slice(8, 10)) / 7);

/** No day of the same weekday follows in its month. */
export const isLastOfMonth = (day: number): boolean =>
  dateOf(day).slice(0, 7) !== dateOf(day + 7).slice(0, 7);

/** Minutes since midnight of a time of day. */
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

export const clockOf = (minute: number): string => {
  const within = minute % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};
