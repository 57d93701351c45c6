import { sql } from '#database/sql.ts';
import { firstDayIn, inPeriod, month } from '#report/server/in-period.ts';
import type { ReportTable } from '#report/server/table.ts';

export const warmthReports: readonly ReportTable[] = [
  {
    id: 'warmth.items',
    indicator: { version: 1, since: '2026-11-26' },
    title: 'warmth.report.items',
    columns: [
      { id: 'month', title: 'warmth.report.month', type: 'month' },
      { id: 'item', title: 'warmth.report.item', type: 'item' },
      { id: 'quantity', title: 'warmth.report.quantity', type: 'count', adds: ['month'] },
    ],
    headlines: [{ id: 'warm-things', title: 'warmth.report.headline', column: 'quantity' }],
    firstDay: firstDayIn('warmth_item_day'),
    rows: (tx, query) =>
      tx.rows(sql`select ${month} as month, item, sum(quantity)::bigint as quantity from warmth_item_day
        where ${inPeriod(query)} group by 1, 2 order by 1, 2`),
  },
];
