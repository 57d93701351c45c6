import { type Follow, onEntry } from '#database/projection/follow.ts';
import type { TimerHandler } from '#database/timers.ts';
import { dayMs } from '#log/calendar.ts';
import { timeToDate, type Uuid } from '#log/index.ts';
import { askDay } from '#report/days-covered.ts';
import { doseKind, stepKind } from '../entries.ts';
import { startOf } from './follow.ts';

export const dry = 'care.dry';
/** However late a server comes back: somebody may have run dry. */
const ringsLateMs = 10 * 365 * dayMs;

const askOn = (about: Uuid, due?: number) => ({
  timer: dry,
  about,
  ringsLateMs,
  ...(due !== undefined && { due }),
});

/** When somebody sees to it that a person does not run out of medication. */
export const doseFollow: Follow = {
  name: 'care-doses',
  version: 1,
  handlers: [
    onEntry(doseKind, ({ occurredAt, body: { referral, what, days } }) => {
      if (what !== 'given') return [askOn(referral)];
      // Without days it covers nothing that anybody knows of.
      if (days === undefined) return [];
      return [askOn(referral, startOf(askDay(timeToDate(occurredAt), days), occurredAt))];
    }),
    onEntry(stepKind, ({ body: { referral, step } }) => (step === 'cancel' ? [askOn(referral)] : [])),
  ],
};

/** It stands until an entry ends it or sets it anew. */
export const doseTimer: TimerHandler = { kind: dry, run: async () => undefined };
