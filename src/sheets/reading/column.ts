import { isNothing, isSuppressed, readAmount } from '../mapping/amount.ts';
import { fold } from '../mapping/mapping.ts';
import type { Cell, Row } from '../read/sheet.ts';
import { isFilled, lookOf } from './cells.ts';

/** A column of a table with what its values look like. */
export interface Column {
  readonly at: number;
  readonly header: string;
  /** What it is judged by where that is not its header: a title over columns of months. */
  readonly says?: string;
  /** The item that its header names by the name it has in this organization. */
  readonly own?: string;
  readonly cells: readonly Cell[];
  /** Cells that say something: neither empty nor a word for nothing. */
  readonly filled: number;
  readonly numbers: number;
  readonly dates: number;
  readonly texts: number;
  readonly yesNo: number;
  /** How its numbers are written; `open` where "1.000" may be one or a thousand. */
  readonly decimal: '.' | ',' | 'open';
}

export const columnOf = (headers: readonly string[], rows: readonly Row[], at: number): Column => {
  const cells = rows.map((row) => row.cells[at] ?? null);
  let [filled, numbers, dates, texts, yesNo] = [0, 0, 0, 0, 0];
  for (const cell of cells) {
    if (!isFilled(cell)) {
      if (typeof cell === 'string' && fold(cell) === 'no') yesNo += 1;
      continue;
    }
    if (typeof cell === 'string' && isSuppressed(cell)) continue;
    filled += 1;
    const look = lookOf(cell);
    if (look === 'number') numbers += 1;
    else if (look === 'date') dates += 1;
    else if (look === 'text') texts += 1;
    if (typeof cell === 'boolean' || (typeof cell === 'string' && (isYes(cell) || fold(cell) === 'n')))
      yesNo += 1;
  }
  return {
    at,
    header: headers[at] ?? '',
    cells,
    filled,
    numbers,
    dates,
    texts,
    yesNo,
    decimal: decimalOf(cells),
  };
};

const isYes = (text: string): boolean => /^(yes|y|si|s|oui|true|verdadero|x|✓|✔)$/.test(fold(text));

/** Most of what it holds can be counted. */
export const isCounts = ({ filled, numbers }: Column): boolean => filled > 0 && numbers * 10 >= filled * 6;

/** Yes and no where a number is expected. */
export const isYesNo = ({ filled, yesNo, numbers }: Column): boolean =>
  yesNo > 0 && yesNo * 2 > filled && numbers * 2 < filled + 1;

/**
 * Which sign parts thousands. "1.200" in a column of counts is no part of a piece, so it is 1200; only where all that is
 * there could be whole numbers with zeros behind the point ("1.000") is it open.
 */
const decimalOf = (cells: readonly Cell[]): Column['decimal'] => {
  const texts = cells.filter((cell) => typeof cell === 'string').map((cell) => cell.replace(/\s/g, ''));
  const points = texts.filter((text) => /^-?\d{1,3}(\.\d{3})+$/.test(text));
  const commas = texts.some((text) => /^-?\d+,\d{1,2}$/.test(text) || /^-?\d{1,3}(\.\d{3})+,\d+$/.test(text));
  if (commas && !texts.some((text) => /^-?\d{1,3}(,\d{3})+$/.test(text))) return ',';
  if (points.length === 0) return '.';
  if (texts.some((text) => /^-?\d+\.\d{1,2}$/.test(text))) return '.';
  return points.every((text) => /^-?\d{1,3}\.000$/.test(text)) && !points.some((text) => /\..*\./.test(text))
    ? 'open'
    : ',';
};

/** Numbers of a column by row, under its own signs; undefined where there is none. */
export const numbersOf = (column: Column): readonly (number | undefined)[] => {
  const decimal = column.decimal === ',' ? ',' : '.';
  return column.cells.map((cell) => {
    if (typeof cell === 'number') return cell;
    if (typeof cell !== 'string') return undefined;
    const read = readAmount(cell, { decimal, pack: 1 });
    return read.ok ? read.value?.value : undefined;
  });
};

/** Different words of a column and how often each comes, most first. */
export const wordsOf = ({ cells }: Column): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const text = typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : '';
    if (text !== '' && !isNothing(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return new Map([...counts].toSorted(([, a], [, b]) => b - a));
};
