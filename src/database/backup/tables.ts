import { join, name, sql } from '../sql.ts';
import { inOrder, neededBy, ownTables } from '../table-order.ts';
import type { Transaction } from '../transaction.ts';

/** A table whose rows are kept in a backup. */
export interface SourceTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Rows and a hash of all their content, whatever their order. */
export interface Fingerprint {
  readonly rows: number;
  readonly hash: string;
}

/**
 * The tables that cannot be made from others, each after those that its foreign keys point at. Projections are left
 * out: they are made from the log. So are the notes of which migrations and projections there are.
 */
export const findSourceTables = async (tx: Transaction): Promise<readonly SourceTable[]> => {
  const tables = await tx.rows<{ name: string; columns: readonly string[]; needs: readonly string[] }>(sql`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      ${neededBy(sql`c.oid`)} as needs
    from ${ownTables}
      and c.relname not in ('migration', 'projection', 'projection_stale')
      and c.relname not in (select unnest(tables) from projection)
    order by 1`);
  return inOrder(tables).map((table) => ({ name: table.name, columns: table.columns }));
};

/** Computed alike by every version of PostgreSQL from 15 on, so that both ends of a move can be compared. */
export const fingerprintTable = async (tx: Transaction, table: SourceTable): Promise<Fingerprint> => {
  const found = await tx.first<Fingerprint>(sql`
    select count(*) as rows,
      coalesce(sum(hashtextextended(row(${join(table.columns.map(name))})::text, 0)::numeric), 0)::text as hash
    from ${name(table.name)}`);
  return found ?? { rows: 0, hash: '0' };
};
