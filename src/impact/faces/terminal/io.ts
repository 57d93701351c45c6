// What the terminal commands need from outside; adapters/files.ts gives the real one.

import type { LongRow } from '../../long/rows.ts';

export type TerminalIo = {
  /** A line to standard output. */
  readonly say: (line: string) => void;
  /** A line to standard error. */
  readonly note: (line: string) => void;
  /** Text of a file, or null when it cannot be read. */
  readonly read: (path: string) => Promise<string | null>;
  /** Writes text, making folders as needed. */
  readonly write: (path: string, text: string) => Promise<void>;
  /** Text to standard output, as it is. */
  readonly print: (text: string) => void;
  /** Writes text piece by piece, so that it need not fit into memory. */
  readonly writePieces: (path: string, pieces: Iterable<string>) => Promise<void>;
  /** Writes a long table as Apache Parquet. */
  readonly writeParquet: (path: string, rows: Iterable<LongRow>) => Promise<void>;
  /** Lines of standard input, as they come. */
  readonly lines: () => AsyncIterable<string>;
};

/** 0 done, 1 the input has problems, 2 the command was not understood. */
export type ExitCode = 0 | 1 | 2;
