import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf } from '#database/whose.ts';
import type { LocalDate } from '#log/index.ts';
import { type ReportColumn, type ReportRow, unknownAsEmpty } from '#report/column.ts';
import { atSites } from '#report/server/in-period.ts';
import type { ReportQuery, ReportTable } from '#report/server/table.ts';
import { movesShelf, shelfBegins } from './on-hand.ts';

const figure = (id: string): ReportColumn => ({ id, title: `stock.report.${id}`, type: 'count' });

/**
 * Counts of the period beside what the moves before them led to expect (`differences` in ../balances.ts; tested equal). The first
 * of a shelf is its opening balance: nothing was expected. Why a figure differed, where whoever closed the count said so.
 */
export const counts: ReportTable = {
  id: 'stock.counts',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'stock.report.counts',
  columns: [
    { id: 'day', title: 'stock.report.day', type: 'day' },
    { id: 'site', title: 'stock.report.site', type: 'site' },
    { id: 'item', title: 'stock.report.item', type: 'item' },
    figure('expected'),
    figure('counted'),
    figure('difference'),
    { id: 'adjust-reason', title: 'stock.report.count-reason', type: 'text' },
  ],
  rows: (tx, query) => countsUntil(tx, query),
};

/**
 * The rows of `counts`, with `until` of what happened to and with that local day alone: what another offset puts before a count by the
 * clock, and after that day by the calendar, is then not expected of it.
 */
export const countsUntil = async (
  tx: Transaction,
  { org, from, to, sites }: ReportQuery,
  until?: LocalDate,
): Promise<readonly ReportRow[]> => {
  const by = (table: Sql): Sql =>
    until === undefined ? sql`true` : sql`${table}.local_day <= ${until}::date`;
  return unknownAsEmpty(
    await tx.rows(sql`with ${shelfBegins(org, sites)}, by_lot as (
        select org_id, site, item, day, at, lot, min(counted) as counted, min(local_day) as local_day,
          min(entry_id::text)::uuid as entry_id from stock_count
        where ${isOf(org)} and ${atSites(sites)} and ${by(sql`stock_count`)} group by 1, 2, 3, 4, 5, 6),
      total as (
        select org_id, site, item, day, at, sum(counted) as counted, min(local_day) as local_day,
          min(entry_id::text)::uuid as entry_id
        from by_lot group by 1, 2, 3, 4, 5),
      step as (
        select *, lag(counted, 1, 0) over shelf as before, lag(at) over shelf as since, lag(day) over shelf as since_day
        from total window shelf as (partition by org_id, site, item order by at))
      select local_day as day, site, item, case when opens then null else before + moved end::bigint as expected,
        counted::bigint as counted, case when opens then null else counted - before - moved end::bigint as difference,
        (select min(r.reason) from counts_named n join counts_reason r using (org_id, entry_id)
          where n.org_id = step.org_id and n.named = step.entry_id and n.what = 'counts' and r.item = step.item) as "adjust-reason"
      from step, lateral (
        select coalesce(sum(quantity), 0) as moved,
          since is null and coalesce(bool_and(reason not in ('received', 'arrived')), true) as opens from (
          select quantity, reason from stock_day d where d.org_id = step.org_id and d.site = step.site
            and d.item = step.item and d.day < step.day and (since_day is null or d.day > since_day)
            and ${by(sql`d`)} and ${movesShelf(sql`d`)}
          union all
          select quantity, reason from stock_move m where m.org_id = step.org_id and m.site = step.site
            and m.item = step.item and m.day = step.day and m.at <= step.at and (since is null or m.at > since)
            and ${by(sql`m`)} and ${movesShelf(sql`m`)}
          union all
          select quantity, reason from stock_move m where m.org_id = step.org_id and m.site = step.site
            and m.item = step.item and m.day = since_day and since_day < step.day and m.at > since
            and ${by(sql`m`)} and ${movesShelf(sql`m`)}
        ) as between_counts) as gap
      where local_day between ${from}::date and ${to}::date order by local_day, at, site, item`),
  );
};
