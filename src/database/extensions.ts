import { type Sql, sql } from './sql.ts';

/**
 * Whether the relation `oid` came with an extension: `pg_stat_statements`, which most hosted PostgreSQL has in every
 * database, brings views, others bring tables. Those are not ours: they make no database full, are in no backup and
 * follow none of our rules.
 */
export const isOfExtension = (oid: Sql): Sql =>
  sql`exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = ${oid} and d.deptype = 'e')`;
