// A long table as text, piece by piece, so that a table larger than memory can be written.
import { guardBare } from '../guard.ts';
import { iterable, parameter } from '../shape.ts';
import { checkedRows, type LongRow, longColumns } from './rows.ts';

const pieceRows = 4096;

/** CSV (RFC 4180) with a line of heads; a month that is none is an empty cell. In pieces of some thousand rows. */
export const toLongCsv = guardBare(
  [parameter('rows', iterable)],
  (rows: Iterable<LongRow>): Iterable<string> => ({
    *[Symbol.iterator]() {
      yield `${longColumns.join(',')}\r\n`;
      yield* pieces(
        rows,
        ({ scenario, draw, month, outcome, value }) =>
          `${csvText(scenario)},${draw},${month ?? ''},${outcome},${value}\r\n`,
      );
    },
  }),
);

/** JSON lines: one row a line, with the column names as fields. In pieces of some thousand rows. */
export const toJsonLines = guardBare(
  [parameter('rows', iterable)],
  (rows: Iterable<LongRow>): Iterable<string> => ({
    *[Symbol.iterator]() {
      yield* pieces(rows, (row) => `${JSON.stringify(row, [...longColumns])}\n`);
    },
  }),
);

function* pieces(rows: Iterable<LongRow>, lineOf: (row: LongRow) => string): Generator<string> {
  let [piece, held] = ['', 0];
  for (const row of checkedRows(rows)) {
    piece += lineOf(row);
    held += 1;
    if (held < pieceRows) continue;
    yield piece;
    [piece, held] = ['', 0];
  }
  if (held > 0) yield piece;
}

/** A cell of text; what a spreadsheet would run as a formula gets an apostrophe in front. */
export const csvText = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
