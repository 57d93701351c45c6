import { type LocalDate, msToTime, timeToDate } from './time.ts';

/** How far a time zone is ahead of UTC at a moment, in minutes; daylight saving included. */
export const offsetMinutesIn = (zone: string, ms: number): number => {
  const part = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(ms)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)$/.exec(part ?? '') ?? [];
  if (hours === undefined || minutes === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};

/** The day that it is in a time zone. */
export const dayIn = (zone: string, ms: number): LocalDate =>
  timeToDate(msToTime(ms, offsetMinutesIn(zone, ms)));
