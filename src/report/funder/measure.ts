/** A row of a table of reports, by its columns. */
export type MeasuredRow = Readonly<Record<string, string | number | bigint | boolean | null>>;

interface Told {
  /** `exchange.items` */
  readonly id: string;
  /** Message id. */
  readonly title: string;
  /** Grows when the table counts otherwise than before. */
  readonly version: number;
  /** A table with a `site`, and a `channel` where it has one. */
  readonly table: string;
}

/** Sums of a table that its room keeps. */
export interface SumMeasure extends Told {
  readonly sum: string;
  /** The column with the item or product by which it is told apart: pieces of two items are never added up. */
  readonly of?: string;
  /** The list that `of` is a code of, where it is not called like the column. */
  readonly list?: string;
  /** Rows that are of this figure, where a table holds others too. */
  readonly only?: (row: MeasuredRow) => boolean;
}

/** Things that happened, of which a table of facts tells in several rows. Each stands for somebody of its own: it names nobody. */
export interface EventMeasure extends Told {
  /** The column that all rows of one share. */
  readonly each: string;
  /** Whether it is counted, by all of its rows in the month. */
  readonly counts: (rows: readonly MeasuredRow[]) => boolean;
}

/**
 * A figure that may leave the organization: what an entry adds to a table is its part in the figure. Measures must not be parts of
 * one another: what a difference of two would tell is not looked at.
 */
export type Measure = SumMeasure | EventMeasure;
