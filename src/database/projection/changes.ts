import type { Entry } from '#log/index.ts';
import type { SqlScalar } from '../sql.ts';
import type { Projection } from './projection.ts';
import { assertFits, type ProjectionTable, type RowChange } from './tables.ts';

/** What a set of entries does to one fact table. */
export interface FactChanges {
  readonly shape: 'facts';
  readonly table: Extract<ProjectionTable, { readonly shape: 'facts' }>;
  /** Entries whose rows go. */
  readonly removed: string[];
  /** Rows that come: entry, line and the table's columns. */
  readonly added: (readonly SqlScalar[])[];
}

/** What a set of entries does to one sum table: numbers to add by key, each key once. */
export interface SumChanges {
  readonly shape: 'sums';
  readonly table: Extract<ProjectionTable, { readonly shape: 'sums' }>;
  readonly byKey: Map<string, { readonly key: readonly SqlScalar[]; readonly sums: number[] }>;
  /** A row may have come to nothing. */
  mayVanish: boolean;
}

/**
 * Gathers what entries do to tables, so that a batch touches each row once. An entry goes in whole or not at all: when any
 * projection throws on it, or has a value for a column that cannot hold it, `add` and `remove` throw and nothing is gathered.
 */
export interface Changes {
  readonly add: (entry: Entry) => void;
  /** The opposite of `add`: exact, because projections depend on the entry alone. */
  readonly remove: (entry: Entry) => void;
  /** Everything gathered since the last call, by table in the order of the projections. */
  readonly take: () => readonly (FactChanges | SumChanges)[];
  /** Rows gathered: how much memory they hold. */
  readonly size: () => number;
}

export const createChanges = (
  projections: readonly Projection[],
  /** Tables to write; the others only have their say in what cannot be taken up. */
  isWanted: (table: ProjectionTable) => boolean = () => true,
): Changes => {
  const handlersByKind = new Map<string, Projection['handlers'][number]['project'][]>();
  for (const { kind, project } of projections.flatMap(({ handlers }) => handlers)) {
    const list = handlersByKind.get(kind);
    if (list === undefined) handlersByKind.set(kind, [project]);
    else list.push(project);
  }
  const order = projections.flatMap(({ tables }) => tables);
  const isTheirs = new Set<object>(order);
  let gathered = new Map<string, FactChanges | SumChanges>();
  let size = 0;

  const changesOf = (table: ProjectionTable): FactChanges | SumChanges => {
    const known = gathered.get(table.name);
    if (known !== undefined) return known;
    const fresh: FactChanges | SumChanges =
      table.shape === 'facts'
        ? { shape: 'facts', table, removed: [], added: [] }
        : { shape: 'sums', table, byKey: new Map(), mayVanish: false };
    gathered.set(table.name, fresh);
    return fresh;
  };

  const addFact = (
    changes: FactChanges,
    entry: Entry,
    sign: 1 | -1,
    line: number,
    row: readonly SqlScalar[],
  ) => {
    size += 1;
    if (sign === 1) changes.added.push([entry.id, line, ...row]);
    else if (line === 0) changes.removed.push(entry.id);
  };

  const addSums = (
    changes: SumChanges,
    sign: 1 | -1,
    { key, sums, mayCancel }: Extract<RowChange, { readonly sums: unknown }>,
  ) => {
    if (sums.every((value) => value === 0)) return;
    if (sign === -1 || mayCancel) changes.mayVanish = true;
    const text = key.join('\u0000');
    const known = changes.byKey.get(text);
    if (known === undefined) {
      size += 1;
      changes.byKey.set(text, { key, sums: sums.map((value) => sign * value) });
    } else {
      for (const [index, value] of sums.entries())
        known.sums[index] = (known.sums[index] ?? 0) + sign * value;
    }
  };

  /** Everything that can throw is done before anything is gathered. */
  const checked = (entry: Entry): readonly RowChange[] => {
    const found = (handlersByKind.get(entry.kind) ?? []).flatMap((project) => project(entry));
    for (const change of found) {
      if (!isTheirs.has(change.table))
        throw new Error(`${change.table.name} is in no projection's list of tables`);
      assertFits(change);
    }
    return found;
  };

  const count = (entry: Entry, sign: 1 | -1): void => {
    // Lines are numbered within one table. A handler gives all its entry's rows of a table; two handlers of one kind
    // that fill the same fact table would collide on the primary key, and so fail their first test.
    const lines = new Map<string, number>();
    for (const change of checked(entry)) {
      const changes = changesOf(change.table as ProjectionTable);
      if (changes.shape === 'sums' && 'sums' in change) addSums(changes, sign, change);
      if (changes.shape === 'facts' && 'row' in change) {
        const line = lines.get(change.table.name) ?? 0;
        lines.set(change.table.name, line + 1);
        addFact(changes, entry, sign, line, change.row);
      }
    }
  };

  return {
    add: (entry) => count(entry, 1),
    remove: (entry) => count(entry, -1),
    take: () => {
      const taken = order.flatMap((table) => (isWanted(table) ? (gathered.get(table.name) ?? []) : []));
      gathered = new Map();
      size = 0;
      return taken;
    },
    size: () => size,
  };
};
