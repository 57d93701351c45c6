import { addDays } from '#log/calendar.ts';
import { askDay, type GivenDays } from '#report/days-covered.ts';
import { type DoseBody, doseKind, type medications, stepKind } from '../entries.ts';
import type { Recorded } from './recorded.ts';

export interface Given extends GivenDays {
  readonly site: string;
  readonly medication: (typeof medications)[number] | undefined;
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

/** Nothing is left by that day, and nobody has said how it goes on. */
export const isNotKnown = ({ zero, said }: Cover, today: string): boolean =>
  said === undefined && zero <= today;
