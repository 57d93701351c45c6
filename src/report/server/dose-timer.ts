import type { TimerHandler } from '#database/timers.ts';
import { dayMs } from '#log/calendar.ts';
import { type LocalTime, timeToDate, timeToMs, type Uuid } from '#log/index.ts';
import { askDay } from '../days-covered.ts';

/** What is said of medication: days of it were given, or why nobody has to see to more. */
export interface SaidOfDose {
  readonly what: string;
  readonly days?: number | undefined;
}

/** However late a server comes back: somebody may have run dry. */
const ringsLateMs = 10 * 365 * dayMs;

/** By which somebody sees to it that a person does not run out of medication, whichever room's prescriber gave it. */
export const createDoseTimer = (timer: string) => {
  const end = (about: Uuid) => ({ timer, about, ringsLateMs });
  return {
    end,
    /** What is said sets it or ends it; days that nobody told cover nothing that anybody knows of, and leave it as it is. */
    follow: (about: Uuid, occurredAt: LocalTime, { what, days }: SaidOfDose) => {
      if (what !== 'given') return [end(about)];
      if (days === undefined) return [];
      const asked = askDay(timeToDate(occurredAt), days);
      // A day begins where the entry was written.
      return [{ ...end(about), due: timeToMs(`${asked}T00:00:00${occurredAt.slice(19)}`) }];
    },
    /** It stands until an entry ends it or sets it anew. */
    handler: { kind: timer, run: async () => undefined } satisfies TimerHandler,
  };
};
