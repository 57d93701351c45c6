import type { Entry, Failure, Result, Uuid, Verdict } from '#log/index.ts';
import type { RowProblem } from '../mapping/problem.ts';
import type { Row } from '../read/sheet.ts';
import type { ImportRecord } from './former.ts';

/** What an import needs of the log of one organization. The server gives its intake; a dry run reads only. */
export interface ImportLog {
  /** Takes entries in, all in one transaction; one verdict for each, in order. */
  readonly offer: (entries: readonly Entry[]) => Promise<readonly Verdict[]>;
  /** All imports of the organization that said so, also those that were taken back; in any order. */
  readonly imports: () => Promise<readonly ImportRecord[]>;
  /** In pages, what a device wrote, as it is stored; corrected ones as they were first. */
  readonly ofDevice: (device: Uuid) => AsyncIterable<readonly Entry[]>;
  /** True when all that the device wrote was taken back. */
  readonly isTakenBack: (device: Uuid) => Promise<boolean>;
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
  /** What all rows that were read give, known ones included: to be set beside the sheet's own sums before anything is saved. */
  readonly gives: Gives;
  /** Former imports of this list, or of this very file, that this one takes the place of. */
  readonly replaces: readonly { readonly device: Uuid; readonly name: string; readonly at: string }[];
}

/** What rows add up to. */
export interface Gives {
  readonly syringesOut: number;
  readonly syringesBack: number;
  readonly visits: number;
  readonly people: number;
  /** Visits and people that were only counted, by day or month: in no other figure. */
  readonly tallied: { readonly visits: number; readonly people: number };
  readonly kits: number;
  readonly reversals: number;
  /** Supplies handed out, by item; what came in or was counted on the shelf. */
  readonly items: Readonly<Record<string, number>>;
  readonly received: Readonly<Record<string, number>>;
  /** `YYYY-MM` to syringes handed out. */
  readonly months: Readonly<Record<string, number>>;
  /** Site id to encounters. */
  readonly sites: Readonly<Record<string, number>>;
  /** First and last day; '' when there is none. */
  readonly first: string;
  readonly last: string;
}

export type ImportResult = Result<ImportReport, Failure>;
