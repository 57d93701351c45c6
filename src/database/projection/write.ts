import type { Uuid } from '#log/index.ts';
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
  const columns = ['entry_id', 'line', ...table.columns];
  tx.later(sql`insert into ${name(table.name)} (org_id, ${names(columns)})
    select ${org}::uuid, * from ${unnest(added, ['uuid', 'int', ...table.types])}`);
};

const writeSums = (tx: Transaction, org: Uuid, { table, byKey, mayVanish }: SumChanges): void => {
  const keys = table.columns.slice(0, table.keyCount);
  const sums = table.columns.slice(table.keyCount);
  // Sorted: two transactions that touch the same rows take their locks in the same order.
  const rows = [...byKey.entries()]
    .filter(([, row]) => row.sums.some((value) => value !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => [...row.key, ...row.sums]);
  if (rows.length === 0) return;
  const own = name(table.name);
  const added = join(
    sums.map((column) => sql`${name(column)} = ${own}.${name(column)} + excluded.${name(column)}`),
  );
  tx.later(sql`insert into ${own} (org_id, ${names(table.columns)})
    select ${org}::uuid, * from ${unnest(rows, table.types)}
    on conflict (org_id, ${names(keys)}) do update set ${added}`);
  if (!mayVanish) return;
  const isNothing = join(
    sums.map((column) => sql`${own}.${name(column)} = 0`),
    ' and ',
  );
  const isTouched = join(
    keys.map((column) => sql`${own}.${name(column)} = touched.${name(column)}`),
    ' and ',
  );
  const touched = unnest(
    rows.map((row) => row.slice(0, keys.length)),
    table.types.slice(0, keys.length),
  );
  tx.later(sql`delete from ${own} using ${touched} as touched (${names(keys)})
    where ${own}.org_id = ${org} and ${isTouched} and ${isNothing}`);
};

const names = (columns: readonly string[]): Sql => join(columns.map(name));

/** Rows as one array a column: the fastest way in that also works on distributed PostgreSQL. */
const unnest = (rows: readonly (readonly SqlScalar[])[], types: readonly ColumnType[]): Sql =>
  sql`unnest(${join(
    types.map((type, column) => sql`${rows.map((row) => row[column] ?? null)}::${raw(type)}[]`),
  )})`;
