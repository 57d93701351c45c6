import type { Transaction } from '#database/transaction.ts';
import type { LocalDate, Uuid } from '#log/index.ts';
import { countOf, type ReportRow, sumKnown } from '../column.ts';
import { periodBefore } from '../period.ts';
import type { Headline, ReportQuery, ReportTable } from './table.ts';

/** One of the figures a report opens with, beside the same figure of the time before. */
export interface HeadlineFigures {
  readonly id: string;
  readonly title: string;
  /** Of its table, the column that it sums. */
  readonly column: string;
  /** True when a month or site without a figure is one that nobody knows of, and not one of nothing. */
  readonly mayBeUnknown: boolean;
  /** True where the entries that it is counted from can be looked at. */
  readonly hasEntries: boolean;
  /** Null when nobody knows: nothing at all was recorded, or nobody counted. Never 0 for that. */
  readonly value: number | null;
  /** Of the period before (`periodBefore`). */
  readonly before: number | null;
  /** Only months of which something is known, oldest first; a month's first day. Empty for a table without months. */
  readonly months: readonly { readonly month: LocalDate; readonly value: number }[];
  /** Only sites of which something is known, largest first. Empty for a table without sites. */
  readonly sites: readonly { readonly site: Uuid; readonly value: number }[];
}

/** The headlines of every table that has some, in the tables' order. */
export const readHeadlines = async (
  tx: Transaction,
  tables: readonly ReportTable[],
  query: ReportQuery,
): Promise<readonly HeadlineFigures[]> => {
  const found: { readonly table: ReportTable; readonly now: Rows; readonly before: Rows }[] = [];
  for (const table of tables) {
    if ((table.headlines ?? []).length === 0) continue;
    const now = await table.rows(tx, query);
    found.push({ table, now, before: await table.rows(tx, { ...query, ...periodBefore(query) }) });
  }
  // A program that recorded something and none of this did none of this; one that recorded nothing said nothing.
  const [isKnown, wasKnown] = [
    found.some(({ now }) => now.length > 0),
    found.some(({ before }) => before.length > 0),
  ];
  return found.flatMap(({ table: { headlines = [] }, now, before }) =>
    headlines.filter(hasSay(now, before)).map((headline) => ({
      id: headline.id,
      title: headline.title,
      column: headline.column,
      mayBeUnknown: headline.isUnknownWithoutRows === true,
      hasEntries: headline.of !== undefined,
      value: isKnown ? headlineOf(now, headline) : null,
      before: wasKnown ? headlineOf(before, headline) : null,
      months: sumBy(now, 'month', addedBy(headline))
        .map(([month, value]) => ({ month, value }))
        .toSorted((a, b) => (a.month < b.month ? -1 : 1)),
      sites: sumBy(now, 'site', addedBy(headline))
        .map(([site, value]) => ({ site, value }))
        .toSorted((a, b) => b.value - a.value),
    })),
  );
};

type Rows = readonly ReportRow[];
const hasSay =
  (...rows: readonly Rows[]) =>
  ({ isLeftOutWithoutRows = false }: Headline): boolean =>
    !isLeftOutWithoutRows || rows.some(({ length }) => length > 0);

type Count = (row: ReportRow) => number | undefined;
type Summed = Pick<Headline, 'column' | 'isCounted'>;

/** What one row adds; undefined when nobody knows. */
const addedBy =
  ({ column, isCounted }: Summed): Count =>
  (row) =>
    isCounted?.(row) === false ? 0 : countOf(column)(row);

/** What the rows of its table come to; null for rows of which none is known. */
export const headlineOf = (
  rows: Rows,
  headline: Summed & Pick<Headline, 'isUnknownWithoutRows'>,
): number | null =>
  rows.length === 0 && headline.isUnknownWithoutRows !== true
    ? 0
    : (sumKnown(rows.map(addedBy(headline))) ?? null);

const sumBy = (rows: Rows, column: string, count: Count): readonly (readonly [string, number])[] => {
  const groups = Map.groupBy(rows, (row) => row[column]);
  return [...groups].flatMap(([key, group]) => {
    const value = sumKnown(group.map(count));
    return typeof key === 'string' && value !== undefined ? [[key, value] as const] : [];
  });
};
