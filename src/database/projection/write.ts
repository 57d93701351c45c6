import type { Uuid } from '#log/index.ts';
import { ownRows } from '../own-rows.ts';
import { join, name, raw, type Sql, type SqlScalar, sql } from '../sql.ts';
import type { Transaction } from '../transaction.ts';
import type { FactChanges, SumChanges } from './changes.ts';
import type { ColumnType } from './tables.ts';

/** Writes gathered changes: one or two statements a table, whatever the number of rows, and waits for none of them. */
export const writeChanges = (
  tx: Transaction,
  org: Uuid,
  changes: readonly (FactChanges | SumChanges)[],
): void => {
  for (const change of changes) {
    if (change.shape === 'facts') writeFacts(tx, org, change);
    else writeSums(tx, org, change);
  }
};

const writeFacts = (tx: Transaction, org: Uuid, { table, removed, added }: FactChanges): void => {
  if (removed.length > 0) {
    tx.later(
      sql`delete from ${name(table.name)} where org_id = ${org} and entry_id = any(${removed}::uuid[])`,
    );
  }
  if (added.length === 0) return;
  const values = [...columnsOf(added, table.columns.length + 2), org];
  tx.later({ text: textOf(table, insertFacts), values });
};

const writeSums = (tx: Transaction, org: Uuid, { table, byKey, mayVanish }: SumChanges): void => {
  // Sorted: two transactions that touch the same rows take their locks in the same order.
  const rows = [...byKey.entries()]
    .filter(([, row]) => row.sums.some((value) => value !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => [...row.key, ...row.sums]);
  if (rows.length === 0) return;
  const columns = columnsOf(rows, table.columns.length);
  tx.later({ text: textOf(table, addSums), values: [...columns, org] });
  if (!mayVanish) return;
  const own = name(table.name);
  const keys = table.columns.slice(0, table.keyCount).map(name);
  const isNothing = join(
    table.columns.slice(table.keyCount).map((column) => sql`${own}.${name(column)} = 0`),
    ' and ',
  );
  const isTouched = join(
    keys.map((key) => sql`${own}.${key} = touched.${key}`),
    ' and ',
  );
  const touched = join(
    keys.map((_, index) => sql`${columns[index] ?? []}::${raw(table.types[index] ?? '')}[]`),
  );
  tx.later(sql`delete from ${own} using unnest(${touched}) as touched (${join(keys)})
    where ${own}.org_id = ${org} and ${isTouched} and ${isNothing}`);
};

type Facts = FactChanges['table'];
type Sums = SumChanges['table'];

const insertFacts = ({ name: own, columns, types }: Facts): Sql => sql`
  insert into ${name(own)} (org_id, ${join(['entry_id', 'line', ...columns].map(name))})
  select own.org_id, new.* from ${unnested(['uuid', 'int', ...types])}`;

const addSums = ({ name: own, columns, types, keyCount }: Sums): Sql => {
  const added = columns
    .slice(keyCount)
    .map((column) => sql`${name(column)} = ${name(own)}.${name(column)} + excluded.${name(column)}`);
  return sql`
  insert into ${name(own)} (org_id, ${join(columns.map(name))})
  select own.org_id, new.* from ${unnested(types)}
  on conflict (org_id, ${join(columns.slice(0, keyCount).map(name))}) do update set ${join(added)}`;
};

/** Rows as one array a column: the fastest way in. The organization comes after the columns. */
const unnested = (types: readonly ColumnType[]): Sql =>
  ownRows('', sql`unnest(${join(types.map((type) => sql`${[]}::${raw(type)}[]`))}) as new`);

/** A table's text never changes: it is put together once. */
const texts = new WeakMap<Facts | Sums, string>();
const textOf = <T extends Facts | Sums>(table: T, make: (table: T) => Sql): string => {
  const known = texts.get(table) ?? make(table).text;
  texts.set(table, known);
  return known;
};

const columnsOf = (rows: readonly (readonly SqlScalar[])[], count: number): readonly SqlScalar[][] =>
  Array.from({ length: count }, (_, column) => rows.map((row) => row[column] ?? null));
