import { type Follow, type FollowStep, onEntry } from '#database/projection/follow.ts';
import type { TimerHandler } from '#database/timers.ts';
import { timeToMs, type Uuid } from '#log/index.ts';
import {
  type CheckBody,
  checkKind,
  conditions,
  responseEndKind,
  responseKind,
  stayKind,
  stepKind,
} from '../entries.ts';
import { eventKind } from '../other-events.ts';
import { quietMs } from '../rules/alarms.ts';
import { isEnd, isWatched } from '../rules/session.ts';

/** A room's alarm is worth ringing however late a tablet comes back, within the hour. */
const ringsLateMs = 3_600_000;

const timerOf = (condition: (typeof conditions)[number]): string => `consumption.${condition}`;

/** The server's own reckoning of the room's alarms, beside that of each device: rows that survive what memory does not. */
export const consumptionFollow: Follow = {
  name: 'consumption',
  version: 3,
  handlers: [
    onEntry(stayKind, ({ visit, occurredAt, body }) =>
      // Another seat, or a card that was shown, is no look: the minutes that run go on.
      visit === undefined || (body.next === undefined && isWatched(body.stage))
        ? []
        : looks(visit, timeToMs(occurredAt), body.next, isEnd(body.stage)),
    ),
    onEntry(checkKind, ({ visit, occurredAt, body }) =>
      visit === undefined ? [] : looks(visit, timeToMs(occurredAt), body.next, false),
    ),
    onEntry(responseKind, ({ occurredAt, body }) => [help(body.response, timeToMs(occurredAt))]),
    onEntry(stepKind, ({ occurredAt, body }) => [help(body.response, timeToMs(occurredAt) + quietMs)]),
    onEntry(eventKind, ({ occurredAt, body }) => [help(body.response, timeToMs(occurredAt) + quietMs)]),
    onEntry(responseEndKind, ({ body }) => [
      { timer: timerOf('response-open'), about: body.response, final: true },
    ]),
  ],
};

const looks = (about: Uuid, at: number, next: CheckBody['next'], isOver: boolean): readonly FollowStep[] =>
  (['check-due', 'check-overdue'] as const).map((condition) => ({
    timer: timerOf(condition),
    about,
    ringsLateMs,
    ...(isOver && { final: true as const }),
    ...(next !== undefined &&
      !isOver && { due: at + (next.minutes + (condition === 'check-due' ? 0 : next.late)) * 60_000 }),
  }));

const help = (about: Uuid, due: number): FollowStep => ({
  timer: timerOf('response-open'),
  about,
  due,
  ringsLateMs,
});

/** A timer that rang stands until an entry ends it; tablets ask which do (`GET /v1/sites/{id}/timers`). */
export const consumptionTimers: readonly TimerHandler[] = conditions.map((condition) => ({
  kind: timerOf(condition),
  run: async () => undefined,
}));
