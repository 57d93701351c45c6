/** A column of a report's table. */
export interface ReportColumn {
  readonly id: string;
  /** Message id of its heading. */
  readonly title: string;
  readonly type: 'text' | 'day' | 'month' | 'site' | 'channel' | 'item' | 'count' | 'range';
  /**
   * Columns whose rows may be added up in this one, being disjoint and of one unit: visits by month and site may, hand-outs by
   * item may not (one hand-out has many items). Left out: none.
   */
  readonly adds?: readonly string[];
  /** A text that is a figure all the same: a ratio that may be unknown, the time since when. */
  readonly isFigure?: true;
}

/** Columns that count or measure something; the others say of what. */
export const figuresOf = (columns: readonly ReportColumn[]): readonly ReportColumn[] =>
  columns.filter(({ type, isFigure = false }) => type === 'count' || type === 'range' || isFigure);

/** A row by column id. A count that nobody knows is '', never 0. */
export type ReportRow = Readonly<Record<string, string | number>>;

/** What a count column of a row holds; undefined where it is not known. */
export const countOf =
  (column: string) =>
  (row: ReportRow): number | undefined =>
    typeof row[column] === 'number' ? row[column] : undefined;

/** The sum of what is known; undefined when nothing is. */
export const sumKnown = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce((sum, value) => (value === undefined ? sum : (sum ?? 0) + value), undefined);

/**
 * Totals by column id, only where one stands for something: all rows are alike in every column over
 * which the figure must not be added up. `adds` in the column says over which it may.
 */
export const totalsOf = (
  columns: readonly ReportColumn[],
  rows: readonly ReportRow[],
): Readonly<Record<string, number>> => {
  const totals: Record<string, number> = {};
  for (const { id, adds } of columns) {
    if (adds === undefined || rows.length === 0) continue;
    const apart = columns.filter((other) => other.type !== 'count' && !adds.includes(other.id));
    if (apart.some((other) => rows.some((row) => row[other.id] !== rows[0]?.[other.id]))) continue;
    const total = sumKnown(rows.map(countOf(id)));
    if (total !== undefined) totals[id] = total;
  }
  return totals;
};

/** Rows as a query gives them: what nobody knows (null) stands as ''. */
export const unknownAsEmpty = (
  rows: readonly Readonly<Record<string, string | number | null>>[],
): readonly ReportRow[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([id, value]) => [id, value ?? ''])));
