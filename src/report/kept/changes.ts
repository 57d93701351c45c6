import type { ReportColumn, ReportRow } from '../column.ts';

type Value = string | number;

/** One figure of a table that is not what it was. */
export interface Change {
  /** What names its row: month, site, item. */
  readonly at: Readonly<Record<string, Value>>;
  /** The column that it stands in. */
  readonly column: string;
  /** '' where nobody knew, null where there was no such row. */
  readonly was: Value | null;
  readonly now: Value | null;
}

/** What differs between a table's rows then and now, row by row in their order; those that are gone last. */
export const changesBetween = (
  columns: readonly Pick<ReportColumn, 'id' | 'type'>[],
  was: readonly ReportRow[],
  now: readonly ReportRow[],
): readonly Change[] => {
  const isFigure = ({ id, type }: Pick<ReportColumn, 'id' | 'type'>): boolean =>
    type === 'count' || type === 'range' || [...was, ...now].some((row) => typeof row[id] === 'number');
  const figures = columns.filter(isFigure).map(({ id }) => id);
  const naming = columns.filter((column) => !isFigure(column)).map(({ id }) => id);
  const keyOf = (row: ReportRow): string => JSON.stringify(naming.map((id) => row[id] ?? ''));
  const before = Map.groupBy(was, keyOf);
  const after = Map.groupBy(now, keyOf);
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [old, current] = withoutEqual(before.get(key) ?? [], after.get(key) ?? [], figures);
    return Array.from({ length: Math.max(old.length, current.length) }, (_, index): readonly Change[] => {
      const [from, to] = [old[index], current[index]];
      const named = to ?? from;
      if (named === undefined) return [];
      const at = Object.fromEntries(naming.map((id) => [id, named[id] ?? '']));
      return figures
        .map((column) => ({
          at,
          column,
          was: from === undefined ? null : (from[column] ?? ''),
          now: to === undefined ? null : (to[column] ?? ''),
        }))
        .filter((change) => change.was !== change.now);
    }).flat();
  });
};

/** Rows of one name (two deliveries of a day) without those that both have. */
const withoutEqual = (
  was: readonly ReportRow[],
  now: readonly ReportRow[],
  figures: readonly string[],
): readonly [readonly ReportRow[], readonly ReportRow[]] => {
  const textOf = (row: ReportRow): string => JSON.stringify(figures.map((id) => row[id] ?? ''));
  const left = [...now];
  const old = was.filter((row) => {
    const at = left.findIndex((other) => textOf(other) === textOf(row));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [old, left];
};
