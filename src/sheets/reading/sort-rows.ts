import { fold } from '../mapping/mapping.ts';
import type { Row } from '../read/sheet.ts';
import { isDateText, isTotalRow, numberOf } from './cells.ts';
import { columnOf } from './column.ts';
import { sumRowsOf } from './sum-rows.ts';

/** The rows below the headers, by what they are. */
export interface SortedRows {
  readonly records: readonly Row[];
  /** Sums that say so. */
  readonly totals: readonly Row[];
  /** Sums that do not say so. */
  readonly unnamed: readonly Row[];
  /** Records that may be sums. */
  readonly doubtful: readonly Row[];
  readonly notes: readonly Row[];
}

/** Tells records from sums and from lines of words. */
export const sortRows = (headers: readonly string[], rows: readonly Row[]): SortedRows => {
  const totals = rows.filter(isTotalRow);
  const others = rows.filter((row) => !isTotalRow(row));
  const { sums: unnamed, doubtful } = sumRowsOf(headers, others);
  const notes = notesOf(headers, others);
  const records = others.filter((row) => !unnamed.includes(row) && !notes.includes(row));
  return { records, totals, unnamed, doubtful, notes };
};

/** Lines of words alone, above, between or below the records: "* estimated", "January", "Prepared by". They record nothing. */
const notesOf = (headers: readonly string[], rows: readonly Row[]): readonly Row[] =>
  headers.length < 2
    ? []
    : rows.filter(({ cells }) => {
        const filled = cells.filter((cell) => cell !== null);
        return (
          filled.length === 1 &&
          typeof filled[0] === 'string' &&
          !isDateText(filled[0]) &&
          numberOf(filled[0]) === undefined
        );
      });

/** Columns of names and days that are given once for several rows (merged cells, a date for a day's visits). */
export const fillDownOf = (headers: readonly string[], rows: readonly Row[]): readonly string[] => {
  if (rows.length < 3) return [];
  return headers.filter((header, at) => {
    const column = columnOf(headers, rows, at);
    const empty = column.cells.filter((cell) => cell === null).length;
    if (empty * 5 < rows.length || (column.cells[0] ?? null) === null) return false;
    if (column.numbers > 0 || column.dates + column.texts < column.filled) return false;
    const isDay = column.dates * 2 > column.filled;
    const isPlace = /\b(site|location|sitio|sede|month|mes|week|date|day|fecha|dia|visit)\b/.test(
      fold(header),
    );
    if (!isDay && !isPlace) return false;
    // One day above many rows may be the day of a print; one place is that of all.
    if (column.filled < 2 && isDay) return false;
    // Where it is empty, the row holds numbers all the same.
    const counted = rows.filter(
      (row, index) =>
        column.cells[index] === null &&
        row.cells.some((cell, other) => other !== at && numberOf(cell) !== undefined),
    );
    return counted.length * 10 >= empty * 9;
  });
};
