// Rows as aligned text for eyes and as CSV for spreadsheets.

import { csvText } from '../../long/write.ts';

export type Cell = string | number | null;
export type Table = { readonly heads: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/** RFC 4180. Text that a spreadsheet would run as a formula gets an apostrophe in front. */
export const toCsv = ({ heads, rows }: Table): string =>
  `${[heads, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;

const csvCell = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return csvText(cell);
};

/** Columns padded with spaces; numbers to the right. */
export const toText = ({ heads, rows }: Table): string => {
  const text = rows.map((row) =>
    row.map((cell) => (cell === null ? '' : typeof cell === 'number' ? figure(cell) : cell)),
  );
  const widths = heads.map((head, c) => Math.max(head.length, ...text.map((row) => row[c]?.length ?? 0)));
  const numeric = heads.map((_, c) => rows.every((row) => typeof row[c] === 'number' || row[c] === null));
  const lineOf = (cells: readonly string[]): string =>
    cells
      .map((cell, c) => (numeric[c] === true ? cell.padStart(widths[c] ?? 0) : cell.padEnd(widths[c] ?? 0)))
      .join('  ')
      .trimEnd();
  return [lineOf(heads), ...text.map(lineOf)].join('\n');
};

/** Three significant digits, whole above a hundred. */
export const figure = (value: number): string => {
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
};
