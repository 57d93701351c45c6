import type { Clock } from '#log/index.ts';
import { offsetMinutesIn } from '#log/zone.ts';

/** A device's clock that writes times as at a zone; one that this device does not know leaves its own. */
export const clockIn = (zone: string, own: Clock): Clock => {
  let known: { readonly quarter: number; readonly minutes: number } | undefined;
  return {
    now: own.now,
    offsetMinutes: (ms) => {
      // No zone changes its offset within a quarter of an hour.
      const quarter = Math.floor(ms / 900_000);
      if (known?.quarter !== quarter) known = { quarter, minutes: minutesIn(zone, ms, own) };
      return known.minutes;
    },
  };
};

const minutesIn = (zone: string, ms: number, own: Clock): number => {
  try {
    return offsetMinutesIn(zone, ms);
  } catch (error) {
    // Intl says so with a RangeError; anything else is a bug.
    if (error instanceof RangeError) return own.offsetMinutes(ms);
    throw error;
  }
};
