import { type Follow, onEntry } from '#database/projection/follow.ts';
import type { TimerHandler } from '#database/timers.ts';
import { dayMs } from '#log/calendar.ts';
import { type LocalTime, timeToMs, type Uuid } from '#log/index.ts';
import {
  heldKind,
  holdKind,
  letGoKind,
  planKind,
  sendKind,
  stepKind,
  stopKind,
  tryKind,
} from '../entries.ts';
import { moves } from '../rules/moves.ts';

export const silence = 'care.silence';
/** However late a server comes back: nobody has answered, and somebody waits. */
const ringsLateMs = 10 * 365 * dayMs;

const askAt = (about: Uuid, due: number | undefined) => ({
  timer: silence,
  about,
  ringsLateMs,
  ...(due !== undefined && { due }),
});

export const asking = 'care.ask';

export const holding = 'care.hold';
export const conflict = 'care.conflict';

/** A day begins where the entry was written. */
export const startOf = (day: string, at: LocalTime): number => timeToMs(`${day}T00:00:00${at.slice(19)}`);

const askOn = (about: Uuid, due: number | undefined) => ({
  timer: asking,
  about,
  ringsLateMs,
  ...(due !== undefined && { due }),
});

/** When a referral is a task for us: after so many days without a word, and at once when the word was no. */
export const careFollow: Follow = {
  name: 'care',
  version: 2,
  handlers: [
    onEntry(sendKind, ({ occurredAt, body }) => [
      askAt(body.referral, timeToMs(occurredAt) + body.askAfterDays * dayMs),
    ]),
    onEntry(stepKind, ({ occurredAt, body }) => {
      // That it arrived is no answer.
      if (body.step === 'receive') return [];
      const { askAfterDays } = moves[body.step];
      const at = timeToMs(occurredAt);
      return [askAt(body.referral, askAfterDays === undefined ? undefined : at + askAfterDays * dayMs)];
    }),
    onEntry(planKind, ({ occurredAt, body }) => [askOn(body.plan, startOf(body.next, occurredAt))]),
    onEntry(tryKind, ({ occurredAt, body }) => [
      askOn(body.plan, body.next === undefined ? undefined : startOf(body.next, occurredAt)),
    ]),
    onEntry(stopKind, ({ body }) => [{ timer: asking, about: body.plan, final: true }]),
    onEntry(holdKind, ({ occurredAt, body }) => [
      { timer: holding, about: body.hold, due: timeToMs(occurredAt), ringsLateMs },
    ]),
    onEntry(heldKind, ({ occurredAt, body }) => [
      { timer: holding, about: body.hold, final: true },
      ...(body.word === 'none'
        ? [{ timer: conflict, about: body.hold, due: timeToMs(occurredAt), ringsLateMs }]
        : []),
    ]),
    onEntry(letGoKind, ({ body }) => [
      { timer: holding, about: body.hold, final: true },
      { timer: conflict, about: body.hold, final: true },
    ]),
  ],
};

/** A timer that rang stands until an entry ends it or sets it anew: the lists of what waits for a person read it. */
export const careTimers: readonly TimerHandler[] = [silence, asking, conflict].map((kind) => ({
  kind,
  run: async () => undefined,
}));
