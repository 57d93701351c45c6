import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf, type Whose } from '#database/whose.ts';
import { addDays } from '#log/calendar.ts';
import type { LocalDate, Uuid } from '#log/index.ts';
import { atSites } from '#report/server/in-period.ts';
import type { Balance } from '../balances.ts';
import { type HoldWord, heldLots } from '../holds.ts';
import { earliestExpiry, expiringLots, type Lot, shelfLots } from '../lots.ts';
import { useReasons } from '../moves.ts';
import { useDays } from '../rules.ts';

/**
 * What is on the shelves now, as `balances` reckons it (tested equal): for each item of a site the last count, the moves
 * of that day after it, and the sums of later days. Sorted by site, item, lot; a lot that came to nothing is left out.
 */
export const stockOnHand = (
  tx: Transaction,
  org: Whose,
  sites?: readonly Uuid[],
): Promise<readonly Balance[]> =>
  tx.rows(sql`with ${since({ org, sites })}
    select site, item, lot, sum(quantity)::bigint as "onHand" from since
    group by site, item, lot having sum(quantity) <> 0 order by site, item collate "C", lot collate "C"`);

/** An item at a site with what is left of it and what was used of it in the last 28 days to and with `today`. */
export interface OnHandAndUse {
  readonly site: Uuid;
  readonly item: string;
  readonly onHand: number;
  readonly used: number;
  /** Days since it was first used there, this one included; 0 for never. */
  readonly knownDays: number;
}

/**
 * Every item that was ever moved or counted at a site, so that what ran out is still seen; with `until` only shelves that had
 * begun by then: of the others nobody knows. For the forecast (rules.ts).
 * @param today the last day whose hand-outs and kits are use; with `until` also the last whose moves and counts are on the shelf
 */
export const stockAndUse = (
  tx: Transaction,
  org: Whose,
  today: LocalDate,
  sites?: readonly Uuid[],
  shelf: 'now' | 'until' = 'now',
): Promise<readonly OnHandAndUse[]> =>
  tx.rows(sql`with ${since({ org, sites, ...(shelf === 'until' && { until: today }) })},
    level as (select org_id, site, item, sum(quantity)::bigint as on_hand from since group by 1, 2, 3),
    used as (
      select org_id, site, item, min(local_day) as first_day,
        coalesce(-sum(quantity) filter (where local_day > ${addDays(today, -useDays)}::date), 0)::bigint as used
      from stock_day where ${isOf(org)} and reason = any(${useReasons}::text[]) and local_day <= ${today}::date and ${atSites(sites)} group by 1, 2, 3)
    select site, item, coalesce(on_hand, 0) as "onHand", coalesce(used, 0) as used,
      coalesce(${today}::date - first_day + 1, 0) as "knownDays"
    from level full join used using (org_id, site, item) join shelf using (org_id, site, item)
    where ${shelf === 'now' ? sql`true` : sql`shelf.day <= ${today}::date`} order by site, item collate "C"`);

/** What is on the shelves by lot, as a phone shows it (`shelfLots`): what left without a lot is taken off first expiry first. */
export const stockByLot = async (
  tx: Transaction,
  org: Whose,
  today: LocalDate,
  sites?: readonly Uuid[],
): Promise<ReturnType<typeof shelfLots>> =>
  shelfLots(await stockOnHand(tx, org, sites), await expiriesOf(tx, org), today, await heldOf(tx, org));

/** Lots on a shelf that pass their date within `days` or have passed it. */
export const lotsExpiring = async (
  tx: Transaction,
  org: Whose,
  today: LocalDate,
  days: number,
  sites?: readonly Uuid[],
): Promise<readonly (Balance & { readonly expires: LocalDate })[]> =>
  expiringLots(
    await stockOnHand(tx, org, sites),
    await expiriesOf(tx, org),
    today,
    days,
    await heldOf(tx, org),
  );

/** Of all lots, also those far from their date: which lot was given depends on the others. */
const expiriesOf = async (tx: Transaction, org: Whose): Promise<ReadonlyMap<string, LocalDate>> =>
  earliestExpiry(
    await tx.rows<Lot>(
      sql`select item, lot, min(expires) as expires from stock_lot where ${isOf(org)} group by item, lot`,
    ),
  );

/** Lots on hold: what leaves without a lot is not taken off them. */
const heldOf = async (tx: Transaction, org: Whose): Promise<ReadonlySet<string>> =>
  heldLots(
    (
      await tx.rows<Omit<HoldWord, 'held'> & { readonly held: number }>(
        sql`select item, lot, hlc, held from stock_hold where ${isOf(org)}`,
      )
    ).map((word) => ({ ...word, held: word.held === 1 })),
  );

/** The local day from which each shelf is reckoned (balances.ts). */
export const shelfBegins = (org: Whose, sites: readonly Uuid[] | undefined): Sql => sql`
  shelf as (
    select org_id, site, item, min(local_day) as day from (
      select org_id, site, item, local_day from stock_count where ${isOf(org)} and ${atSites(sites)}
      union all
      select org_id, site, item, local_day from stock_day where ${isOf(org)} and reason <> 'handed-out' and ${atSites(sites)}) as begun
    group by 1, 2, 3)`;

/** True for what moves a shelf: all but the hand-outs before it begins, which are history. Needs `shelfBegins`. */
export const movesShelf = (table: Sql): Sql => sql`
  (${table}.reason <> 'handed-out' or ${table}.local_day >= (select shelf.day from shelf
    where shelf.org_id = ${table}.org_id and shelf.site = ${table}.site and shelf.item = ${table}.item))`;

/**
 * The last counts and all that moved since. Two counts of a lot at one moment: the smaller one counts (balances.ts).
 * `until`: only what happened to and with this local day, for the shelf as it was at its end.
 */
const since = ({
  org,
  sites,
  until,
}: {
  readonly org: Whose;
  readonly sites: readonly Uuid[] | undefined;
  readonly until?: LocalDate;
}): Sql => {
  const by = (table: Sql): Sql =>
    until === undefined ? sql`true` : sql`${table}.local_day <= ${until}::date`;
  return sql`
  ${shelfBegins(org, sites)},
  latest as (
    select org_id, site, item, max(at) as at, (array_agg(day order by at desc))[1] as day
    from stock_count where ${isOf(org)} and ${atSites(sites)} and ${by(sql`stock_count`)} group by org_id, site, item),
  since as (
    select c.org_id, c.site, c.item, c.lot, min(c.counted)::bigint as quantity
      from stock_count c join latest l using (org_id, site, item, at) group by 1, 2, 3, 4
    union all
    select m.org_id, m.site, m.item, m.lot, m.quantity
      from latest l join stock_move m on m.org_id = l.org_id and m.site = l.site and m.item = l.item
        and m.day = l.day and m.at > l.at and ${by(sql`m`)} and ${movesShelf(sql`m`)}
    union all
    select d.org_id, d.site, d.item, d.lot, d.quantity
      from stock_day d left join latest l on l.org_id = d.org_id and l.site = d.site and l.item = d.item
      where ${isOf(org, sql`d.org_id`)} and ${sites === undefined ? sql`true` : sql`d.site = any(${sites}::uuid[])`}
        and (l.day is null or d.day > l.day) and ${by(sql`d`)} and ${movesShelf(sql`d`)})`;
};
