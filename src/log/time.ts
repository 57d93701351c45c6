/**
 * Times in entries are RFC 3339 with the offset of the place, to the second: `2026-03-08T09:15:00-05:00`. The local
 * date, by which practice counts, is then simply the first ten characters: no time zone database is needed to report.
 */
export type LocalTime = string;
/** `YYYY-MM-DD` */
export type LocalDate = string;

const shape =
  /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** True for a well-formed time on a day that exists. */
export const isLocalTime = (value: unknown): value is LocalTime =>
  typeof value === 'string' && shape.test(value) && dayExists(value.slice(0, 10));

/**
 * True for a time that can be meant: of a year from 1900 to 2200, at an offset that some place on earth has (12 hours behind
 * UTC to 14 ahead, by quarters of an hour). Any other is a slip or a broken clock, and in UTC some of them are of no year
 * that a table can hold.
 */
export const isRealTime = (time: LocalTime): boolean => realTime.test(time);

const realTime =
  /^(19\d\d|2[01]\d\d|2200)-.{14}(Z|([+](0\d|1[0-3])|-(0\d|1[01])):(00|15|30|45)|[+]14:00|-12:00)$/;

/** An entry with another time waits in quarantine, and counts nowhere. */
export const hasRealTimes = (entry: {
  readonly occurredAt: LocalTime;
  readonly recordedAt: LocalTime;
}): boolean => isRealTime(entry.occurredAt) && isRealTime(entry.recordedAt);

/** Milliseconds since 1970, or NaN for a text that is no time. */
export const timeToMs = (time: LocalTime): number => Date.parse(time);

export const timeToDate = (time: LocalTime): LocalDate => time.slice(0, 10);

/** The first day of the month of a date or time. */
export const toMonth = (time: LocalTime | LocalDate): LocalDate => `${time.slice(0, 7)}-01`;

/** Midnight of the same local day, at the same offset: the day by which practice counts stays what it was. */
export const startOfDay = (time: LocalTime): LocalTime => `${time.slice(0, 11)}00:00:00${time.slice(19)}`;

/** When something is written down: at midnight a second later, since a time that faded is known by that one. */
export const timeOfWriting = (ms: number, offsetMinutes: number): LocalTime => {
  const time = msToTime(ms, offsetMinutes);
  return time === startOfDay(time) ? msToTime(ms + 1_000, offsetMinutes) : time;
};

/** How far the place of a time is ahead of UTC, in minutes. */
export const offsetOf = (time: LocalTime): number => {
  if (time.endsWith('Z')) return 0;
  const minutes = Number(time.slice(20, 22)) * 60 + Number(time.slice(23, 25));
  return time[19] === '-' ? -minutes : minutes;
};

/** Writes a moment as local time at an offset in minutes east of UTC. */
export const msToTime = (ms: number, offsetMinutes: number): LocalTime => {
  const shifted = new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, 19);
  if (offsetMinutes === 0) return `${shifted}Z`;
  const size = Math.abs(offsetMinutes);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${shifted}${offsetMinutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
};

const dayExists = (date: LocalDate): boolean => {
  const day = Number(date.slice(8, 10));
  if (day <= 28) return true;
  const month = Number(date.slice(5, 7));
  if (month !== 2) return day <= 30 || ![4, 6, 9, 11].includes(month);
  const year = Number(date.slice(0, 4));
  return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
};
