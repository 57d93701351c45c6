import type { LocalTime } from '#log/index.ts';

/** The day so many days after a local time. */
export const dayAfter = (now: LocalTime, days: number): string =>
  new Date(Date.parse(`${now.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** When a day begins where this local time was read, in milliseconds since 1970. */
export const startOfDayAt =
  (now: LocalTime) =>
  (day: string): number =>
    Date.parse(`${day}T00:00:00${now.slice(19)}`);
