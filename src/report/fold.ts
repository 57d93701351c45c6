import type { ReportRow } from './column.ts';

/** As much of a column as folding takes. */
interface Column {
  readonly id: string;
  readonly type: string;
}

/** A table without the columns that say one thing in every row; what these say stands above it. */
export interface Folded<C extends Column> {
  readonly columns: readonly C[];
  readonly told: readonly { readonly column: C; readonly value: string | number }[];
}

/** A figure is never folded, and one column stays to name the rows. */
export const foldColumns = <C extends Column>(
  columns: readonly C[],
  rows: readonly ReportRow[],
): Folded<C> => {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return { columns, told: [] };
  const only = ({ id }: C): string | number => first[id] ?? '';
  const isOne = (column: C): boolean =>
    column.type !== 'count' && others.every((row) => (row[column.id] ?? '') === only(column));
  const naming = columns.filter(({ type }) => type !== 'count');
  const kept = naming.every(isOne) ? naming.at(-1) : undefined;
  const folded = columns.filter((column) => isOne(column) && column !== kept);
  return {
    columns: columns.filter((column) => !folded.includes(column)),
    told: folded.map((column) => ({ column, value: only(column) })).filter(({ value }) => value !== ''),
  };
};
