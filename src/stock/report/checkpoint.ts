import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf } from '#database/whose.ts';
import { addDays } from '#log/calendar.ts';
import type { CheckpointResponse } from '#log/checkpoint.ts';
import type { LocalDate, Uuid } from '#log/index.ts';
import { atSites } from '#report/server/in-period.ts';
import { useDays } from '../rules.ts';
import { shelfBegins } from './on-hand.ts';

/** Counts of so many days before are told apart: a device may still ask what moved between two of them (count/standing.ts). */
const countDays = 60;

/**
 * What was handed out before `since`, added up for devices that do not have it (stock/checkpoint.ts). Apart between the counts of the
 * last weeks and the one before these; what is older than that one is in it. By day where a forecast looks: the first day of
 * use, and the last weeks up to `today`. Hand-outs of days before a shelf begins moved nothing.
 */
export const handedOutBefore = async (
  tx: Transaction,
  org: Uuid,
  {
    since,
    today,
    sites,
  }: { readonly since: LocalDate; readonly today: LocalDate; readonly sites?: readonly Uuid[] },
): Promise<CheckpointResponse['shelves']> => {
  const rows = await tx.rows<Row>(sql`
    with ${shelfBegins(org, sites)}, ${placed({ org, since, sites })},
    first_use as (
      select org_id, site, item, min(local_day) as day from stock_day
      where ${isOf(org)} and reason = 'handed-out' and ${atSites(sites)} group by org_id, site, item),
    given as (
      select site, item, lot, part, at, local_day, quantity,
        case when local_day = first_use.day or local_day >= ${addDays(today, -useDays - 1)}::date then local_day end as looked_at,
        local_day >= shelf.day and (part > 0 or not placed.is_old) as moves
      from placed left join shelf using (org_id, site, item) left join first_use using (org_id, site, item)
      where not is_count)
    select site, item, lot, max(at)::float8 as at, (array_agg(local_day order by at desc))[1] as day,
      sum(quantity)::float8 as quantity
    from given where looked_at is not null or moves
    group by site, item, lot, part, looked_at order by site, item collate "C", lot collate "C", 4`);
  const shelves = new Map<string, Shelf>();
  for (const { site, item, ...move } of rows) {
    const key = `${site} ${item}`;
    const known = shelves.get(key);
    if (known === undefined) shelves.set(key, { site, item, moves: [move] });
    else known.moves.push(move);
  }
  return [...shelves.values()];
};

type Shelf = CheckpointResponse['shelves'][number];
type Row = Pick<Shelf, 'site' | 'item'> & Shelf['moves'][number];

/**
 * Hand-outs and counts of each shelf in their order: `part` is how many of the counts came before. A hand-out at the moment of a count is
 * in it. `is_old`: there is a count older than the weeks looked at, and what came before it moves nothing. Sums of a day
 * know no moment: of days with a count (`marked`) each hand-out is looked at.
 */
const placed = ({
  org,
  since,
  sites,
}: {
  readonly org: Uuid;
  readonly since: LocalDate;
  readonly sites: readonly Uuid[] | undefined;
}): Sql => {
  const from = addDays(since, -countDays);
  return sql`
    mark as (
      select org_id, site, item, day, at, false as is_old from stock_count
        where ${isOf(org)} and ${atSites(sites)} and local_day >= ${from}::date group by org_id, site, item, day, at
      union all
      select org_id, site, item, (array_agg(day order by at desc))[1], max(at), true from stock_count
        where ${isOf(org)} and ${atSites(sites)} and local_day < ${from}::date group by org_id, site, item),
    marked as (select org_id, site, item, day from mark group by org_id, site, item, day),
    timeline as (
      select org_id, site, item, at, true as is_count, is_old, '' as lot, null::date as local_day, 0::bigint as quantity from mark
      union all
      select d.org_id, d.site, d.item, (extract(epoch from d.day) * 1000)::bigint + 43200000, false, false, d.lot, d.local_day,
        d.quantity
        from stock_day d left join marked m on m.org_id = d.org_id and m.site = d.site and m.item = d.item and m.day = d.day
        where ${isOf(org, sql`d.org_id`)} and d.reason = 'handed-out' and d.local_day < ${since}::date and m.day is null
          and ${sites === undefined ? sql`true` : sql`d.site = any(${sites}::uuid[])`}
      union all
      select g.org_id, g.site, g.item, g.at, false, false, g.lot, g.local_day, g.quantity
        from marked m join stock_move g on g.org_id = m.org_id and g.site = m.site and g.item = m.item and g.day = m.day
        where ${isOf(org, sql`g.org_id`)} and g.reason = 'handed-out' and g.local_day < ${since}::date),
    placed as (
      select org_id, site, item, at, is_count, lot, local_day, quantity,
        count(*) filter (where is_count) over (partition by org_id, site, item order by at, is_count rows unbounded preceding) as part,
        bool_or(is_old) over (partition by org_id, site, item) as is_old
      from timeline)`;
};
