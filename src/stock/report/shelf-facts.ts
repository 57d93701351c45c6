import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf, type Whose } from '#database/whose.ts';
import { addDays } from '#log/calendar.ts';
import type { LocalDate, Uuid } from '#log/index.ts';
import { atSites } from '#report/server/in-period.ts';
import { useReasons } from '../moves.ts';
import type { ShelfFacts } from '../needs/needs.ts';
import { type ShelfDay, weeksBack } from '../needs/use.ts';
import { eachOrganization } from './counts-as.ts';
import { shelfBegins, stockAndUse, stockByLot } from './on-hand.ts';
import { shipments } from './shipments.ts';

/**
 * What needs are reckoned from (`needsOf`), of every item that was ever moved or counted at a site.
 * @param today the organization's day: the last of whose moves the shelves show
 */
export const readShelfFacts = async (
  tx: Transaction,
  org: Whose,
  today: LocalDate,
  sites?: readonly Uuid[],
): Promise<readonly ShelfFacts[]> => {
  const from = addDays(today, -7 * weeksBack);
  const facts = new Map<
    string,
    { -readonly [K in keyof ShelfFacts]: ShelfFacts[K] } & { days: ShelfDay[] }
  >();
  const factsOf = ({ site, item }: Place) => {
    const known = facts.get(`${site} ${item}`);
    if (known !== undefined) return known;
    const made = { site, item, isKnown: false, lots: [], opening: undefined, days: [], coming: 0 };
    facts.set(`${site} ${item}`, made);
    return made;
  };
  for (const level of await stockAndUse(tx, org, today, sites)) factsOf(level).isKnown = true;
  for (const level of await stockAndUse(tx, org, addDays(from, -1), sites, 'until'))
    factsOf(level).opening = level.onHand;
  for (const lot of await stockByLot(tx, org, today, sites)) {
    const shelf = factsOf(lot);
    shelf.lots = [...shelf.lots, lot];
  }
  for (const { site, item, ...day } of await readDays(tx, org, { from, to: addDays(today, -1) }, sites))
    factsOf({ site, item }).days.push(day);
  for (const { quantity, ...place } of await readComing(tx, org, sites)) factsOf(place).coming = quantity;
  return [...facts.values()];
};

interface Place {
  readonly site: Uuid;
  readonly item: string;
}

/**
 * By shelf and local day. Hand-outs of days before a shelf begins moved nothing. Joined here and not in one statement: the
 * database cannot guess how few rows each part has.
 */
const readDays = async (
  tx: Transaction,
  org: Whose,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  sites: readonly Uuid[] | undefined,
): Promise<readonly (Place & ShelfDay)[]> => {
  const begins = await tx.rows<Place & { day: LocalDate }>(
    sql`with ${shelfBegins(org, sites)} select site, item, day from shelf`,
  );
  const begun = new Map(begins.map(({ site, item, day }) => [`${site} ${item}`, day]));
  const moved = await tx.rows<Place & { day: LocalDate; given: number; other: number; used: number }>(sql`
    select site, item, local_day as day, coalesce(sum(quantity) filter (where reason = 'handed-out'), 0)::bigint as given,
      coalesce(sum(quantity) filter (where reason <> 'handed-out'), 0)::bigint as other,
      coalesce(-sum(quantity) filter (where reason = any(${useReasons}::text[])), 0)::bigint as used
    from stock_day where ${isOf(org)} and local_day between ${from}::date and ${to}::date and ${atSites(sites)}
    group by 1, 2, 3 order by 1, 2, 3`);
  const days = new Map<string, Place & ShelfDay>();
  for (const { site, item, day, given, other, used } of moved) {
    const isBegun = day >= (begun.get(`${site} ${item}`) ?? never);
    days.set(`${site} ${item} ${day}`, { site, item, day, moved: (isBegun ? given : 0) + other, used });
  }
  for (const { reset, ...place } of await readResets(tx, org, { from, to }, sites)) {
    const key = `${place.site} ${place.item} ${place.day}`;
    days.set(key, { ...place, moved: 0, used: 0, ...days.get(key), reset });
  }
  return [...days.values()];
};

const never = '9999-12-31';

/** What stood there at the end of each day on which it was counted: the last count of the day and what moved after it. */
const readResets = (
  tx: Transaction,
  org: Whose,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  sites: readonly Uuid[] | undefined,
): Promise<readonly (Place & { day: LocalDate; reset: number })[]> =>
  tx.rows(sql`with ranked as (
      select org_id, site, item, lot, local_day, at, counted,
        max(at) over (partition by org_id, site, item, local_day) as latest
      from stock_count where ${isOf(org)} and local_day between ${from}::date and ${to}::date and ${atSites(sites)}),
    counted as (
      select org_id, site, item, local_day, max(at) as at, sum(counted)::bigint as counted from (
        select org_id, site, item, lot, local_day, at, min(counted) as counted
        from ranked where at = latest group by 1, 2, 3, 4, 5, 6) as by_lot
      group by 1, 2, 3, 4)
    select site, item, local_day as day, counted + coalesce((
        select sum(m.quantity) from stock_move m where m.org_id = counted.org_id and m.site = counted.site
          and m.item = counted.item and m.local_day = counted.local_day and m.at > counted.at
          -- A local day is part of up to three days of UTC, by which the index goes.
          and m.day = any(array[local_day - 1, local_day, local_day + 1])), 0)::bigint as reset
    from counted order by 1, 2, 3`);

/** Units on their way to each site. */
const readComing = (
  tx: Transaction,
  org: Whose,
  sites: readonly Uuid[] | undefined,
): Promise<readonly (Place & { quantity: number })[]> =>
  eachOrganization(tx, org, (one) =>
    tx.rows(sql`with recursive ${shipments(one)}
    select to_site as site, item, sum(sent)::bigint as quantity from way
    where arrived is null and ${sites === undefined ? sql`true` : sql`to_site = any(${sites}::uuid[])`}
    group by 1, 2 order by 1, 2`),
  );
