import type { Row } from '../read/sheet.ts';
import { numberOf } from './cells.ts';
import type { Counted, Judged } from './judging/draft.ts';
import type { Sample } from './question.ts';
import { matchSum, scaled } from './sums.ts';

/** What the sheet says of its own sums. */
export interface OwnTotals {
  /** Sums found in rows and columns, of columns that are taken in. */
  readonly found: number;
  readonly differing: readonly Sample[];
  /** Headers of columns whose every sum is right: what stands in them is what the sheet's people counted. */
  readonly agreeing: ReadonlySet<string>;
  /** The largest sum the sheet has for a column, by header: beside what will be taken in. */
  readonly byColumn: ReadonlyMap<string, number>;
}

/**
 * Compares the sums in a sheet's rows and columns with its records. A row of sums is right when it says what all records say, or
 * those since the row of sums before it; an average or a year to date is no sum of these.
 */
export const checkTotals = (
  rows: readonly Row[],
  totals: readonly Row[],
  { counted, sums }: Pick<Judged, 'counted' | 'sums'>,
): OwnTotals => {
  const differing: Sample[] = [];
  const byColumn = new Map<string, number>();
  let found = 0;
  const agreeing = new Set<string>();
  for (const each of counted) {
    const before = { found, differing: differing.length };
    let since = { sheet: '', row: 0 };
    for (const total of totals) {
      if (!isSumRow(total)) continue;
      const said = numberOf(total.cells[each.column.at], each.column.decimal === ',' ? ',' : '.');
      const own = since;
      since = { sheet: total.sheet ?? '', row: total.number };
      if (said === undefined) continue;
      found += 1;
      byColumn.set(each.column.header, Math.max(byColumn.get(each.column.header) ?? 0, said));
      const before = sumBetween(
        each,
        rows,
        (row) => sheetOf(row) === sheetOf(total) && row.number < total.number,
      );
      const after = sumBetween(
        each,
        rows,
        (row) => sheetOf(row) === sheetOf(total) && row.number > total.number,
      );
      const block = sumBetween(
        each,
        rows,
        (row) =>
          sheetOf(row) === sheetOf(total) &&
          row.number < total.number &&
          (own.sheet !== sheetOf(total) || row.number > own.row),
      );
      const all = sumBetween(each, rows, () => true);
      const readings = [before, block, all, after];
      if (!readings.includes(said))
        differing.push({
          row: total.number,
          ...(total.sheet !== undefined && { sheet: total.sheet }),
          column: each.column.header,
          text: String(said),
          why: 'sum-differs',
          readings: [String(said), String(block)],
        });
    }
    if (found > before.found && differing.length === before.differing) agreeing.add(each.column.header);
  }
  for (const { column, numbers, parts } of sums) {
    found += 1;
    const plain = matchSum(
      numbers,
      parts.map((part) => part.numbers),
    );
    const packed = matchSum(
      numbers,
      parts.map((part) => scaled(part.numbers, typeof part.item?.times === 'number' ? part.item.times : 1)),
    );
    const match = packed.equal > plain.equal ? packed : plain;
    if (match.differing.length === 0) for (const part of parts) agreeing.add(part.column.header);
    for (const at of match.differing) {
      const row = rows[at];
      const sum = parts.reduce((all, part) => all + (part.numbers[at] ?? 0), 0);
      if (row !== undefined)
        differing.push({
          row: row.number,
          ...(row.sheet !== undefined && { sheet: row.sheet }),
          column: column.header,
          text: String(numbers[at]),
          why: 'sum-differs',
          readings: [String(numbers[at]), String(sum)],
        });
    }
  }
  return { found, differing, agreeing, byColumn };
};

const sheetOf = (row: Row): string => row.sheet ?? '';

const isSumRow = ({ cells }: Row): boolean =>
  !cells.some(
    (cell) =>
      typeof cell === 'string' &&
      /\b(avg|averages?|mean|median|max|maximum|min|minimum|promedio|moyenne|ytd|year to date)\b/i.test(cell),
  );

const sumBetween = ({ numbers }: Counted, rows: readonly Row[], isIn: (row: Row) => boolean): number =>
  rows.reduce((all, row, at) => all + (isIn(row) ? (numbers[at] ?? 0) : 0), 0);
