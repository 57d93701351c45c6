// Every draw in one long table: scenario, draw, month, outcome, value.
import { describe, isRecord } from '../check.ts';
import { createFieldChecks } from '../field-checks.ts';
import { guardBare } from '../guard.ts';
import { createProblem, refuse } from '../problem.ts';
import { group, iterable, optional, parameter, whole } from '../shape.ts';
import { type Outcome, outcomeUnits } from './outcomes.ts';

/** One value of one draw. */
export type LongRow = {
  readonly scenario: string;
  /** From 0. The same draw of two scenarios shares its random numbers. */
  readonly draw: number;
  /** Months since the model's start, the first is 0; null where the value is of the whole period. */
  readonly month: number | null;
  readonly outcome: Outcome;
  /** In the unit of the outcome: `outcomeUnits`. */
  readonly value: number;
};

/** The columns of a long table, in the order in which files have them. */
export const longColumns = ['scenario', 'draw', 'month', 'outcome', 'value'] as const;

/** What the draws of one scenario, month and outcome say together. */
export type LongSummary = {
  readonly scenario: string;
  readonly month: number | null;
  readonly outcome: Outcome;
  readonly unit: string;
  readonly draws: number;
  readonly mean: number;
  readonly median: number;
  /** Standard deviation over the draws. */
  readonly sd: number;
  /** Monte Carlo standard error of the mean. */
  readonly mcse: number;
  readonly ci50: readonly [number, number];
  readonly ci95: readonly [number, number];
};

/**
 * Draws summarized by scenario, month and outcome, in the order in which they first come. `blocks`: so many equal runs one after
 * another, scrambled apart, as `createAnswerer` makes them: then `mcse` is the spread of their means. Otherwise draws are taken
 * as independent.
 */
export const summarizeLong = guardBare(
  [
    parameter('rows', iterable),
    parameter('options', optional(group({ blocks: optional(whole(1, 1e6)) }, 'closed'))),
  ],
  (rows: Iterable<LongRow>, { blocks = 1 }: { readonly blocks?: number } = {}): readonly LongSummary[] => {
    const groups = new Map<string, { readonly first: LongRow; readonly values: number[] }>();
    for (const row of checkedRows(rows)) {
      const key = JSON.stringify([row.scenario, row.month, row.outcome]);
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { first: row, values: [row.value] });
      else known.values.push(row.value);
    }
    return [...groups.values()].map(({ first, values }) => ({
      scenario: first.scenario,
      month: first.month,
      outcome: first.outcome,
      unit: outcomeUnits[first.outcome],
      ...describeDraws(values, blocks),
    }));
  },
);

/** The rows as they come; the first that is not one throws a `ProblemError` that names it. */
export function* checkedRows(rows: Iterable<LongRow>): Generator<LongRow> {
  let i = 0;
  for (const row of rows) {
    const checks = createFieldChecks();
    const field = `rows[${i}]`;
    if (!isRecord(row)) refuse([createProblem('not-an-object', field)]);
    const { scenario, outcome, month } = row;
    if (typeof scenario !== 'string') checks.add(createProblem('not-text', `${field}.scenario`));
    if (typeof outcome !== 'string' || !Object.hasOwn(outcomeUnits, outcome))
      checks.add(createProblem('unknown', `${field}.outcome`, { got: describe(outcome) }));
    checks.whole(`${field}.draw`, row.draw, 0, Number.MAX_SAFE_INTEGER);
    if (month !== null) checks.whole(`${field}.month`, month, 0, Number.MAX_SAFE_INTEGER);
    checks.number(`${field}.value`, row.value);
    if (checks.problems.length > 0) refuse(checks.problems);
    yield row;
    i += 1;
  }
}

type Described = Pick<LongSummary, 'draws' | 'mean' | 'median' | 'sd' | 'mcse' | 'ci50' | 'ci95'>;

const describeDraws = (values: readonly number[], blocks: number): Described => {
  const n = values.length;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const rank = share * (n - 1);
    const low = sorted[Math.floor(rank)] ?? Number.NaN;
    return low + (rank - Math.floor(rank)) * ((sorted[Math.ceil(rank)] ?? low) - low);
  };
  const { mean, sd } = momentsOf(values);
  const size = Math.floor(n / blocks);
  const means =
    blocks > 1 && size > 0
      ? Array.from({ length: blocks }, (_, b) => momentsOf(values.slice(b * size, (b + 1) * size)).mean)
      : [];
  return {
    draws: n,
    mean,
    median: at(0.5),
    sd,
    mcse: means.length > 1 ? momentsOf(means).sd / Math.sqrt(means.length) : sd / Math.sqrt(n),
    ci50: [at(0.25), at(0.75)],
    ci95: [at(0.025), at(0.975)],
  };
};

const momentsOf = (values: readonly number[]): { readonly mean: number; readonly sd: number } => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
};
