import { countOf, type ReportQuery, type ReportTable } from '#database/report.ts';
import { join, name, type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { uniquePeople } from './rules.ts';
import { monthColumns } from './tables.ts';

/** Months and sites of a query, for tables with a `month` and a `site`. The organization comes from row-level security. */
export const inPeriod = ({ from, to, sites }: ReportQuery): Sql =>
  sites === undefined
    ? sql`month between ${from}::date and ${to}::date`
    : sql`month between ${from}::date and ${to}::date and site = any(${sites}::uuid[])`;

const visits: ReportTable = {
  id: 'visits.visits',
  title: 'visits.report.visits',
  columns: [
    { id: 'month', title: 'visits.report.month', type: 'month' },
    { id: 'site', title: 'visits.report.site', type: 'site' },
    { id: 'channel', title: 'visits.report.channel', type: 'channel' },
    { id: 'visits', title: 'visits.report.count', type: 'count' },
    { id: 'anonymous', title: 'visits.report.anonymous', type: 'count' },
    { id: 'people', title: 'visits.report.people', type: 'count' },
  ],
  headlines: [
    { id: 'visits', title: 'visits.report.count', count: countOf('visits') },
    { id: 'people', title: 'visits.report.people', count: countOf('people') },
  ],
  rows: (tx, query) =>
    tx.rows(sql`select month, site, channel, visits, anonymous, people from visit_month
      where ${inPeriod(query)} order by month, site, channel`),
};

const answers: ReportTable = {
  id: 'visits.answers',
  title: 'visits.report.answers',
  columns: [
    { id: 'month', title: 'visits.report.month', type: 'month' },
    { id: 'site', title: 'visits.report.site', type: 'site' },
    { id: 'question', title: 'visits.report.question', type: 'text' },
    { id: 'answer', title: 'visits.report.answer', type: 'text' },
    { id: 'visits', title: 'visits.report.count', type: 'count' },
  ],
  rows: (tx, query) =>
    tx.rows(sql`select month, site, question, answer, visits from visit_answer_month
      where ${inPeriod(query)} order by month, site, question, answer`),
};

/** One row: the whole period. Codes seen in two years of the period are one person. */
const people: ReportTable = {
  id: 'visits.people',
  title: 'visits.report.unique',
  columns: [
    { id: 'visits', title: 'visits.report.count', type: 'count' },
    { id: 'people', title: 'visits.report.people', type: 'count' },
    { id: 'uniqueLow', title: 'visits.report.unique-low', type: 'range' },
    { id: 'uniqueHigh', title: 'visits.report.unique-high', type: 'range' },
  ],
  rows: async (tx, query) => {
    const totals = await tx.first<{ visits: number; anonymous: number; people: number }>(
      sql`select coalesce(sum(visits), 0)::bigint as visits, coalesce(sum(anonymous), 0)::bigint as anonymous,
        coalesce(sum(people), 0)::bigint as people from visit_month where ${inPeriod(query)}`,
    );
    const range = uniquePeople({
      linked: await linkedPeople(tx, query),
      anonymousVisits: totals?.anonymous ?? 0,
    });
    return [
      {
        visits: totals?.visits ?? 0,
        people: totals?.people ?? 0,
        uniqueLow: range.low,
        uniqueHigh: range.high,
      },
    ];
  },
};

export const visitsReports: readonly ReportTable[] = [visits, answers, people];

/** Different codes seen in the period. Subjects are random ids, so across organizations they are simply added up. */
const linkedPeople = async (tx: Transaction, { from, to, sites }: ReportQuery): Promise<number> => {
  const where = join(
    yearsOf(from, to).map(({ year, first, last }) => {
      const months = join(monthColumns.slice(first - 1, last).map(name), ' + ');
      return first === 1 && last === 12 ? sql`year = ${year}` : sql`(year = ${year} and ${months} > 0)`;
    }),
    ' or ',
  );
  const atSites = sites === undefined ? sql`true` : sql`site = any(${sites}::uuid[])`;
  const found = await tx.first<{ people: number }>(
    sql`select count(*) as people from
      (select distinct org_id, subject from visit_presence where (${where}) and ${atSites}) as seen`,
  );
  return found?.people ?? 0;
};

/** The years of a period, with the first and last month of each. */
const yearsOf = (
  from: string,
  to: string,
): readonly { readonly year: number; readonly first: number; readonly last: number }[] => {
  const [start, end] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, index) => ({
    year: start + index,
    first: index === 0 ? Number(from.slice(5, 7)) : 1,
    last: start + index === end ? Number(to.slice(5, 7)) : 12,
  }));
};
