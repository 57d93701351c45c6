import { addDays, daysBetween, weekdayOf } from '#log/calendar.ts';
import { type DoseBody, doseKind, type medications, stepKind } from '../entries.ts';
import type { Recorded } from './recorded.ts';

export interface Given {
  readonly day: string;
  readonly site: string;
  readonly medication: (typeof medications)[number] | undefined;
  readonly days: number;
}

/** For how long a person has medication by what our own prescriber gave, and what was said of it since. */
export interface Cover {
  /** In the order of their times; never empty. */
  readonly given: readonly Given[];
  /** The first day on which nothing is left. */
  readonly zero: string;
  /** The day on which it is a task for us; undefined: somebody said how it goes on. */
  readonly askOn: string | undefined;
  readonly said: 'elsewhere' | 'enough' | undefined;
}

/**
 * When to ask, so that nobody runs dry over a weekend: on the last day from Monday to Friday before day zero, and never before the
 * dose itself. Our own choice: whoever prescribes on is seldom there on a weekend.
 */
export const askDay = (day: string, days: number): string => {
  const zero = addDays(day, days);
  const back = [1, 2, 3].find((count) => weekdayOf(addDays(zero, -count)) <= 5) ?? 1;
  const asked = addDays(zero, -back);
  return asked < day ? day : asked;
};

/** What the entries of one referral say; undefined where nothing was given. The server's timer says the same (server/doses.ts). */
export const foldCover = (own: readonly Recorded[]): Cover | undefined => {
  const inOrder = own.toSorted((a, b) => a.ms - b.ms || (a.hlc < b.hlc ? -1 : 1));
  const given: Given[] = [];
  let said: Cover['said'];
  for (const { kind, body, day, site } of inOrder) {
    if (kind === stepKind.kind && body['step'] === 'cancel') said = 'enough';
    if (kind !== doseKind.kind) continue;
    const { what, medication, days } = body as unknown as DoseBody;
    if (what !== 'given') said = what;
    else if (days !== undefined) {
      given.push({ day, site, medication, days });
      said = undefined;
    }
  }
  const last = given.at(-1);
  if (last === undefined) return undefined;
  return {
    given,
    zero: addDays(last.day, last.days),
    askOn: said === undefined ? askDay(last.day, last.days) : undefined,
    said,
  };
};

/** Days of a first month that reports look at: a figure of a month is whole when this many days have passed since. */
const firstDays = 30;

/** Of the first thirty days from the first dose, those on which there was medication of ours; one that two doses cover is one. */
export const daysCovered = ({ given }: Cover): number => {
  const start = given[0]?.day ?? '';
  const covered = new Set<number>();
  for (const { day, days } of given)
    for (let at = 0; at < days; at += 1) covered.add(daysBetween(start, day) + at);
  return [...covered].filter((at) => at >= 0 && at < firstDays).length;
};

/** Nothing is left by that day, and nobody has said how it goes on. */
export const isNotKnown = ({ zero, said }: Cover, today: string): boolean =>
  said === undefined && zero <= today;
