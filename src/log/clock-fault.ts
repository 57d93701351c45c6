import { dayMs } from './calendar.ts';
import type { Entry } from './entry.ts';
import type { Stretch } from './takeback.ts';
import { type LocalTime, msToTime, offsetOf, startOfDay, timeToDate, timeToMs } from './time.ts';
import type { Uuid } from './uuid.ts';

/** Which clocks were wrong, as far as the server can tell when an entry comes in. What follows from it: clock.ts. */
/** Nobody types the day of a visit much later, or holds on to what was not sent much longer. Our own choice. */
const mostApartMs = 45 * dayMs;
/** An entry recorded longer ago than this comes from no phone whose clock was right. Our own choice. */
const mostLateMs = 730 * dayMs;
/** A clock that is off by less dates well enough. */
const fineMs = 2 * 60_000;
/** What comes in as soon after it was written down happened when it came in, whatever the phone says. */
const atOnceMs = 15 * 60_000;

/** Whether a time is that of the writing, as a clock gives it: a day that was typed may be any. The same once both faded. */
export const isNear = (a: LocalTime, b: LocalTime): boolean =>
  Math.abs(timeToMs(startOfDay(a)) - timeToMs(startOfDay(b))) <= mostApartMs;

/** What a push says of the clock it comes from. */
export interface PushClock {
  /** How far the device is ahead of the server, in milliseconds; left out where it did not say. */
  readonly aheadMs?: number;
}

/**
 * What is wrong with the time of an entry as it is received: the day (`wrong`), or less than that: of what counts a shelf
 * (`fast`), or of anything else (`off`).
 */
export type ClockFault = 'wrong' | 'fast' | 'off';

/** `now`: the server's; `push`: left out for what the server itself writes (imports), which is rightly old. */
export const clockFault = (
  entry: Entry,
  now: number,
  waiting: readonly string[],
  push: PushClock | undefined,
): ClockFault | undefined => {
  if (entry.kind.startsWith('log.')) return undefined;
  const [occurred, recorded] = [timeToMs(entry.occurredAt), timeToMs(entry.recordedAt)];
  if (occurred > now + dayMs) return 'wrong';
  const isRecordedWrong =
    recorded > now + dayMs ||
    (push !== undefined && (recorded < now - mostLateMs || isByClockOff(recorded, now, push)));
  if (isRecordedWrong && isNear(entry.occurredAt, entry.recordedAt)) return 'wrong';
  if (waiting.includes(entry.kind))
    return occurred > now + fineMs || isOffNow(occurred, recorded, now, push) ? 'fast' : undefined;
  const today = timeToDate(msToTime(now, offsetOf(entry.occurredAt)));
  const isAhead = occurred > now + atOnceMs || timeToDate(entry.occurredAt) > today;
  return isAhead || isOffNow(occurred, recorded, now, push) ? 'off' : undefined;
};

/** True for what is of the moment and came in at once, from a clock that says of itself that it is off by more than that. */
const isOffNow = (occurred: number, recorded: number, now: number, push: PushClock | undefined): boolean => {
  const aheadMs = push?.aheadMs ?? 0;
  const age = now - (recorded - aheadMs);
  return (
    Math.abs(aheadMs) > atOnceMs &&
    age >= -fineMs &&
    age <= atOnceMs &&
    Math.abs(occurred - recorded) <= atOnceMs
  );
};

/** True when the clock is off by more than a day now, and was when this was recorded. */
const isByClockOff = (recorded: number, now: number, { aheadMs = 0 }: PushClock): boolean => {
  if (Math.abs(aheadMs) <= dayMs) return false;
  const age = now - (recorded - aheadMs);
  return age >= -fineMs && age <= mostApartMs;
};

/** Runs of one device's numbers with one fault, to be named by one entry each. */
export const faultRuns = (
  doubted: readonly { readonly entry: Entry; readonly fault: ClockFault }[],
): readonly (Stretchless & { readonly site: Uuid; readonly of: Uuid; readonly fault: ClockFault })[] => {
  const runs: (Mutable<Stretchless> & { site: Uuid; of: Uuid; fault: ClockFault })[] = [];
  for (const { entry, fault } of doubted.toSorted(
    (a, b) =>
      (a.entry.device < b.entry.device ? -1 : a.entry.device > b.entry.device ? 1 : 0) ||
      a.entry.deviceSeq - b.entry.deviceSeq,
  )) {
    const { device, deviceSeq: number, site, id } = entry;
    const run = runs.at(-1);
    if (run?.device === device && run.last === number - 1 && run.fault === fault) run.last = number;
    else runs.push({ device, first: number, last: number, site, of: id, fault });
  }
  return runs;
};

type Stretchless = Omit<Stretch, 'id'>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };
