import { sql } from '#database/sql.ts';
import { type ReportColumn, unknownAsEmpty } from '#report/column.ts';
import { firstDayIn, inPeriod, month as monthOfDay } from '#report/server/in-period.ts';
import type { ReportTable } from '#report/server/table.ts';
import { reportKind } from './entries.ts';

const month: ReportColumn = { id: 'month', title: 'pickup.report.month', type: 'month' };
const site: ReportColumn = { id: 'site', title: 'pickup.report.site', type: 'site' };
const text = (id: string): ReportColumn => ({ id, title: `pickup.report.${id}`, type: 'text' });
const count = (id: string, adds: readonly string[]): ReportColumn => ({
  id,
  title: `pickup.report.${id}`,
  type: 'count',
  adds,
});

/** Reports by who told and on which ground. */
const reports: ReportTable = {
  id: 'pickup.reports',
  indicator: { version: 1, since: '2026-11-27' },
  title: 'pickup.report.reports-title',
  columns: [
    month,
    site,
    text('source'),
    text('ground'),
    count('reports', ['month', 'site', 'source', 'ground']),
  ],
  headlines: [
    {
      id: 'reports',
      title: 'pickup.report.headline-reports',
      column: 'reports',
      of: [reportKind.kind],
      isLeftOutWithoutRows: true,
    },
  ],
  firstDay: firstDayIn('pickup_report_day'),
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, source, ground, sum(reports)::bigint as reports
      from pickup_report_day where ${inPeriod(query)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
};

const everyOutcome = ['month', 'site', 'outcome'];

/** What came of going there, and how soon. */
const collected: ReportTable = {
  id: 'pickup.collected',
  indicator: { version: 1, since: '2026-11-27' },
  title: 'pickup.report.collected-title',
  columns: [
    month,
    site,
    text('outcome'),
    count('done', everyOutcome),
    count('inTime', everyOutcome),
    count('syringes', everyOutcome),
  ],
  rows: async (tx, query) =>
    unknownAsEmpty(
      await tx.rows(sql`select ${monthOfDay} as month, site, outcome, sum(done)::bigint as done,
          sum(in_time)::bigint as "inTime", case when sum(counted) > 0 then sum(syringes)::bigint end as syringes
        from pickup_done_day where ${inPeriod(query)} group by 1, 2, 3 order by 1, 2, 3`),
    ),
};

/** What left for disposal: beside what comes back at the counter, never in it. */
const disposal: ReportTable = {
  id: 'pickup.disposal',
  indicator: { version: 1, since: '2026-11-27' },
  title: 'pickup.report.disposal-title',
  columns: [
    month,
    site,
    count('bins', ['month', 'site']),
    count('litres', []),
    count('grams', ['month', 'site']),
  ],
  rows: async (tx, query) =>
    unknownAsEmpty(
      await tx.rows(sql`select ${monthOfDay} as month, site, sum(bins)::bigint as bins,
          round(sum(millilitres) / 1000.0)::bigint as litres, case when sum(weighed) > 0 then sum(grams)::bigint end as grams
        from pickup_disposal_day where ${inPeriod(query)} group by 1, 2 order by 1, 2`),
    ),
};

export const pickupReports: readonly ReportTable[] = [reports, collected, disposal];
