// One published figure as the registry keeps it: what it links, how sure it is, and the exact table it was read from.
import type { Distribution } from '../inference/distribution.ts';

/** How a figure is expressed. Ratios are per unit of exposure named in `intervention`. */
export type Measure =
  | 'rate ratio'
  | 'risk ratio'
  | 'odds ratio'
  | 'probability'
  | 'probability ratio'
  | 'rate per 1000 person-months'
  | 'difference per month'
  | 'months'
  | 'ratio'
  | 'kits per death'
  | 'US dollars';

/** Where a figure was read. `identifier` is a DOI or PMC number where one was seen, never a guess. */
export type Source = {
  readonly citation: string;
  readonly identifier: string | null;
  /** The table, abstract or file the figure stands in. */
  readonly place: string;
  /** Day on which it was read, ISO. */
  readonly read: string;
};

export type Interval = { readonly low: number; readonly high: number; readonly level: number };

/** One figure. Competing figures share a `link`. */
export type Effect = {
  readonly id: string;
  /** What is being estimated; effects with one link compete. */
  readonly link: string;
  readonly intervention: string;
  readonly outcome: string;
  readonly measure: Measure;
  readonly estimate: number;
  /** Null when the source gives none, or it was not read: then the figure is shown and never drawn. */
  readonly interval: Interval | null;
  /** How draws are made; null exactly when there is no interval. */
  readonly distribution: Distribution | null;
  /** Which direction means that harm reduction does more: decides which estimate is the cautious one. */
  readonly moreBenefit: 'lower' | 'higher';
  readonly design: string;
  /** Certainty as the source graded it; null when it did not. */
  readonly grade: string | null;
  readonly population: string;
  readonly source: Source;
  readonly note: string | null;
};
