import type { ReportColumn, ReportTable } from '#database/report.ts';
import { sql } from '#database/sql.ts';
import { expiryStatus, soonDays } from './expiry.ts';
import { lotsExpiring, shelfBegins, stockAndUse, stockByLot } from './report/on-hand.ts';
import { daysLeft, supplyOf, useOver } from './rules.ts';

const site: ReportColumn = { id: 'site', title: 'stock.report.site', type: 'site' };
const item: ReportColumn = { id: 'item', title: 'stock.report.item', type: 'item' };
const text = (id: string): ReportColumn => ({ id, title: `stock.report.${id}`, type: 'text' });
const count = (id: string, title = id): ReportColumn => ({
  id,
  title: `stock.report.${title}`,
  type: 'count',
});

/**
 * What is on the shelves now, by lot; of the period only its end plays a part, as the day by which a lot is past its date
 * and so given after the others.
 */
const onHand: ReportTable = {
  id: 'stock.on-hand',
  title: 'stock.report.on-hand-now',
  columns: [site, item, text('lot'), count('onHand', 'on-hand')],
  rows: async (tx, { to, sites }) => (await stockByLot(tx, to, sites)).map((balance) => ({ ...balance })),
};

/** What runs short, at the pace of the 28 days up to the end of the period. */
const runsShort: ReportTable = {
  id: 'stock.runs-short',
  title: 'stock.report.runs-short',
  columns: [site, item, count('onHand', 'on-hand'), count('used'), text('daysLeft'), text('supply')],
  rows: async (tx, { to, sites }) =>
    (await stockAndUse(tx, to, sites)).map((level) => {
      const use = useOver(level.used, level.knownDays);
      return {
        site: level.site,
        item: level.item,
        onHand: level.onHand,
        used: level.used,
        daysLeft: daysLeft(level.onHand, use) ?? '',
        supply: supplyOf(level.onHand, use),
      };
    }),
};

/** Lots on a shelf that pass their date within 90 days of the end of the period, or have passed it; usable all the same. */
const expiring: ReportTable = {
  id: 'stock.expiring',
  title: 'stock.report.expiring',
  columns: [site, item, text('lot'), text('expires'), text('status'), count('onHand', 'on-hand')],
  rows: async (tx, { to, sites }) =>
    (await lotsExpiring(tx, to, soonDays, sites)).map((lot) => ({
      ...lot,
      status: expiryStatus(lot.expires, to),
    })),
};

/** What came in, went out and was thrown away, by month and reason; out is below zero. */
const moves: ReportTable = {
  id: 'stock.moves',
  title: 'stock.report.moves',
  columns: [
    { id: 'month', title: 'stock.report.month', type: 'month' },
    site,
    item,
    text('reason'),
    count('quantity'),
  ],
  rows: (tx, { from, to, sites }) =>
    tx.rows(sql`select date_trunc('month', day::timestamp)::date as month, site, item, reason,
        sum(quantity)::bigint as quantity
      from stock_day where day between ${from}::date and ${to}::date
        and ${sites === undefined ? sql`true` : sql`site = any(${sites}::uuid[])`}
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
};

/** Counts of the period beside what the moves before them led to expect (`differences` in balances.ts; tested equal). */
const counts: ReportTable = {
  id: 'stock.counts',
  title: 'stock.report.counts',
  columns: [
    { id: 'day', title: 'stock.report.day', type: 'text' },
    site,
    item,
    count('expected'),
    count('counted'),
    count('difference'),
  ],
  rows: (tx, { from, to, sites }) =>
    tx.rows(sql`with ${shelfBegins(sites)}, by_lot as (
        select org_id, site, item, day, at, lot, min(counted) as counted from stock_count
        where ${sites === undefined ? sql`true` : sql`site = any(${sites}::uuid[])`} group by 1, 2, 3, 4, 5, 6),
      total as (select org_id, site, item, day, at, sum(counted) as counted from by_lot group by 1, 2, 3, 4, 5),
      step as (
        select *, lag(counted, 1, 0) over shelf as before, lag(at) over shelf as since, lag(day) over shelf as since_day
        from total window shelf as (partition by org_id, site, item order by at))
      select day, site, item, (before + moved)::bigint as expected, counted::bigint as counted,
        (counted - before - moved)::bigint as difference
      from step, lateral (
        select coalesce(sum(quantity), 0) as moved from (
          select quantity from stock_day d where d.org_id = step.org_id and d.site = step.site
            and d.item = step.item and d.day < step.day and (since_day is null or d.day > since_day)
            and (d.reason <> 'handed-out' or d.day >= (select shelf.day from shelf
              where shelf.org_id = step.org_id and shelf.site = step.site and shelf.item = step.item))
          union all
          select quantity from stock_move m where m.org_id = step.org_id and m.site = step.site
            and m.item = step.item and m.day = step.day and m.at <= step.at and (since is null or m.at > since)
          union all
          select quantity from stock_move m where m.org_id = step.org_id and m.site = step.site
            and m.item = step.item and m.day = since_day and since_day < step.day and m.at > since
        ) as between_counts) as gap
      where day between ${from}::date and ${to}::date order by day, at, site, item`),
};

export const stockReports: readonly ReportTable[] = [onHand, runsShort, expiring, moves, counts];
