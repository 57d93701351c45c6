import { lotCode } from '#codes/lot.ts';
import { daysBetween } from '#log/calendar.ts';
import { grouped } from '#log/grouped.ts';
import type { Entry, LocalDate } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import type { Balance } from './balances.ts';
import { countKind, receiveKind } from './entries.ts';
import { type ExpiryStatus, expiryStatus } from './expiry.ts';

/** What a box says of itself, wherever it stands. */
export interface Lot {
  readonly item: string;
  readonly lot: string;
  readonly expires: LocalDate;
}

/** Lots with their expiry as an entry names them; from deliveries and counts. */
export const lotsOf = (entry: Entry): readonly Lot[] => {
  const lines = readBody(receiveKind, entry)?.lines ?? readBody(countKind, entry)?.lines ?? [];
  return lines.flatMap(({ item, lot, expires }) =>
    lot === undefined || expires === undefined ? [] : [{ item, lot: lotCode(lot), expires }],
  );
};

/** One expiry for each lot. Where two entries disagree the earlier date counts: it asks people to look sooner. */
export const earliestExpiry = (lots: readonly Lot[]): ReadonlyMap<string, LocalDate> => {
  const byLot = new Map<string, LocalDate>();
  for (const { item, lot, expires } of lots) {
    const known = byLot.get(lotKey(item, lot));
    if (known === undefined || expires < known) byLot.set(lotKey(item, lot), expires);
  }
  return byLot;
};

export const lotKey = (item: string, lot: string): string => `${item} ${lot}`;

export interface LotOnHand {
  readonly lot: string;
  readonly onHand: number;
  readonly expires: LocalDate | undefined;
  readonly status: ExpiryStatus;
  /** Somebody holds it back: it is given after all others, and suggested to nobody. */
  readonly held: boolean;
}

/**
 * The lots of one item at one site, the one to give next first: in date by expiry, then those with no date, then
 * "expired, usable" (newest of these first), and what is on hold last of all. Hand-outs seldom name a lot; what left without one is taken off in this
 * same order, as people do at the shelf. What cannot be taken off anywhere stays as a shortfall of no lot.
 */
export const firstExpiryFirst = (
  shelf: readonly Balance[],
  expiries: ReadonlyMap<string, LocalDate>,
  today: LocalDate,
  held: ReadonlySet<string> = new Set(),
): readonly LotOnHand[] => {
  const lots = shelf
    .map(({ item, lot, onHand }) => {
      const expires = lot === '' ? undefined : expiries.get(lotKey(item, lot));
      return {
        lot,
        onHand,
        expires,
        status: expiryStatus(expires, today),
        held: held.has(lotKey(item, lot)),
      };
    })
    .toSorted(byTurn);
  let owed = -lots.reduce((sum, each) => sum + Math.min(0, each.onHand), 0);
  const given = lots.map((each) => {
    const taken = Math.min(owed, Math.max(0, each.onHand));
    owed -= taken;
    return { ...each, onHand: Math.max(0, each.onHand) - taken };
  });
  const left = given.filter((each) => each.onHand > 0);
  return owed > 0
    ? [...left, { lot: '', onHand: -owed, expires: undefined, status: 'unknown', held: false }]
    : left;
};

/**
 * Balances by lot after what left without naming one was taken off, first expiry first (`firstExpiryFirst`): what a person
 * would find in each box. The one way from balances to lots, on devices and on the server. Sorted by site, item, lot; lots
 * that came to nothing are left out.
 */
export const shelfLots = (
  onHand: readonly Balance[],
  expiries: ReadonlyMap<string, LocalDate>,
  today: LocalDate,
  held?: ReadonlySet<string>,
): readonly (Balance & Pick<LotOnHand, 'expires' | 'status' | 'held'>)[] =>
  grouped(onHand, ({ site, item }) => `${site} ${item}`).flatMap(([, shelf]) =>
    firstExpiryFirst(shelf, expiries, today, held)
      .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
      .flatMap((lot) => shelf.slice(0, 1).map(({ site, item }) => ({ site, item, ...lot }))),
  );

/** Lots that stand somewhere and pass their date within `days`, or have passed it; soonest first. Pure, for the timer. */
export const expiringLots = (
  onHand: readonly Balance[],
  expiries: ReadonlyMap<string, LocalDate>,
  today: LocalDate,
  days: number,
  held?: ReadonlySet<string>,
): readonly (Balance & { readonly expires: LocalDate })[] =>
  shelfLots(onHand, expiries, today, held)
    .flatMap(({ site, item, lot, onHand: left, expires }) =>
      expires !== undefined && left > 0 && daysBetween(today, expires) <= days
        ? [{ site, item, lot, onHand: left, expires }]
        : [],
    )
    .toSorted((a, b) => (a.expires === b.expires ? 0 : a.expires < b.expires ? -1 : 1));

const turn: Readonly<Record<ExpiryStatus, number>> = {
  'expires-soon': 0,
  'in-date': 0,
  unknown: 1,
  'expired-usable': 2,
};

const byTurn = (a: LotOnHand, b: LotOnHand): number => {
  const apart = Number(a.held) - Number(b.held) || turn[a.status] - turn[b.status];
  if (apart !== 0) return apart;
  const [first, second] = [a.expires ?? '', b.expires ?? ''];
  if (first !== second) return (first < second ? -1 : 1) * (a.status === 'expired-usable' ? -1 : 1);
  return a.lot < b.lot ? -1 : 1;
};
