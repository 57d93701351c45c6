import { sql } from '#database/sql.ts';
import { isOf } from '#database/whose.ts';
import { unknownAsEmpty } from '#report/column.ts';
import { atSites } from '#report/server/in-period.ts';
import type { ReportTable } from '#report/server/table.ts';
import { priceParts } from '../price.ts';

/**
 * What was handed out, by the price that stood on the day of it: a row for each item and each price of it. Without a price its value is
 * not known, and no total stands beside it: a sum that leaves some out would say too little.
 */
export const value: ReportTable = {
  id: 'stock.value',
  indicator: { version: 1, since: '2026-11-27' },
  title: 'stock.report.value',
  columns: [
    { id: 'item', title: 'stock.report.item', type: 'item' },
    { id: 'currency', title: 'stock.report.currency', type: 'text' },
    { id: 'since', title: 'stock.report.price-since', type: 'day' },
    { id: 'price', title: 'stock.report.price', type: 'count' },
    { id: 'given', title: 'stock.report.given', type: 'count' },
    { id: 'value', title: 'stock.report.worth', type: 'count', adds: ['item', 'since'] },
  ],
  rows: async (tx, { org, from, to, sites }) =>
    unknownAsEmpty(
      await tx.rows(sql`with said as (
        select distinct on (org_id, item, since) org_id, item, since, price, currency from stock_price
        where ${isOf(org)} order by org_id, item, since, hlc collate "C" desc, entry_id desc),
      priced as (
        select *, lead(since) over (partition by org_id, item order by since) as until from said),
      given as (
        select org_id, item, local_day, -sum(quantity) as units from stock_day
        where ${isOf(org)} and reason = 'handed-out' and local_day between ${from}::date and ${to}::date
          and ${atSites(sites)}
        group by 1, 2, 3)
      select given.item, p.currency, p.since, (p.price / ${priceParts}::numeric)::float8 as price,
        sum(units)::bigint as given, round(sum(units) * p.price / ${priceParts}::numeric, 2)::float8 as value
      from given left join priced p on p.org_id = given.org_id and p.item = given.item and p.price > 0
        and p.since <= local_day and (p.until is null or local_day < p.until)
      group by given.item, p.currency, p.since, p.price
      having sum(units) <> 0 order by 1, 3 nulls first, 2`),
    ),
};
