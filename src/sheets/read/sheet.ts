import type { Failure, Result } from '#log/index.ts';

/**
 * A spreadsheet as a stream of rows, whatever its format. Rows without any content are passed over; every other row
 * keeps the number that people see beside it in their spreadsheet program (the first line of the file is 1).
 */
export interface Sheet {
  /**
   * Pieces of the sheet in order; of another sheet of the file by its name. A piece that is not ok is the last one: the
   * file ends or breaks there.
   */
  readonly pieces: (name?: string) => AsyncIterable<Result<Piece, Failure>>;
  /** Size of the file in bytes, for progress. */
  readonly bytes: number;
  /** Names of the sheets in the file; one empty name for a CSV. */
  readonly names: readonly string[];
  readonly close: () => Promise<void>;
}

export interface Piece {
  readonly rows: readonly Row[];
  /** About how many bytes of the file were read so far. */
  readonly read: number;
}

export interface Row {
  readonly number: number;
  readonly cells: readonly Cell[];
  /** Name of its sheet, where rows of several are read one after the other. */
  readonly sheet?: string;
  /** Which record of the row this is, where one row of the file holds several (a month in each column). */
  readonly part?: number;
}

/** What a cell holds. `null` is an empty cell; text is never empty and has no white space around it. */
export type Cell = null | string | number | boolean | DateCell | FaultCell;

/** A cell that the spreadsheet itself keeps as a date or a time of day, without a time zone. */
export interface DateCell {
  /** `YYYY-MM-DD`; absent for a mere time of day. */
  readonly date?: string;
  /** `HH:MM:SS`; absent for a mere date. */
  readonly time?: string;
}

/** A cell whose content cannot be taken as it is. Formulas are never evaluated: only their stored result counts. */
export interface FaultCell {
  readonly fault: 'formula-without-value' | 'cell-error' | 'date-impossible';
}

export const isDateCell = (cell: Cell): cell is DateCell =>
  typeof cell === 'object' && cell !== null && !('fault' in cell);

export const isFaultCell = (cell: Cell): cell is FaultCell =>
  typeof cell === 'object' && cell !== null && 'fault' in cell;

/** Text as a cell: trimmed, and `null` when nothing is left. */
export const textCell = (text: string): Cell => {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
};

/** Bounds that keep a hostile or broken file from filling memory. */
export const sheetLimits = {
  /** Longest text of a cell, in characters (spreadsheet programs stop at 32 767). */
  cellChars: 65_536,
  /** Most columns (the last column of a spreadsheet program is XFD). */
  columns: 16_384,
  /** Longest row of a CSV, in characters. */
  recordChars: 1_048_576,
  /** Files inside one XLSX. */
  zipEntries: 10_000,
  /** Unpacked bytes of an XLSX's small parts: workbook, styles, relations. */
  partBytes: 32 * 1_048_576,
  /** Unpacked bytes of the sheet and of the shared strings; both are streamed. */
  sheetBytes: 8 * 1_024 * 1_048_576,
  stringsBytes: 2 * 1_024 * 1_048_576,
  /** Shared strings beyond this many characters go to a temporary file. */
  stringsInMemory: 4_000_000,
  /** Nesting of the XML. */
  xmlDepth: 64,
} as const;
