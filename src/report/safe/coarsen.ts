import type { Contribution, SafeFamily, SafeTable } from './family.ts';

/** The values of one dimension in groups that are shown as one. */
export interface Partition {
  readonly groupOf: (value: string) => readonly string[];
  /** Sorted, each sorted within. */
  readonly groups: () => readonly (readonly string[])[];
}

/** What a table would show under groups: values added up, and how many different people stand behind each. */
export interface Block {
  readonly at: Readonly<Record<string, readonly string[]>>;
  readonly value: number;
  readonly people: number;
}

/** Merges groups until no measure of the family has a block of 1 to k - 1 people, or nothing is left to merge. */
export const coarsen = (
  family: SafeFamily,
  contributions: readonly Contribution[],
  k: number,
): ReadonlyMap<string, Partition> => {
  const partitions = new Map(
    family.dimensions.map(
      ({ id }) => [id, startPartition(contributions.map(({ at }) => at[id] ?? ''))] as const,
    ),
  );
  const crossings = [...new Set(family.tables.map(({ measure }) => measure))].map((measure) =>
    crossingOf(family, measure),
  );
  for (;;) {
    const tables = crossings.map((table) => ({
      table,
      blocks: blocksOf(table, contributions, partitions),
    }));
    const small = tables
      .flatMap(({ table, blocks }) =>
        blocks.filter(({ people }) => people < k).map((block) => ({ table, block })),
      )
      .toSorted((a, b) => a.block.people - b.block.people)[0];
    if (small === undefined) return partitions;
    const merges = family.dimensions
      .filter(({ id }) => small.table.by.includes(id))
      .flatMap(({ id, parentOf }) => {
        const partition = partitions.get(id);
        const group = small.block.at[id];
        const merged = partition && group && mergeFor(partition, group, weightsOf(id, tables), parentOf);
        return merged === undefined ? [] : [{ id, partition: merged, left: merged.groups().length }];
      });
    // Where several ways help, the one that leaves most rows to read.
    const best = merges.toSorted((a, b) => b.left - a.left)[0];
    if (best === undefined) return partitions;
    partitions.set(best.id, best.partition);
  }
};

/** All dimensions that tables of one measure have, as one table: what somebody who reads all of them can bound. */
export const crossingOf = (family: SafeFamily, measure: string): Omit<SafeTable, 'id'> => ({
  measure,
  by: [...new Set(family.tables.filter((table) => table.measure === measure).flatMap(({ by }) => by))],
});

/** The blocks of one table, in a fixed order. */
export const blocksOf = (
  table: Omit<SafeTable, 'id'>,
  contributions: readonly Contribution[],
  partitions: ReadonlyMap<string, Partition>,
): readonly Block[] => {
  const gathered = new Map<string, { at: Block['at']; value: number; people: Set<string> }>();
  for (const { measure, at, person, value } of contributions) {
    if (measure !== table.measure) continue;
    const groups = Object.fromEntries(
      table.by.map((dimension) => [dimension, partitions.get(dimension)?.groupOf(at[dimension] ?? '') ?? []]),
    );
    const key = JSON.stringify(groups);
    const block = gathered.get(key) ?? { at: groups, value: 0, people: new Set() };
    block.value += value;
    block.people.add(person === undefined ? 'unknown' : `known ${person}`);
    gathered.set(key, block);
  }
  return [...gathered]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { at, value, people }]) => ({ at, value, people: people.size }));
};

/** The finest groups that hold together whatever any of these held together. */
export const partitionsOf = (
  releases: readonly Readonly<Record<string, readonly (readonly string[])[]>>[],
): ReadonlyMap<string, Partition> => {
  const dimensions = [...new Set(releases.flatMap((groups) => Object.keys(groups)))];
  return new Map(
    dimensions.map((dimension) => {
      const groups = releases.flatMap((own) => own[dimension] ?? []);
      let partition = startPartition(groups.flat());
      for (const group of groups) partition = merge(partition, group);
      return [dimension, partition];
    }),
  );
};

const startPartition = (values: readonly string[]): Partition =>
  toPartition([...new Set(values)].map((value) => [value]));

const toPartition = (groups: readonly (readonly string[])[]): Partition => {
  const sorted = groups
    .map((group) => group.toSorted())
    .toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
  const byValue = new Map(sorted.flatMap((group) => group.map((value) => [value, group] as const)));
  return { groups: () => sorted, groupOf: (value) => byValue.get(value) ?? [value] };
};

/** All groups that hold one of these values become one. */
const merge = (partition: Partition, values: readonly string[]): Partition => {
  const joined = new Set(values.flatMap((value) => partition.groupOf(value)));
  const others = partition.groups().filter(([first]) => first !== undefined && !joined.has(first));
  return joined.size === 0 ? partition : toPartition([...others, [...joined]]);
};

/** How many people a group stands for in its largest table: small ones are merged with small ones. */
const weightsOf =
  (dimension: string, tables: readonly { readonly blocks: readonly Block[] }[]) =>
  (group: readonly string[]): number =>
    Math.max(
      0,
      ...tables.map(({ blocks }) =>
        blocks
          .filter(({ at }) => at[dimension]?.[0] === group[0])
          .reduce((sum, { people }) => sum + people, 0),
      ),
    );

/** With its neighbors in the area above while there are any, else with the smallest other group; undefined: none is left. */
const mergeFor = (
  partition: Partition,
  group: readonly string[],
  weightOf: (group: readonly string[]) => number,
  parentOf: ((value: string) => string | undefined) | undefined,
): Partition | undefined => {
  const others = partition.groups().filter((other) => other[0] !== group[0]);
  if (others.length === 0) return undefined;
  const parent = parentOf?.(group[0] ?? '');
  const siblings =
    parent === undefined
      ? []
      : others.filter((other) => other.every((value) => parentOf?.(value) === parent));
  const nearest = (siblings.length > 0 ? siblings : others).toSorted((a, b) => weightOf(a) - weightOf(b))[0];
  return nearest === undefined ? undefined : merge(partition, [...group, ...nearest]);
};
