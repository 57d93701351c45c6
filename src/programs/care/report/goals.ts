import type { ReportColumn, ReportRow } from '#report/column.ts';
import { firstDayIn, inPeriod } from '#report/server/in-period.ts';
import type { ReportTable } from '#report/server/table.ts';
import { goalDays } from '../rules/goal.ts';
import type { Recorded } from '../rules/recorded.ts';
import { readGoals } from '../tables/goals.ts';

const count = (id: string): ReportColumn => ({
  id,
  title: `care.report.${id}`,
  type: 'count',
  adds: ['month', 'site'],
});

/** Goals that people set, and goals that they say they reached: no words, no topics, and no figure for what was put aside. */
export const goalsReport: ReportTable = {
  id: 'care.goals',
  indicator: { version: 1, since: '2026-11-28' },
  title: 'care.report.goals-title',
  columns: [
    { id: 'month', title: 'care.report.month', type: 'month' },
    { id: 'site', title: 'care.report.site', type: 'site' },
    count('goalsSet'),
    count('goalsReached'),
  ],
  firstDay: firstDayIn('care_goal'),
  rows: async (tx, query) => {
    const rows = new Map<string, ReportRow & { goalsSet: number; goalsReached: number }>();
    const add = (at: Recorded | undefined, what: 'goalsSet' | 'goalsReached'): void => {
      if (at === undefined || at.day < query.from || at.day > query.to) return;
      if (query.sites !== undefined && !query.sites.includes(at.site)) return;
      const month = `${at.day.slice(0, 7)}-01`;
      const key = `${month} ${at.site}`;
      const row = rows.get(key) ?? { month, site: at.site, goalsSet: 0, goalsReached: 0 };
      row[what] += 1;
      rows.set(key, row);
    };
    const { org } = query;
    for (const { set, reached } of goalDays(await readGoals(tx, org, inPeriod(query)))) {
      add(set, 'goalsSet');
      add(reached, 'goalsReached');
    }
    return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  },
};
