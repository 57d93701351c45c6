import type { LocalDate, Uuid } from '#log/index.ts';
import type { Transaction } from './transaction.ts';

/** A table of a report: an indicator that a program computes from its own projections, never by scanning entries. */
export interface ReportQuery {
  /** First and last day, inclusive. Rollups are by month: the first is a month's first day, the last a month's last. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly sites?: readonly Uuid[];
}
export interface ReportColumn {
  readonly id: string;
  /** Message id of its heading. */
  readonly title: string;
  readonly type: 'text' | 'month' | 'site' | 'channel' | 'item' | 'count' | 'range';
}
export interface ReportTable {
  /** `exchange.items` */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: (
    tx: Transaction,
    query: ReportQuery,
  ) => Promise<readonly Readonly<Record<string, string | number>>[]>;
}
