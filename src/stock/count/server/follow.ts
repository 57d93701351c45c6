import { type Follow, onEntry } from '#database/projection/follow.ts';
import type { TimerHandler } from '#database/timers.ts';
import { dayMs } from '#log/calendar.ts';
import { timeToMs } from '#log/index.ts';
import { closeKind, openKind } from '../entries.ts';

/** A count that nobody closed is dropped: its timer stands as rung until somebody settles what was counted (waiting.ts). */
export const dropTimer: TimerHandler = { kind: 'counts.drop', run: async () => undefined };

/** However late a phone hands in that it opened one: nobody is woken, and what was counted is still asked about. */
const ringsLateMs = 365 * dayMs;

export const countsFollow: Follow = {
  name: 'counts',
  version: 1,
  handlers: [
    onEntry(openKind, ({ id, occurredAt, body: { session, hours } }) => [
      {
        timer: dropTimer.kind,
        about: session ?? id,
        due: timeToMs(occurredAt) + hours * 3_600_000,
        ringsLateMs,
      },
    ]),
    onEntry(closeKind, ({ body }) =>
      body.sessions.map((about) => ({ timer: dropTimer.kind, about, final: true as const })),
    ),
  ],
};
