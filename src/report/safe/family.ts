/**
 * Figures that may leave the organization. Nothing shown here, and nothing that can be reckoned from all that is shown,
 * speaks of fewer than `k` different people.
 *
 * How: tables are declared beforehand, as a family over the same dimensions. Where a cell of any table, or of the
 * crossing of those that add up the same, would be small, rows are merged (into the area or period above them, else with the smallest of their neighbors), for all tables of the family
 * alike, until every cell holds no one or at least `k` people. So what is shown is made of blocks that each stand for
 * enough people, every total is a sum of such blocks, and there is no hidden cell that a difference could bring out. A
 * family is released once a period: later entries change no release, and a longer period is put together from releases
 * (`combine`), never counted anew. An empty cell is shown as 0 (CMS cell size policy, 2017: 1 to 10 may not be shown or
 * derivable, 0 may; k is then 11).
 */
export interface SafeFamily {
  readonly id: string;
  /** Grows with every change of the declaration; two versions are never released for one period. */
  readonly version: number;
  readonly dimensions: readonly Dimension[];
  readonly tables: readonly SafeTable[];
}

export interface Dimension {
  readonly id: string;
  /** The area or period above a value (`site` to `county`), where there is one: merged into first. */
  readonly parentOf?: (value: string) => string | undefined;
}

export interface SafeTable {
  readonly id: string;
  /** What it adds up. Tables of one measure are made safe together: two of them may be crossed by whoever reads both. */
  readonly measure: string;
  /** Which of the family's dimensions its rows have; none: a single figure. */
  readonly by: readonly string[];
}

/** One person's part in a measure: a visit, a hand-out. */
export interface Contribution {
  readonly measure: string;
  /** A value for each dimension of the family: tables that leave one out sum over it. */
  readonly at: Readonly<Record<string, string>>;
  /** Whose it is, under any pseudonym. Undefined: all such of a cell count as one person, since they may be. */
  readonly person?: string;
  /** What is added up: whole, at least 1. */
  readonly value: number;
}

export interface SafeCell {
  /** For each dimension of the table the values that are shown as one. */
  readonly at: Readonly<Record<string, readonly string[]>>;
  readonly value: number;
}

export interface Release {
  readonly family: string;
  readonly version: number;
  /** `2026-10`, `2026-Q4`: as the caller names it. */
  readonly period: string;
  readonly k: number;
  /** For each dimension the groups of values that are shown as one. */
  readonly groups: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** Cells by table; `withheld` where all of it is of fewer than k people. */
  readonly tables: Readonly<Record<string, readonly SafeCell[] | 'withheld'>>;
}

export type SafeFailure =
  /** Figures of this period were released: those stand. */
  | { readonly code: 'released-already'; readonly release: Release }
  | { readonly code: 'not-declared'; readonly what: string }
  | { readonly code: 'not-a-count'; readonly what: string }
  /** Releases of other families or versions, or of one period twice. */
  | { readonly code: 'not-alike' };
