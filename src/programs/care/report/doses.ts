import { sql } from '#database/sql.ts';
import type { ReportColumn, ReportRow } from '#report/column.ts';
import { daysCovered } from '#report/days-covered.ts';
import { inPeriod } from '#report/server/in-period.ts';
import type { ReportTable } from '#report/server/table.ts';
import { doseKind } from '../entries.ts';
import { type Cover, isNotKnown } from '../rules/cover.ts';
import { readReferrals } from '../tables/read.ts';

const sums = ['bridges', 'dosesGiven', 'daysCovered', 'goesOn', 'enough', 'notKnown'] as const;
type Sums = Record<(typeof sums)[number], number>;
const none: Sums = { bridges: 0, dosesGiven: 0, daysCovered: 0, goesOn: 0, enough: 0, notKnown: 0 };
const every = ['month', 'site', 'medication'];

const columns: readonly ReportColumn[] = [
  { id: 'month', title: 'care.report.month', type: 'month' },
  { id: 'site', title: 'care.report.site', type: 'site' },
  { id: 'medication', title: 'care.report.medication', type: 'text' },
  ...sums.map((id): ReportColumn => ({ id, title: `care.report.${id}`, type: 'count', adds: every })),
];

const figuresOf = (cover: Cover, today: string): Sums => ({
  bridges: 1,
  dosesGiven: cover.given.length,
  daysCovered: daysCovered(cover.given),
  goesOn: cover.said === 'elsewhere' ? 1 : 0,
  enough: cover.said === 'enough' ? 1 : 0,
  notKnown: isNotKnown(cover, today) ? 1 : 0,
});

/** First doses by our own prescriber, and days covered by them: by the day and the medication of the first. */
export const dosesReport: ReportTable = {
  id: 'care.doses',
  indicator: { version: 1, since: '2026-11-28' },
  title: 'care.report.doses-title',
  columns,
  rows: async (tx, query) => {
    const rows = new Map<string, ReportRow & Sums>();
    const referrals = await readReferrals(tx, query.org, sql`kind = ${doseKind.kind} and ${inPeriod(query)}`);
    for (const { cover } of referrals) {
      const first = cover?.given[0];
      if (cover === undefined || first === undefined) continue;
      if (first.day < query.from || first.day > query.to) continue;
      if (query.sites !== undefined && !query.sites.includes(first.site)) continue;
      const at = {
        month: `${first.day.slice(0, 7)}-01`,
        site: first.site,
        medication: first.medication ?? '',
      };
      const key = JSON.stringify(Object.values(at));
      const row = rows.get(key) ?? { ...at, ...none };
      const figures = figuresOf(cover, query.today);
      for (const name of sums) row[name] += figures[name];
      rows.set(key, row);
    }
    return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  },
};
