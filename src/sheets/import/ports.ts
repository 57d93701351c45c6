import type { Entry, Failure, Result, Uuid, Verdict } from '#log/index.ts';
import type { RowProblem } from '../mapping/problem.ts';
import type { Row } from '../read/sheet.ts';

/** What an import needs of the log of one organization. The server gives its intake; a dry run reads only. */
export interface ImportLog {
  /** Takes entries in, all in one transaction; one verdict for each, in order. */
  readonly offer: (entries: readonly Entry[]) => Promise<readonly Verdict[]>;
  /** Those of these ids that are stored, in the log or in quarantine, as they were first written. */
  readonly find: (ids: readonly Uuid[]) => Promise<ReadonlyMap<Uuid, Entry>>;
  /** The last number that this device used; 0 for none. */
  readonly lastNumber: (device: Uuid) => Promise<number>;
}

/** Where rows go that could not be taken in, with the reasons. */
export interface BadRows {
  readonly headers: (headers: readonly string[]) => Promise<void>;
  readonly add: (row: Row, problems: readonly RowProblem[]) => Promise<void>;
}

export interface ImportProgress {
  readonly phase: 'checking' | 'importing' | 'done';
  readonly bytes: number;
  readonly bytesTotal: number;
  /** Rows with content, without the header. */
  readonly rows: number;
  readonly badRows: number;
  readonly entries: { readonly new: number; readonly known: number; readonly setAside: number };
}

export interface ImportReport extends ImportProgress {
  /** The first problems, in order; the bad rows file has all of them. */
  readonly problems: readonly RowProblem[];
  readonly byCode: Readonly<Record<string, number>>;
  /** Dates that would also be dates with day and month changed round, and dates that are only so. */
  readonly dates: { readonly bothWays: number; readonly otherWay: number };
}

export type ImportResult = Result<ImportReport, Failure>;
