import { addDays } from '#log/calendar.ts';
import { type LocalTime, timeToDate } from '#log/index.ts';

/** The day so many days after a local time. */
export const dayAfter = (now: LocalTime, days: number): string => addDays(timeToDate(now), days);

/** When a day begins where this local time was read, in milliseconds since 1970. */
export const startOfDayAt =
  (now: LocalTime) =>
  (day: string): number =>
    Date.parse(`${day}T00:00:00${now.slice(19)}`);
