import { sql } from '#database/sql.ts';
import { isOf } from '#database/whose.ts';
import { type ReportColumn, unknownAsEmpty } from '#report/column.ts';
import { earlier } from '#report/period.ts';
import { atSites, firstDayIn } from '#report/server/in-period.ts';
import type { ReportTable } from '#report/server/table.ts';
import { expiryStatus, soonDays } from './expiry.ts';
import { counts } from './report/counts.ts';
import { eachOrganization } from './report/counts-as.ts';
import { ledger } from './report/ledger.ts';
import { lotsExpiring, stockAndUse, stockByLot } from './report/on-hand.ts';
import { shipments as onTheWay } from './report/shipments.ts';
import { value } from './report/value.ts';
import { daysLeft, supplyOf, useOver } from './rules.ts';

const site: ReportColumn = { id: 'site', title: 'stock.report.site', type: 'site' };
const item: ReportColumn = { id: 'item', title: 'stock.report.item', type: 'item' };
const text = (id: string): ReportColumn => ({ id, title: `stock.report.${id}`, type: 'text' });
const count = (id: string, title = id, adds: readonly string[] = []): ReportColumn => ({
  id,
  title: `stock.report.${title}`,
  type: 'count',
  adds,
});

/** What is on the shelves today, by lot: one that is past its date is given after the others. The period plays no part. */
const onHand: ReportTable = {
  id: 'stock.on-hand',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'stock.report.on-hand-now',
  about: 'today',
  columns: [site, item, text('lot'), count('onHand', 'on-hand', ['site', 'lot'])],
  rows: async (tx, { org, today, sites }) =>
    (await stockByLot(tx, org, today, sites)).map(({ site: at, item: what, lot, onHand: left }) => ({
      site: at,
      item: what,
      lot,
      onHand: left,
    })),
};

/** How long each shelf lasts today, at the pace of the 28 days up to today: what is to be done now, whatever period is read. */
const runsShort: ReportTable = {
  id: 'stock.runs-short',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'stock.report.runs-short',
  about: 'today',
  columns: [
    site,
    item,
    count('onHand', 'on-hand', ['site']),
    count('used', 'used', ['site']),
    // Days of several shelves add up to nothing, and where nothing was used nobody knows them.
    { id: 'daysLeft', title: 'stock.report.daysLeft', type: 'count' },
    text('supply'),
  ],
  rows: async (tx, { org, today, sites }) =>
    (await stockAndUse(tx, org, today, sites)).map((level) => {
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

/** Shelves as they were at the end of the period's last day (today's, while it runs), beside the 28 days up to it. */
const closing: ReportTable = {
  id: 'stock.closing',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'stock.report.closing',
  about: 'close',
  columns: [site, item, count('closing', 'on-hand', ['site']), count('used', 'used-before', ['site'])],
  rows: async (tx, { org, to, today, sites }) =>
    (await stockAndUse(tx, org, earlier(to, today), sites, 'until')).map((level) => ({
      site: level.site,
      item: level.item,
      closing: level.onHand,
      used: level.used,
    })),
};

/** Lots on a shelf today that pass their date within 90 days from today, or have passed it; usable all the same. */
const expiring: ReportTable = {
  id: 'stock.expiring',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'stock.report.expiring',
  about: 'today',
  columns: [
    site,
    item,
    text('lot'),
    { id: 'expires', title: 'stock.report.expires', type: 'day' },
    text('status'),
    count('onHand', 'on-hand'),
  ],
  rows: async (tx, { org, today, sites }) =>
    (await lotsExpiring(tx, org, today, soonDays, sites)).map((lot) => ({
      ...lot,
      status: expiryStatus(lot.expires, today),
    })),
};

/** What came in, went out and was thrown away, by month of the place and reason; out is below zero, and what comes to nothing is left out. */
const moves: ReportTable = {
  id: 'stock.moves',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'stock.report.moves',
  firstDay: firstDayIn('stock_move'),
  columns: [
    { id: 'month', title: 'stock.report.month', type: 'month' },
    site,
    item,
    text('reason'),
    count('quantity', 'quantity', ['month', 'site']),
  ],
  rows: (tx, { org, from, to, sites }) =>
    tx.rows(sql`select date_trunc('month', local_day::timestamp)::date as month, site, item, reason,
        sum(quantity)::bigint as quantity
      from stock_day where ${isOf(org)} and local_day between ${from}::date and ${to}::date and ${atSites(sites)}
      group by 1, 2, 3, 4 having sum(quantity) <> 0 order by 1, 2, 3, 4`),
};

/** Where each lot went, by day, place and reason, for a recall: as complete as the log is. Out is below zero. */
const lots: ReportTable = {
  id: 'stock.lots',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'stock.report.lots',
  columns: [
    text('lot'),
    item,
    site,
    { id: 'day', title: 'stock.report.day', type: 'day' },
    text('reason'),
    count('quantity', 'quantity', ['site', 'day']),
  ],
  rows: (tx, { org, from, to, sites }) =>
    tx.rows(sql`select lot, item, site, local_day as day, reason, sum(quantity)::bigint as quantity
      from stock_day where ${isOf(org)} and lot <> '' and local_day between ${from}::date and ${to}::date
        and ${atSites(sites)}
      group by 1, 2, 3, 4, 5 order by 1, 2, 4, 3, 5`),
};

/** Boxes that were sent on their way in the period, and what came of them; what nobody said yet is not known. */
const shipments: ReportTable = {
  id: 'stock.shipments',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'stock.report.shipments',
  columns: [
    { id: 'day', title: 'stock.report.sent-day', type: 'day' },
    { id: 'from', title: 'stock.report.from', type: 'site' },
    { id: 'to', title: 'stock.report.to', type: 'site' },
    item,
    text('lot'),
    count('sent', 'sent', ['day', 'from', 'to', 'lot']),
    count('arrived', 'arrived', ['day', 'from', 'to', 'lot']),
    count('short', 'short', ['day', 'from', 'to', 'lot']),
  ],
  rows: async (tx, { org, from, to, sites }) =>
    unknownAsEmpty(
      await eachOrganization(tx, org, (one) =>
        tx.rows(sql`with recursive ${onTheWay(one)}
        select day, from_site as "from", to_site as "to", item, lot, sent, arrived,
          case when sent < arrived then 0 else sent - arrived end as short
        from way where day between ${from}::date and ${to}::date
          and ${sites === undefined ? sql`true` : sql`(from_site = any(${sites}::uuid[]) or to_site = any(${sites}::uuid[]))`}
        order by 1, 2, 3, 4, 5, shipment`),
      ),
    ),
};

export const stockReports: readonly ReportTable[] = [
  onHand,
  runsShort,
  expiring,
  lots,
  shipments,
  value,
  closing,
  ledger,
  moves,
  counts,
];
