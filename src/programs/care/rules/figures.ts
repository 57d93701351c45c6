import type { CareNeed } from '../entries.ts';
import { isOver, type Move } from './moves.ts';
import { firstOf, type Referral } from './referral.ts';

/** What is waited for, in order, and by which moves it is there: who started has come, and who came was answered. */
export const stages = ['answered', 'came', 'started'] as const;
export type Stage = (typeof stages)[number];

const reachedBy: Readonly<Record<Stage, readonly Move[]>> = {
  answered: ['accept', 'full', 'not-ours', 'onward', 'not-today', 'came', 'start'],
  came: ['came', 'start'],
  started: ['start'],
};

export const sentAt = (referral: Referral): number | undefined => firstOf(referral, 'send');

/** When a referral first got so far, in milliseconds since 1970; undefined when it has not. */
export const reachedAt = (referral: Referral, stage: Stage): number | undefined =>
  firstOf(referral, ...reachedBy[stage]);

export interface Waits {
  readonly reached: number;
  /** Sent, not there yet, and not over: without them a slow place looks like a fast one. */
  readonly waiting: number;
  /** Hours from the first sending, of those that got there; undefined where none did. */
  readonly hoursMedian: number | undefined;
  /** Nine of ten waited no longer. */
  readonly hoursP90: number | undefined;
}

const hourMs = 3_600_000;

export const waitsTo = (referrals: readonly Referral[], stage: Stage): Waits => {
  const hours: number[] = [];
  let waiting = 0;
  for (const referral of referrals) {
    const sent = sentAt(referral);
    if (sent === undefined) continue;
    const reached = reachedAt(referral, stage);
    if (reached !== undefined) hours.push(Math.max(0, reached - sent) / hourMs);
    else if (!isOver(referral.state)) waiting += 1;
  }
  hours.sort((a, b) => a - b);
  const [low, high] = [hours[Math.floor((hours.length - 1) / 2)], hours[Math.floor(hours.length / 2)]];
  const p90 = hours[Math.ceil(hours.length * 0.9) - 1];
  return {
    reached: hours.length,
    waiting,
    hoursMedian: low === undefined || high === undefined ? undefined : Math.round((low + high) / 2),
    hoursP90: p90 === undefined ? undefined : Math.round(p90),
  };
};

/** A wish for agonist treatment of opioid use, of which deaths averted are known. Naltrexone is none. */
const agonists: readonly CareNeed[] = ['buprenorphine', 'methadone'];

export const wantsAgonist = ({ wish }: Referral): boolean =>
  wish.needs.some((need) => agonists.includes(need));
