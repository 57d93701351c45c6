import type { Projection } from '#database/projection/projection.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Whose } from '#database/whose.ts';
import type { LocalDate, Uuid } from '#log/index.ts';
import type { ReportColumn, ReportRow } from '../column.ts';
import type { Indicator } from '../indicator.ts';

/** Of which days, which sites, and as of which day a table is asked. */
export interface ReportQuery {
  /** Whose figures: every query of a table names it. */
  readonly org: Whose;
  /** First and last day, inclusive, by the local day of what happened: exactly these days are answered for. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** The organization's day: what runs short or expires does so today, whatever period is asked for. */
  readonly today: LocalDate;
  readonly sites?: readonly Uuid[];
}

/** A figure that the report opens with: a sum over the table's rows. */
export interface Headline {
  readonly id: string;
  /** Message id that says, away from the table, what is counted. */
  readonly title: string;
  /** The column whose rows it sums; a row of which nobody knows it adds nothing. */
  readonly column: string;
  /** Rows that are in it. Left out: all. */
  readonly isCounted?: (row: ReportRow) => boolean;
  /** Kinds of entries that it is counted from, so that a person can look at them one by one. */
  readonly of?: readonly string[];
  /** True when no row means that nobody knows (nobody looked into the bins), rather than that there was none. */
  readonly isUnknownWithoutRows?: boolean;
  /** True for what most organizations never record: without a row, now or before, the report does not open with it. */
  readonly isLeftOutWithoutRows?: boolean;
}

/** One version of a table: by which definition it counts, and how. */
export interface ReportVersion {
  readonly indicator: Indicator;
  readonly columns: readonly ReportColumn[];
  readonly rows: (tx: Transaction, query: ReportQuery) => Promise<readonly ReportRow[]>;
}

/**
 * A version that is in force no more, in a file of its own. It reads nothing but tables that it brings itself, which are made
 * when somebody asks for it and kept by nobody: so what is in force today owes it nothing.
 */
export interface EarlierVersion extends ReportVersion {
  readonly projection: Projection;
}

/** A table of a report: an indicator that a program computes from its own projections, never by scanning entries. */
export interface ReportTable extends ReportVersion {
  /** `exchange.items` */
  readonly id: string;
  readonly title: string;
  /** How it was counted before, by the versions of its definition. */
  readonly earlier?: readonly EarlierVersion[];
  /** What most funders ask for: chosen until somebody chooses. */
  readonly isUsual?: boolean;
  /** What its rows are about: the days of the period (left out), today, or the end of the period's last day. */
  readonly about?: 'today' | 'close';
  readonly headlines?: readonly Headline[];
  /** The first day that it knows anything of. */
  readonly firstDay?: (tx: Transaction, org: Whose) => Promise<LocalDate | undefined>;
  /**
   * For what fading takes from the log: rows of longer days out of those of their parts, some of them as they were closed.
   * `whole`: as the log has it now. Left out by tables that fade with no day: their rows are reckoned anew.
   */
  readonly joins?: (
    parts: readonly (readonly ReportRow[])[],
    whole: readonly ReportRow[],
  ) => readonly ReportRow[];
  /** Columns that cannot be counted again once days have faded. */
  readonly fades?: readonly string[];
}
