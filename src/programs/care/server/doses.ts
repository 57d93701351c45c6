import { type Follow, onEntry } from '#database/projection/follow.ts';
import { createDoseTimer } from '#report/server/dose-timer.ts';
import { doseKind, stepKind } from '../entries.ts';

export const dry = 'care.dry';
const timer = createDoseTimer(dry);

/** When somebody sees to it that a person does not run out of medication. */
export const doseFollow: Follow = {
  name: 'care-doses',
  version: 1,
  handlers: [
    onEntry(doseKind, ({ occurredAt, body }) => timer.follow(body.referral, occurredAt, body)),
    onEntry(stepKind, ({ body: { referral, step } }) => (step === 'cancel' ? [timer.end(referral)] : [])),
  ],
};

export const doseTimer = timer.handler;
