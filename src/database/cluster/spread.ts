import type { Database } from '../connection.ts';
import { headTable } from '../own-rows.ts';
import { sql } from '../sql.ts';
import { inOrder, neededBy, ownTables, sharedTables } from '../table-order.ts';
import type { OwnerTransaction, Transaction } from '../transaction.ts';
import type { ClusterCatalog } from './catalog.ts';
import { citus } from './citus.ts';

/** Where a server stands that talks to this database. A worker takes no changes of tables. */
export type Standing = 'plain' | 'coordinator' | 'worker';

export const standingOf = async (
  tx: Transaction,
  catalog: Pick<ClusterCatalog, 'group'> = citus,
): Promise<Standing> => {
  const group = await catalog.group(tx);
  if (group === undefined) return 'plain';
  return group === 0 ? 'coordinator' : 'worker';
};

/**
 * On the coordinator of a cluster: spreads every table that is not spread yet. Those of organizations are cut by
 * organization, the heads first and all others beside them, so that an organization lies whole on one node; those that
 * are shared are put whole on every node; a table that is none of ours stays where it is. A table at a time: cut short, it goes on at the next start. On plain PostgreSQL it asks
 * once and does nothing. Answers the tables that it spread.
 */
export const spreadTables = async (
  database: Database,
  catalog: ClusterCatalog = citus,
): Promise<readonly string[]> => {
  const standing = await database.asOwner((tx) => standingOf(tx, catalog));
  if (standing !== 'coordinator') return [];
  const spread: string[] = [];
  for (;;) {
    const done = await database.asOwner(async (tx) => {
      // Two servers that start at once: the second finds the table spread.
      await tx.script('select pg_advisory_xact_lock(4703, 2)');
      const [next] = await findUnspread(tx, catalog);
      if (next !== undefined) await spreadTable(tx, catalog, next);
      return next?.name;
    });
    if (done === undefined) return spread;
    spread.push(done);
  }
};

interface Table {
  readonly name: string;
  readonly isOfOrganizations: boolean;
  readonly isForced: boolean;
  readonly needs: readonly string[];
}

/** The heads first, then in the order of foreign keys. */
export const findUnspread = async (
  tx: Transaction,
  catalog: Pick<ClusterCatalog, 'state'>,
): Promise<readonly Table[]> => {
  const tables = await tx.rows<Table>(sql`
    select c.relname as name, c.relforcerowsecurity as "isForced",
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped)
        as "isOfOrganizations",
      ${neededBy(sql`c.oid`)} as needs
    from ${ownTables} order by c.relname <> ${headTable}, c.relname`);
  // Nothing to put the others beside yet: this is a database of the first steps only.
  if (!tables.some((table) => table.name === headTable)) return [];
  const known = new Set((await catalog.state(tx)).tables.map((table) => table.name));
  const isOurs = (table: Table): boolean => table.isOfOrganizations || sharedTables.includes(table.name);
  return inOrder(tables).filter((table) => isOurs(table) && !known.has(table.name));
};

const spreadTable = async (tx: OwnerTransaction, catalog: ClusterCatalog, table: Table): Promise<void> => {
  const own = table.name;
  // Its rows are copied to the nodes: row-level security would hide them from an owner who is no superuser, or refuse it.
  if (table.isForced) await tx.script(`alter table ${own} no force row level security`);
  // Its size and not its rows: reading them would stand before a change of tables.
  const held = await tx.first<{ bytes: number }>(
    sql`select pg_relation_size(${own}::text::regclass) as bytes`,
  );
  if (!table.isOfOrganizations) await catalog.refer(tx, own);
  else await catalog.distribute(tx, own, own === headTable ? undefined : headTable);
  if (held !== undefined && held.bytes > 0) await catalog.forgetLocal(tx, own);
  if (table.isForced) await tx.script(`alter table ${own} force row level security`);
};
