/**
 * A figure that may leave the organization, as sums of a table that its room keeps: what an entry adds to that table is its part in
 * the figure. Measures must not be parts of one another: what a difference of two would tell is not looked at.
 */
export interface Measure {
  /** `exchange.items` */
  readonly id: string;
  /** Message id. */
  readonly title: string;
  /** Grows when the table counts otherwise than before. */
  readonly version: number;
  /** A sum table with a `site`, and a `channel` where it has one. */
  readonly table: string;
  readonly sum: string;
  /** The column with the item or product by which it is told apart: pieces of two items are never added up. */
  readonly of?: string;
}
