import { isLocalDate } from '#log/calendar.ts';
import { isUuid, nilUuid } from '#log/index.ts';
import { protectTable } from '../roles.ts';
import type { SqlScalar } from '../sql.ts';

/**
 * Two shapes of projection tables, and no third: with these, taking an entry back is the exact opposite of adding it,
 * so corrections, voids and erasures need no code of their own, and any order of arrival ends in the same rows.
 * - facts: some rows for each entry that counts, removed when it counts no longer.
 * - sums: numbers added up under a key. A row whose numbers are all zero is not there.
 * What is "the latest" or "since the last count" is asked of facts by a query.
 */
export type ColumnType = 'uuid' | 'text' | 'date' | 'int' | 'bigint' | 'boolean';
/** A question mark lets the column be null. Key columns cannot be: use nilUuid or '' for none. */
export type ColumnSpec = ColumnType | `${ColumnType}?`;
export type Columns = Readonly<Record<string, ColumnSpec>>;
export type KeyColumns = Readonly<Record<string, ColumnType>>;

type ValueOf<C extends ColumnSpec> = C extends `${infer T extends ColumnType}?`
  ? ValueOf<T> | null
  : C extends 'int' | 'bigint'
    ? number
    : C extends 'boolean'
      ? boolean
      : string;
export type RowOf<C extends Columns> = { readonly [K in keyof C]: ValueOf<C[K]> };

export interface Index {
  /** Columns in order; the organization is put before them. */
  readonly on: readonly string[];
  /** Carried along, so that the query need not visit the table. */
  readonly include?: readonly string[];
  /** For queries over all organizations by date: small, and without the organization. */
  readonly method?: 'btree' | 'brin';
}

interface TableCore {
  readonly name: string;
  readonly columns: readonly string[];
  readonly types: readonly ColumnType[];
  /** Columns that may be null. */
  readonly nullable: ReadonlySet<string>;
  /** `create table` and all that belongs to it. */
  readonly ddl: string;
  /** The same table for one transaction alone (scratch.ts). */
  readonly scratchDdl: string;
}

interface FactTableCore extends TableCore {
  readonly shape: 'facts';
}
export interface FactTable<C extends Columns> extends FactTableCore {
  /** A row for the entry at hand. */
  readonly row: (values: RowOf<C>) => FactChange;
}
export interface FactChange {
  readonly table: FactTableCore;
  readonly row: readonly SqlScalar[];
}

interface SumTableCore extends TableCore {
  readonly shape: 'sums';
  /** The first columns are the key, the others the sums. */
  readonly keyCount: number;
  /** True when an entry may add less than nothing (stock); elsewhere that is a bug and throws. */
  readonly signed: boolean;
}
export interface SumTable<K extends KeyColumns, S extends string> extends SumTableCore {
  /** Numbers (whole) to add under a key. */
  readonly add: (key: RowOf<K>, sums: Readonly<Record<S, number>>) => SumChange;
}
export interface SumChange {
  readonly table: SumTableCore;
  readonly key: readonly SqlScalar[];
  readonly sums: readonly number[];
  /** The row may come to nothing although nothing is taken back. */
  readonly mayCancel: boolean;
}

export type ProjectionTable = FactTableCore | SumTableCore;
/** What an entry does to tables: rows of facts, and numbers to add. */
export type RowChange = FactChange | SumChange;

/** Primary key: organization, entry, line (0, 1, 2 ... in the order that the entry gave its rows of this table). */
export const factTable = <const C extends Columns>(definition: {
  readonly name: string;
  readonly columns: C;
  readonly indexes?: readonly Index[];
}): FactTable<C> => {
  const columns = Object.keys(definition.columns);
  const specs = Object.values(definition.columns);
  const table: FactTable<C> = {
    shape: 'facts',
    name: definition.name,
    columns,
    types: specs.map((spec) => spec.replace('?', '') as ColumnType),
    nullable: new Set(columns.filter((_, index) => specs[index]?.endsWith('?'))),
    ...tableDdl(
      definition.name,
      ['org_id uuid not null', 'entry_id uuid not null', 'line int not null', ...columnDdl(columns, specs)],
      ['org_id', 'entry_id', 'line'],
      definition.indexes ?? [],
    ),
    row: (values) => ({
      table,
      row: columns.map((column) => values[column] as SqlScalar),
    }),
  };
  return table;
};

