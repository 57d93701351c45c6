import { err, ok, type Result } from '#log/result.ts';
import { blocksOf, coarsen, crossingOf, type Partition, partitionsOf } from './coarsen.ts';
import type { Contribution, Release, SafeCell, SafeFailure, SafeFamily } from './family.ts';

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
