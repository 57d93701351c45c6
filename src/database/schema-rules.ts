import { isOfExtension } from './extensions.ts';
import { sql } from './sql.ts';
import { ownTables, sharedTables } from './table-order.ts';
import type { Transaction } from './transaction.ts';

/**
 * What the schema must hold to so that it is private between organizations and spreads over a cluster by organization
 * (Citus, CockroachDB and YugabyteDB by their documents). Answers one line for each fault; none when all is well.
 * A table is an organization's when it has a column `org_id`. What extensions brought is theirs.
 */
export const findSchemaFaults = async (tx: Transaction): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const [problem, query] of rules) {
    for (const { what } of await tx.rows<{ what: string }>(query)) faults.push(`${what}: ${problem}`);
  }
  return faults;
};

const orgTables = sql`select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not ${isOfExtension(sql`c.oid`)}`;

const rules: readonly (readonly [string, ReturnType<typeof sql>])[] = [
  [
    'a table must say how it is spread: by a column org_id, or by its name among the shared tables (table-order.ts), whole on every node',
    sql`select c.relname as what from ${ownTables} and c.relname <> all(${sharedTables}::text[])
        and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped)
        order by 1`,
  ],
  [
    'org_id must be a uuid that is never missing, or its rows lie beside no others',
    sql`with t as (${orgTables}) select t.relname as what from t join pg_attribute a on a.attrelid = t.oid
        where a.attname = 'org_id' and not (a.attnotnull and a.atttypid = 'uuid'::regtype and a.attgenerated = '')
        order by 1`,
  ],
  [
    'row-level security must be on and forced',
    sql`with t as (${orgTables}) select relname as what from t
        where not (relrowsecurity and relforcerowsecurity) order by 1`,
  ],
  [
    'the policy must compare org_id, and nothing may let the app see more',
    sql`with t as (${orgTables}) select t.relname as what from t
        where not exists (select 1 from pg_policies p where p.tablename = t.relname and p.policyname = 'own_org')
           or exists (select 1 from pg_policies p where p.tablename = t.relname and 'alongside_app' = any(p.roles)
                      and p.policyname <> 'own_org') order by 1`,
  ],
  [
    'a policy may hold no subquery',
    sql`select tablename || '.' || policyname as what from pg_policies p join pg_class c
          on c.relname = p.tablename and c.relnamespace = 'public'::regnamespace
        where schemaname = 'public' and not ${isOfExtension(sql`c.oid`)} and (qual ilike '%select%' or with_check ilike '%select%') order by 1`,
  ],
  [
    'a primary key, unique index or exclusion must begin with org_id',
    sql`with t as (${orgTables}) select i.indexrelid::regclass::text as what from t join pg_index i on i.indrelid = t.oid
        join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
        where (i.indisunique or i.indisexclusion) and a.attname <> 'org_id' order by 1`,
  ],
  [
    'a table must have a primary key',
    sql`select c.relname as what from pg_class c where c.relkind in ('r', 'p')
        and c.relnamespace = 'public'::regnamespace and not ${isOfExtension(sql`c.oid`)}
        and not exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary) order by 1`,
  ],
  [
    'a foreign key must begin with org_id on both sides',
    sql`select conname as what from pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
        where k.contype = 'f' and k.connamespace = 'public'::regnamespace
          and not ${isOfExtension(sql`k.conrelid`)}
          and (a.attname <> 'org_id' or b.attname <> 'org_id') order by 1`,
  ],
  [
    'a foreign key may set nothing by itself: org_id is among what it would set',
    sql`select conname as what from pg_constraint k
        where k.contype = 'f' and k.connamespace = 'public'::regnamespace and not ${isOfExtension(sql`k.conrelid`)}
          and (k.confdeltype in ('n', 'd') or k.confupdtype in ('n', 'd', 'c')) order by 1`,
  ],
  [
    'no triggers',
    sql`select tgname as what from pg_trigger g join pg_class c on c.oid = g.tgrelid
        where not g.tgisinternal
          and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = g.tgfoid and d.deptype = 'e')
          and c.relnamespace = 'public'::regnamespace and not ${isOfExtension(sql`c.oid`)}
        order by 1`,
  ],
  [
    'no sequences: their order is not the order of commits',
    sql`select relname as what from pg_class c where relkind = 'S' and relnamespace = 'public'::regnamespace
        and not ${isOfExtension(sql`c.oid`)} order by 1`,
  ],
];
