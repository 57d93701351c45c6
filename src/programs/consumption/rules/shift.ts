import { type ShiftCheck, shiftChecks } from '../entries.ts';
import type { EventName } from '../other-events.ts';
import type { Room } from './room.ts';

/** What a shift hands over to the next: counts, and what nobody looked at when it opened. Nobody is in it. */
export interface ShiftSoFar {
  readonly arrivals: number;
  readonly events: readonly { readonly event: EventName; readonly count: number }[];
  readonly falseAlarms: number;
  readonly doses: number;
  readonly ambulances: number;
  readonly unchecked: readonly ShiftCheck[];
}

/** Undefined while no shift is open. */
export const shiftSoFar = ({ shift, sessions, responses }: Room): ShiftSoFar | undefined => {
  if (shift === undefined) return undefined;
  const helped = responses.filter(({ openedAt }) => openedAt >= shift.openedAt);
  const real = helped.filter(({ state }) => state !== 'false-alarm');
  const times = new Map<EventName, number>();
  for (const { event } of real) times.set(event, (times.get(event) ?? 0) + 1);
  const steps = helped.flatMap(({ steps }) => steps);
  return {
    arrivals: sessions.filter(
      ({ stage, arrivedAt }) => stage !== 'turned-away' && arrivedAt >= shift.openedAt,
    ).length,
    events: [...times].map(([event, count]) => ({ event, count })),
    falseAlarms: helped.length - real.length,
    doses: steps.filter(({ step }) => step === 'naloxone').length,
    ambulances: helped.filter((each) => each.steps.some(({ step }) => step === 'ambulance-called')).length,
    unchecked: shiftChecks.filter((check) => !shift.checked.includes(check)),
  };
};
