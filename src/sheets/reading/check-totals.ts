import type { Row } from '../read/sheet.ts';
import { numberOf } from './cells.ts';
import type { Counted, Judged } from './judging/draft.ts';
import type { Sample } from './question.ts';
import { saidInAll } from './said-sums.ts';
import { matchSum, scaled } from './sums.ts';

/** Rows of one sheet, or of all, from one number to another. */
export interface Stretch {
  readonly sheet: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** Whether sums that are right take this row in. */
export const isAddedUp = (
  { agreeing }: Pick<OwnTotals, 'agreeing'>,
  { column, row, sheet = '' }: Pick<Sample, 'column' | 'row' | 'sheet'>,
): boolean =>
  agreeing
    .get(column)
    ?.some((own) => (own.sheet === undefined || own.sheet === sheet) && own.from <= row && row <= own.to) ??
  false;

/** What the sheet says of its own sums. */
export interface OwnTotals {
  /** Sums found in rows and columns, of columns that are taken in. */
  readonly found: number;
  readonly differing: readonly Sample[];
  /**
   * Columns whose every sum is right, by header, with the rows that those sums add up: what stands there is what the sheet's people
   * counted. Rows that no sum takes in are not vouched for.
   */
  readonly agreeing: ReadonlyMap<string, readonly Stretch[]>;
  /** What the sheet says that a column comes to in all, by header: beside what will be taken in. */
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
  const agreeing = new Map<string, Stretch[]>();
  const vouch = (header: string, stretches: readonly Stretch[]): void => {
    agreeing.set(header, [...(agreeing.get(header) ?? []), ...stretches]);
  };
  for (const each of counted) {
    const before = { found, differing: differing.length };
    let since = { sheet: '', row: 0 };
    const added: Stretch[] = [];
    for (const total of totals) {
      if (!isSumRow(total)) continue;
      const said = numberOf(total.cells[each.column.at], each.column.decimal === ',' ? ',' : '.');
      const own = since;
      since = { sheet: total.sheet ?? '', row: total.number };
      if (said === undefined) continue;
      found += 1;
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
      const sheet = sheetOf(total);
      const stretches: readonly (readonly [number, Stretch])[] = [
        [all, { sheet: undefined, from: 0, to: Number.POSITIVE_INFINITY }],
        [before, { sheet, from: 0, to: total.number }],
        [block, { sheet, from: own.sheet === sheet ? own.row : 0, to: total.number }],
        [after, { sheet, from: total.number, to: Number.POSITIVE_INFINITY }],
      ];
      const meant = stretches.find(([sum]) => sum === said)?.[1];
      if (meant !== undefined) added.push(meant);
      else
        differing.push({
          row: total.number,
          ...(total.sheet !== undefined && { sheet: total.sheet }),
          column: each.column.header,
          text: String(said),
          why: 'sum-differs',
          readings: [String(said), String(block)],
        });
    }
    const said = saidInAll(each, rows, totals.filter(isSumRow));
    if (said !== undefined) byColumn.set(each.column.header, said);
    if (found > before.found && differing.length === before.differing) vouch(each.column.header, added);
  }
  const beside = checkBeside(rows, sums, vouch);
  return { found: found + sums.length, differing: [...differing, ...beside], agreeing, byColumn };
};

/** Sums in columns, each held against the columns that it adds up; what does not agree. */
const checkBeside = (
  rows: readonly Row[],
  sums: Judged['sums'],
  vouch: (header: string, stretches: readonly Stretch[]) => void,
): readonly Sample[] => {
  const differing: Sample[] = [];
  for (const { column, numbers, parts } of sums) {
    const plain = matchSum(
      numbers,
      parts.map((part) => part.numbers),
    );
    const packed = matchSum(
      numbers,
      parts.map((part) => scaled(part.numbers, typeof part.item?.times === 'number' ? part.item.times : 1)),
    );
    const match = packed.equal > plain.equal ? packed : plain;
    if (match.differing.length === 0) {
      const stretches = numbers.flatMap((value, at): readonly Stretch[] => {
        const row = rows[at];
        return value === undefined || row === undefined
          ? []
          : [{ sheet: sheetOf(row), from: row.number, to: row.number }];
      });
      for (const part of parts) vouch(part.column.header, stretches);
    }
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
  return differing;
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