/** Primary key: organization, then the key columns in their order: put first what reports select by. */
export const sumTable = <const K extends KeyColumns, const S extends string>(definition: {
  readonly name: string;
  readonly key: K;
  readonly sums: readonly S[];
  /** May an entry add less than nothing? */
  readonly signed?: boolean;
  /**
   * For a signed table: the keys under which one entry may add and another take away. The others' rows have one sign for
   * good, so that none comes to nothing unless an entry is taken back. Left out: all keys.
   */
  readonly cancels?: (key: RowOf<K>) => boolean;
  readonly indexes?: readonly Index[];
}): SumTable<K, S> => {
  const keys = Object.keys(definition.key);
  const columns = [...keys, ...definition.sums];
  const types: ColumnType[] = [
    ...Object.values(definition.key),
    ...definition.sums.map(() => 'bigint' as const),
  ];
  const signed = definition.signed ?? false;
  const cancels = definition.cancels ?? (() => true);
  const table: SumTable<K, S> = {
    shape: 'sums',
    name: definition.name,
    columns,
    types,
    nullable: new Set(),
    keyCount: keys.length,
    signed,
    ...tableDdl(
      definition.name,
      ['org_id uuid not null', ...columnDdl(columns, types)],
      ['org_id', ...keys],
      definition.indexes ?? [],
      // Rows are added to again and again: room on the page keeps the indexes untouched.
      'with (fillfactor = 85)',
    ),
    add: (key, sums) => ({
      table,
      key: keys.map((column) => key[column] as SqlScalar),
      sums: definition.sums.map((column) => sums[column]),
      mayCancel: signed && cancels(key),
    }),
  };
  return table;
};

/** Throws for a row that PostgreSQL would refuse: it would take the whole transaction down with it. */
export const assertFits = (change: RowChange): void => {
  const { table } = change;
  const row = 'row' in change ? change.row : change.key;
  for (const [index, value] of row.entries()) {
    const type = table.types[index];
    const isNull = value === null && table.nullable.has(table.columns[index] ?? '');
    if (type === undefined || !(isNull || fits[type](value)))
      throw new Error(`${table.name}.${table.columns[index]} cannot hold what it was to be given`);
  }
  if (!('sums' in change)) return;
  for (const value of change.sums) {
    if (!Number.isSafeInteger(value) || (value < 0 && !change.table.signed))
      throw new Error(`${table.name} was to add ${value}`);
  }
};

const fits: Readonly<Record<ColumnType, (value: SqlScalar) => boolean>> = {
  uuid: (value) => value === nilUuid || isUuid(value),
  text: (value) => typeof value === 'string' && !value.includes('\u0000'),
  date: (value) => isLocalDate(String(value)),
  int: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  bigint: (value) => Number.isSafeInteger(value),
  boolean: (value) => typeof value === 'boolean',
};

const columnDdl = (columns: readonly string[], specs: readonly ColumnSpec[]): readonly string[] =>
  columns.map((column, index) => {
    const spec = specs[index] ?? 'text';
    const type = spec.replace('?', '');
    // Text sorts by bytes, alike on every system.
    return `${column} ${type}${type === 'text' ? ' collate "C"' : ''}${spec.endsWith('?') ? '' : ' not null'}`;
  });

const tableDdl = (
  table: string,
  columns: readonly string[],
  key: readonly string[],
  indexes: readonly Index[],
  storage = '',
): Pick<TableCore, 'ddl' | 'scratchDdl'> => {
  for (const identifier of [table, ...columns.map((column) => column.split(' ')[0] ?? '')]) {
    if (!/^[a-z][a-z0-9_]{0,40}$/.test(identifier))
      throw new Error(`not a name in the database: ${identifier}`);
  }
  const indexDdl = indexes.map(({ on, include = [], method = 'btree' }) => {
    const indexed = method === 'btree' ? ['org_id', ...on] : on;
    const carried = include.length === 0 ? '' : ` include (${include.join(', ')})`;
    return `create index on ${table} using ${method} (${indexed.join(', ')})${carried};`;
  });
  const body = `${table} (${columns.join(', ')}, primary key (${key.join(', ')}))`;
  return {
    ddl: [`create table ${body} ${storage};`, ...indexDdl, protectTable(table)].join('\n'),
    scratchDdl: `create temporary table ${body} on commit drop`,
  };
};
