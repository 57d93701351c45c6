import { countOf, type ReportColumn, type ReportTable } from '#database/report.ts';
import { sql } from '#database/sql.ts';
import { inPeriod } from '#visits/report.ts';

const month: ReportColumn = { id: 'month', title: 'exchange.report.month', type: 'month' };
const site: ReportColumn = { id: 'site', title: 'exchange.report.site', type: 'site' };
const channel: ReportColumn = { id: 'channel', title: 'exchange.report.channel', type: 'channel' };
const item: ReportColumn = { id: 'item', title: 'exchange.report.item', type: 'item' };
const count = (id: string, title = id): ReportColumn => ({
  id,
  title: `exchange.report.${title}`,
  type: 'count',
});

/** Supplies by month and item. Over all organizations the same query gives the national figures. */
const items: ReportTable = {
  id: 'exchange.items',
  title: 'exchange.report.items',
  columns: [month, item, count('quantity'), count('handouts')],
  rows: (tx, query) =>
    tx.rows(
      query.sites === undefined
        ? sql`select month, item, sum(quantity)::bigint as quantity, sum(handouts)::bigint as handouts
            from exchange_item_total where month between ${query.from}::date and ${query.to}::date
            group by month, item order by month, item`
        : sql`select month, item, sum(quantity)::bigint as quantity, sum(handouts)::bigint as handouts
            from exchange_item_month where ${inPeriod(query)} group by month, item order by month, item`,
    ),
};

const itemsBySite: ReportTable = {
  id: 'exchange.items-by-site',
  title: 'exchange.report.items-by-site',
  columns: [month, site, channel, item, count('quantity'), count('handouts')],
  rows: (tx, query) =>
    tx.rows(sql`select month, site, channel, item, quantity, handouts from exchange_item_month
      where ${inPeriod(query)} order by month, site, channel, item`),
};

/** Needles and syringes as UNAIDS counts them: complete sets, with the loose parts shown apart (docs/practice.md, UNAIDS). */
const sets: ReportTable = {
  id: 'exchange.sets',
  title: 'exchange.report.sets',
  columns: [
    month,
    site,
    channel,
    count('complete'),
    count('looseBarrels', 'loose-barrels'),
    count('looseNeedles', 'loose-needles'),
    count('handouts'),
  ],
  headlines: [{ id: 'sets', title: 'exchange.report.headline-sets', count: countOf('complete') }],
  rows: (tx, query) =>
    tx.rows(sql`select month, site, channel, complete, loose_barrels as "looseBarrels",
      loose_needles as "looseNeedles", handouts
      from exchange_set_month where ${inPeriod(query)} order by month, site, channel`),
};

const returns: ReportTable = {
  id: 'exchange.returns',
  title: 'exchange.report.returns',
  columns: [
    month,
    site,
    channel,
    { id: 'how', title: 'exchange.report.how', type: 'text' },
    count('returns', 'returns-count'),
    count('syringes'),
    count('unknown', 'returns-unknown'),
  ],
  headlines: [{ id: 'returned', title: 'exchange.report.syringes', count: countOf('syringes') }],
  rows: (tx, query) =>
    tx.rows(sql`select month, site, channel, how, returns, syringes, unknown
      from exchange_return_month where ${inPeriod(query)} order by month, site, channel, how`),
};

/**
 * The period in one row, as funders ask: sets given, syringes back, and their ratio in hundredths. The ratio describes
 * a program's bins; it is never a test of anyone, and more or less than 100 is neither good nor bad by itself.
 */
const summary: ReportTable = {
  id: 'exchange.summary',
  title: 'exchange.report.summary',
  columns: [
    count('complete'),
    count('looseBarrels', 'loose-barrels'),
    count('looseNeedles', 'loose-needles'),
    count('syringes'),
    count('estimated'),
    { id: 'returnPercent', title: 'exchange.report.return-percent', type: 'text' },
    count('bulkHandouts', 'bulk-handouts'),
    count('bulkPeople', 'bulk-people'),
  ],
  rows: async (tx, query) => {
    const given = await tx.first<{
      complete: number;
      looseBarrels: number;
      looseNeedles: number;
      bulkHandouts: number;
      bulkPeople: number;
    }>(sql`select coalesce(sum(complete), 0)::bigint as complete,
        coalesce(sum(loose_barrels), 0)::bigint as "looseBarrels",
        coalesce(sum(loose_needles), 0)::bigint as "looseNeedles",
        coalesce(sum(bulk_handouts), 0)::bigint as "bulkHandouts",
        coalesce(sum(bulk_people), 0)::bigint as "bulkPeople"
      from exchange_set_month where ${inPeriod(query)}`);
    const back = await tx.first<{ syringes: number; estimated: number }>(
      sql`select coalesce(sum(syringes), 0)::bigint as syringes,
        coalesce(sum(syringes) filter (where how <> 'counted'), 0)::bigint as estimated
      from exchange_return_month where ${inPeriod(query)}`,
    );
    if (given === undefined || back === undefined) throw new Error('a sum without groups gives one row');
    const returnPercent = given.complete === 0 ? '' : Math.round((100 * back.syringes) / given.complete);
    return [{ ...given, ...back, returnPercent }];
  },
};

export const exchangeReports: readonly ReportTable[] = [items, itemsBySite, sets, returns, summary];
