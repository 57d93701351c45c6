import { err, ok, type Result } from '#log/result.ts';
import { blocksOf, coarsen, crossingOf, type Partition, partitionsOf } from './coarsen.ts';

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

/** The smallest number of different people a figure may speak of, unless the organization sets a larger one. */
export const usualK = 11;

/**
 * Makes the one release of a family for a period. `before` is what was released for it, if anything: then that stands.
 */
export const release = (
  family: SafeFamily,
  period: string,
  contributions: readonly Contribution[],
  { k = usualK, before }: { readonly k?: number; readonly before?: Release } = {},
): Result<Release, SafeFailure> => {
  if (before !== undefined) return err({ code: 'released-already', release: before });
  const fault = faultOf(family, contributions);
  if (fault !== undefined) return err(fault);
  const atLeast = Math.max(2, Math.ceil(k));
  const partitions = coarsen(family, contributions, atLeast);
  const tables = family.tables.map((table) => {
    const isSmall = blocksOf(crossingOf(family, table.measure), contributions, partitions).some(
      ({ people }) => people < atLeast,
    );
    const blocks = blocksOf(table, contributions, partitions);
    return [table.id, isSmall ? 'withheld' : blocks.map(({ at, value }) => ({ at, value }))] as const;
  });
  return ok({
    family: family.id,
    version: family.version,
    period,
    k: atLeast,
    groups: groupsOf(partitions),
    tables: Object.fromEntries(tables),
  });
};

/**
 * A longer period from the releases of its parts: sums of what was shown, under groups that hold together what any part
 * held together. So it tells nothing that its parts did not.
 */
export const combine = (releases: readonly Release[], period: string): Result<Release, SafeFailure> => {
  const [first, ...others] = releases;
  if (first === undefined) return err({ code: 'not-alike' });
  const isAlike = others.every(({ family, version }) => family === first.family && version === first.version);
  const isOnceEach = new Set(releases.map((one) => one.period)).size === releases.length;
  if (!isAlike || !isOnceEach) return err({ code: 'not-alike' });
  const partitions = partitionsOf(releases.map(({ groups }) => groups));
  const tables = Object.keys(first.tables).map((id) => [
    id,
    sumOf(
      releases.map(({ tables: own }) => own[id]),
      partitions,
    ),
  ]);
  return ok({
    ...first,
    period,
    k: Math.min(...releases.map(({ k }) => k)),
    groups: groupsOf(partitions),
    tables: Object.fromEntries(tables),
  });
};

const sumOf = (
  parts: readonly (readonly SafeCell[] | 'withheld' | undefined)[],
  partitions: ReadonlyMap<string, Partition>,
): readonly SafeCell[] | 'withheld' => {
  const sums = new Map<string, { at: SafeCell['at']; value: number }>();
  for (const part of parts) {
    // A sum that leaves one part out would show that part by its difference from a sum that does not.
    if (part === undefined || part === 'withheld') return 'withheld';
    for (const { at, value } of part) {
      const wider = Object.fromEntries(
        Object.entries(at).map(([dimension, values]) => [
          dimension,
          partitions.get(dimension)?.groupOf(values[0] ?? '') ?? values,
        ]),
      );
      const key = JSON.stringify(wider);
      const sum = sums.get(key) ?? { at: wider, value: 0 };
      sums.set(key, { at: wider, value: sum.value + value });
    }
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
};

const groupsOf = (partitions: ReadonlyMap<string, Partition>): Release['groups'] =>
  Object.fromEntries([...partitions].map(([dimension, partition]) => [dimension, partition.groups()]));

const faultOf = (family: SafeFamily, contributions: readonly Contribution[]): SafeFailure | undefined => {
  const dimensions = new Set(family.dimensions.map(({ id }) => id));
  const measures = new Set(family.tables.map(({ measure }) => measure));
  const unknown = family.tables.flatMap(({ by }) => by).find((id) => !dimensions.has(id));
  if (unknown !== undefined) return { code: 'not-declared', what: unknown };
  for (const { measure, at, value } of contributions) {
    if (!measures.has(measure)) return { code: 'not-declared', what: measure };
    for (const id of dimensions) if (at[id] === undefined) return { code: 'not-declared', what: id };
    if (!Number.isSafeInteger(value) || value < 1) return { code: 'not-a-count', what: String(value) };
  }
  return undefined;
};
