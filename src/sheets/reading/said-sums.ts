import type { Row } from '../read/sheet.ts';
import { numberOf } from './cells.ts';
import type { Counted } from './judging/draft.ts';

/**
 * What a sheet itself says that a column comes to, in all: its last sum where that is one of everything, the sums of its parts
 * together where there is no such one, and those of all sheets of a workbook. Undefined where some rows have no sum of their own: then
 * the sheet says nothing of the whole.
 */
export const saidInAll = (
  { column, numbers }: Counted,
  rows: readonly Row[],
  totals: readonly Row[],
): number | undefined => {
  const sheets = new Map<string, { readonly records: Line[]; readonly said: Line[] }>();
  const linesOf = ({ sheet = '' }: Row) => {
    const lines = sheets.get(sheet) ?? { records: [], said: [] };
    sheets.set(sheet, lines);
    return lines;
  };
  for (const [at, row] of rows.entries())
    linesOf(row).records.push({ number: row.number, value: numbers[at] ?? 0 });
  const decimal = column.decimal === ',' ? ',' : '.';
  for (const row of totals) {
    const value = numberOf(row.cells[column.at], decimal);
    if (value !== undefined) linesOf(row).said.push({ number: row.number, value });
  }
  const all = [...sheets.values()];
  const whole = all.reduce((sum, { records }) => sum + sumOf(records), 0);
  // A sum of the whole workbook on one of its sheets.
  if (
    all.length > 1 &&
    all.some(({ records, said }) => said.some(({ value }) => value === whole && whole !== sumOf(records)))
  )
    return whole;
  let sum = 0;
  let has = false;
  for (const { records, said } of all) {
    const own = saidOfSheet(records, said);
    if (own === undefined && sumOf(records) > 0) return undefined;
    sum += own ?? 0;
    has ||= own !== undefined;
  }
  return has ? sum : undefined;
};

interface Line {
  readonly number: number;
  readonly value: number;
}

const sumOf = (lines: readonly Line[]): number => lines.reduce((sum, { value }) => sum + value, 0);

const saidOfSheet = (records: readonly Line[], said: readonly Line[]): number | undefined => {
  const [first] = said;
  if (first === undefined) return undefined;
  const whole = sumOf(records);
  if (said.some(({ value }) => value === whole)) return whole;
  // One sum above all that it adds up.
  if (said.length === 1 && records.every(({ number }) => number > first.number)) return first.value;
  let [covered, before, at] = [0, 0, 0];
  for (const [place, { number, value }] of said.entries()) {
    let block = 0;
    for (; (records[at]?.number ?? Number.POSITIVE_INFINITY) < number; at += 1)
      block += records[at]?.value ?? 0;
    before += block;
    const isOfAll =
      value === before || (place === said.length - 1 && Math.abs(value - before) < Math.abs(value - block));
    covered = isOfAll ? value : covered + value;
  }
  return before === whole ? covered : undefined;
};
