import { sql } from '#database/sql.ts';
import { type ReportColumn, unknownAsEmpty } from '#report/column.ts';
import { firstDayIn, inPeriod, month as monthOfDay } from '#report/server/in-period.ts';
import type { ReportTable } from '#report/server/table.ts';

const text = (id: string): ReportColumn => ({ id, title: `say.report.${id}`, type: 'text' });
const count = (id: string, adds: readonly string[]): ReportColumn => ({
  id,
  title: `say.report.${id}`,
  type: 'count',
  adds,
});
const every = ['month', 'site', 'feedback', 'feedbackAbout'];

/** What people said, by the month in which it came: how much of it was answered, and how soon. No word of it. */
const told: ReportTable = {
  id: 'say.told',
  indicator: { version: 1, since: '2026-11-28' },
  title: 'say.report.told-title',
  columns: [
    { id: 'month', title: 'say.report.month', type: 'month' },
    { id: 'site', title: 'say.report.site', type: 'site' },
    text('feedback'),
    text('feedbackAbout'),
    count('received', every),
    count('answered', every),
    count('closed', every),
    count('medianDays', []),
  ],
  firstDay: firstDayIn('say_told'),
  rows: async (tx, query) =>
    unknownAsEmpty(
      await tx.rows(sql`
        select ${monthOfDay} as month, site, sort as feedback, coalesce(about, 'not-said') as "feedbackAbout", count(*)::bigint as received,
          count(*) filter (where last = 'answer')::bigint as answered,
          count(*) filter (where last = 'close')::bigint as closed,
          round(percentile_cont(0.5) within group (order by (first_answer - day)::float8))::bigint as "medianDays"
        from (
          select day, site, sort, about,
            (select what from say_step where say_step.org_id = own.org_id and say_step.told = own.entry_id
              order by hlc desc, entry_id desc limit 1) as last,
            (select min(greatest(say_step.day, own.day)) from say_step where say_step.org_id = own.org_id
              and say_step.told = own.entry_id and what = 'answer') as first_answer
          from say_told own where ${inPeriod(query)}) each
        group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
    ),
};

export const sayReports: readonly ReportTable[] = [told];
