import { dayMs } from '#log/calendar.ts';
import { type LocalTime, msToTime } from '#log/index.ts';

/**
 * Local times of a place to times with their offset, daylight saving included. Two hours a year are special:
 * - Clocks put forward: 02:30 never was. It is taken as the same moment by the old offset: 03:30 by the new one.
 * - Clocks put back: 01:30 was twice. The mapping says which is meant; the first by default.
 */
export interface Zone {
  /** `date` is YYYY-MM-DD, `time` HH:MM:SS. */
  readonly toTime: (date: string, time: string, doubled: 'first' | 'second') => LocalTime;
  readonly offsetMinutes: (ms: number) => number;
}

/** Undefined for a name that is no time zone. */
export const createZone = (name: string): Zone | undefined => {
  const formatter = formatterFor(name);
  if (formatter === undefined) return undefined;
  const offsetMinutes = (ms: number): number => readOffset(formatter, ms);
  // A year of imports asks for the same few thousand hours again and again.
  const known = new Map<string, Resolved>();

  const resolve = (date: string, hour: string): Resolved => {
    const key = `${date}${hour}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const resolved = resolveHour(Date.parse(`${date}T${hour}:00:00Z`), offsetMinutes);
    if (known.size > 50_000) known.clear();
    known.set(key, resolved);
    return resolved;
  };

  return {
    offsetMinutes,
    toTime: (date, time, doubled) => {
      const asUtc = Date.parse(`${date}T${time}Z`);
      const hour = resolve(date, time.slice(0, 2));
      // Within an hour that has a change in it, each minute is looked at by itself (Lord Howe moves by 30 minutes).
      const { first, second, shown } = hour.plain ? hour : resolveMinute(asUtc, offsetMinutes);
      const offset = doubled === 'first' ? first : second;
      return msToTime(asUtc - offset * 60_000, shown ?? offset);
    },
  };
};

interface Resolved {
  /** Offsets that give this local time: the same one twice unless the hour is doubled. */
  readonly first: number;
  readonly second: number;
  /** Offset to write the time with, where it is not the one it was read with (skipped hours). */
  readonly shown?: number;
  /** True when one offset holds for the whole hour. */
  readonly plain: boolean;
}

const resolveHour = (asUtc: number, offsetAt: (ms: number) => number): Resolved => {
  const start = resolveMinute(asUtc, offsetAt);
  const end = resolveMinute(asUtc + 59 * 60_000, offsetAt);
  const plain =
    start.first === start.second &&
    end.first === start.first &&
    end.second === start.first &&
    start.shown === undefined &&
    end.shown === undefined;
  return { ...start, plain };
};

const resolveMinute = (asUtc: number, offsetAt: (ms: number) => number): Resolved => {
  const before = offsetAt(asUtc - dayMs);
  const after = offsetAt(asUtc + dayMs);
  const fits = (offset: number): boolean => offsetAt(asUtc - offset * 60_000) === offset;
  const [early, late] = [fits(before), fits(after)];
  // Not there: read with the offset before the change, shown with the one after it.
  if (!early && !late) return { first: before, second: before, shown: after, plain: false };
  const first = early ? before : after;
  return { first, second: late ? after : before, plain: false };
};

const formatterFor = (name: string): Intl.DateTimeFormat | undefined => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch {
    return undefined; // The only way to ask whether a zone exists.
  }
};

/** Reads `GMT-05:00`, `GMT+05:45` or `GMT`. */
const readOffset = (formatter: Intl.DateTimeFormat, ms: number): number => {
  const name = formatter.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /([+-])(\d\d):(\d\d)/.exec(name);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
};
