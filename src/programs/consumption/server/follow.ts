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
  takeKind,
} from '../entries.ts';
import { eventKind } from '../other-events.ts';
import { mostLeaseMinutes, quietMs } from '../rules/alarms.ts';
import { isEnd, isWatched } from '../rules/session.ts';
import { callTimers, noAnswer, noSecond } from './calls.ts';

/** A room's alarm is worth ringing however late a tablet comes back, within the hour. */
const ringsLateMs = 3_600_000;
/** Nobody is sent for by text for what was known later than this. */
const callsLateMs = 15 * 60_000;

const timerOf = (condition: (typeof conditions)[number]): string => `consumption.${condition}`;

/** The server's own reckoning of the room's alarms, beside that of each device: rows that survive what memory does not. */
export const consumptionFollow: Follow = {
  name: 'consumption',
  version: 4,
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
    onEntry(responseKind, ({ occurredAt, body: { response } }) => [
      help(response, timeToMs(occurredAt)),
      call(noAnswer, response, timeToMs(occurredAt) + quietMs),
      call(noSecond, response, timeToMs(occurredAt)),
    ]),
    onEntry(stepKind, ({ occurredAt, body: { response, step } }) => [
      ...stirs(response, timeToMs(occurredAt)),
      ...(step === 'second-worker' ? [{ timer: noSecond, about: response, final: true as const }] : []),
    ]),
    onEntry(eventKind, ({ occurredAt, body }) => stirs(body.response, timeToMs(occurredAt))),
    onEntry(responseEndKind, ({ body: { response: about } }) =>
      [timerOf('response-open'), noAnswer, noSecond].map((timer) => ({ timer, about, final: true as const })),
    ),
    // Whoever takes an alarm goes there: nobody else is called before their lease is over.
    onEntry(takeKind, ({ occurredAt, body: { condition, about, minutes } }) => {
      if (about === undefined || condition === 'check-due') return [];
      const due = timeToMs(occurredAt) + Math.min(minutes, mostLeaseMinutes) * 60_000;
      return [
        call(noAnswer, about, due),
        ...(condition === 'response-open' ? [call(noSecond, about, due)] : []),
      ];
    }),
  ],
};

const looks = (about: Uuid, at: number, next: CheckBody['next'], isOver: boolean): readonly FollowStep[] => {
  const overdue = next === undefined || isOver ? undefined : at + (next.minutes + next.late) * 60_000;
  const end = isOver ? { final: true as const } : {};
  const due = next === undefined || isOver ? undefined : at + next.minutes * 60_000;
  return [
    { timer: timerOf('check-due'), about, ringsLateMs, ...end, ...(due !== undefined && { due }) },
    {
      timer: timerOf('check-overdue'),
      about,
      ringsLateMs,
      ...end,
      ...(overdue !== undefined && { due: overdue }),
    },
    {
      timer: noAnswer,
      about,
      ringsLateMs: callsLateMs,
      ...end,
      ...(overdue !== undefined && { due: overdue }),
    },
  ];
};

/** Something was done: help is not quiet for a while. */
const stirs = (about: Uuid, at: number): readonly FollowStep[] => [
  help(about, at + quietMs),
  call(noAnswer, about, at + quietMs),
];

const call = (timer: string, about: Uuid, due: number): FollowStep => ({
  timer,
  about,
  due,
  ringsLateMs: callsLateMs,
});

const help = (about: Uuid, due: number): FollowStep => ({
  timer: timerOf('response-open'),
  about,
  due,
  ringsLateMs,
});

/** A timer that rang stands until an entry ends it; tablets ask which do (`GET /v1/sites/{id}/timers`). */
export const consumptionTimers: readonly TimerHandler[] = [
  ...conditions.map((condition) => ({ kind: timerOf(condition), run: async () => undefined })),
  ...callTimers,
];
