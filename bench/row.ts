/** One line of the table. `ratio` is measured in the same run and holds on other machines; absolute figures do not. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio?: number;
  /** What is wanted, in words. */
  readonly aim: string;
  /** Undefined: measured for information. */
  readonly ok?: boolean;
  /** What --json prints instead of the row. */
  readonly json?: Readonly<Record<string, number>>;
}

export interface BenchOptions {
  /** Shrinks the work, for a look; aims are for 1. */
  readonly size: number;
  readonly note: (line: string) => void;
}

/** A group of rows that are measured together. */
export type Bench = (options: BenchOptions) => Promise<readonly Row[]>;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const quantile = (values: readonly number[], q: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
};

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits));
