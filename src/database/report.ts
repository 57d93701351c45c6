import { isLocalTime, type LocalDate, type Uuid } from '#log/index.ts';
import type { Transaction } from './transaction.ts';

/** A table of a report: an indicator that a program computes from its own projections, never by scanning entries. */
export interface ReportQuery {
  /** First and last day, inclusive. Rollups are by month: the first is a month's first day, the last a month's last. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly sites?: readonly Uuid[];
}
/** Nothing was handed out outside of these, and every calculation with days stays inside what PostgreSQL and JavaScript hold. */
const bounds = { first: '1900-01-01', last: '2200-12-31' };

/** True for a day that exists and that a report may begin or end with. */
export const isReportDay = (text: unknown): text is LocalDate =>
  typeof text === 'string' && isLocalTime(`${text}T00:00:00Z`) && text >= bounds.first && text <= bounds.last;

export interface ReportColumn {
  readonly id: string;
  /** Message id of its heading. */
  readonly title: string;
  readonly type: 'text' | 'month' | 'site' | 'channel' | 'item' | 'count' | 'range';
}
/** A row by column id. */
export type ReportRow = Readonly<Record<string, string | number>>;

/** A figure that the report opens with: a sum over the table's rows. */
export interface Headline {
  readonly id: string;
  /** Message id that says, away from the table, what is counted. */
  readonly title: string;
  /** What one row adds. */
  readonly count: (row: ReportRow) => number;
}
export interface ReportTable {
  /** `exchange.items` */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly headlines?: readonly Headline[];
  readonly rows: (tx: Transaction, query: ReportQuery) => Promise<readonly ReportRow[]>;
}

/** What a count column of a row holds; 0 where it is empty. */
export const countOf =
  (column: string) =>
  (row: ReportRow): number =>
    typeof row[column] === 'number' ? row[column] : 0;
