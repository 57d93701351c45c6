import type { LocalDate, Uuid } from '#log/index.ts';
import type { ReportQuery, ReportRow, ReportTable } from './report.ts';
import type { Transaction } from './transaction.ts';

/** One of the figures a report opens with, beside the same figure of the months before. */
export interface HeadlineFigures {
  readonly id: string;
  readonly title: string;
  readonly value: number;
  /** Of as many months, ending where the period begins. */
  readonly before: number;
  /** Only months that have rows, oldest first; a month's first day. Empty for a table without months. */
  readonly months: readonly { readonly month: LocalDate; readonly value: number }[];
  /** Only sites that have rows, largest first. Empty for a table without sites. */
  readonly sites: readonly { readonly site: Uuid; readonly value: number }[];
}

/** The headlines of every table that has some, in the tables' order. */
export const readHeadlines = async (
  tx: Transaction,
  tables: readonly ReportTable[],
  query: ReportQuery,
): Promise<readonly HeadlineFigures[]> => {
  const figures: HeadlineFigures[] = [];
  for (const { headlines = [], rows } of tables) {
    if (headlines.length === 0) continue;
    const now = await rows(tx, query);
    const before = await rows(tx, { ...query, ...monthsBefore(query) });
    for (const { id, title, count } of headlines)
      figures.push({
        id,
        title,
        value: sum(now, count),
        before: sum(before, count),
        months: sumBy(now, 'month', count)
          .map(([month, value]) => ({ month, value }))
          .toSorted((a, b) => (a.month < b.month ? -1 : 1)),
        sites: sumBy(now, 'site', count)
          .map(([site, value]) => ({ site, value }))
          .toSorted((a, b) => b.value - a.value),
      });
  }
  return figures;
};

/** As many whole months as the period touches, ending the day before its first month. */
export const monthsBefore = ({
  from,
  to,
}: Pick<ReportQuery, 'from' | 'to'>): Pick<ReportQuery, 'from' | 'to'> => {
  const [first, last] = [monthOf(from), monthOf(to)];
  return {
    from: dayOf(first - (last - first + 1), 1),
    // Day 0 is the last of the month before.
    to: dayOf(first, 0),
  };
};

type Count = (row: ReportRow) => number;

const sum = (rows: readonly ReportRow[], count: Count): number =>
  rows.reduce((total, row) => total + count(row), 0);

const sumBy = (
  rows: readonly ReportRow[],
  column: string,
  count: Count,
): readonly (readonly [string, number])[] => {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const key = row[column];
    if (typeof key === 'string') sums.set(key, (sums.get(key) ?? 0) + count(row));
  }
  return [...sums];
};

/** Months since year 0. */
const monthOf = (day: LocalDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const dayOf = (month: number, day: number): LocalDate =>
  new Date(Date.UTC(Math.floor(month / 12), month % 12, day)).toISOString().slice(0, 10);
