import { isOfExtension } from './extensions.ts';
import { type Sql, sql } from './sql.ts';

/** Tables of ours that the foreign keys of the table `oid` point at, as an array of names. */
export const neededBy = (oid: Sql): Sql => sql`
  array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
    where k.conrelid = ${oid} and k.contype = 'f' and f.oid <> ${oid})`;

/** The tables of the schema that came with no extension, as `pg_class c`. */
export const ownTables: Sql = sql`pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  and not ${isOfExtension(sql`c.oid`)}`;

/**
 * Tables that belong to no organization: a cluster keeps them whole on every node, so few and small ones. Every other table
 * has a column `org_id` and is spread by it; one that has neither is spread nowhere, and the rules of the schema name it.
 */
export const sharedTables: readonly string[] = ['migration', 'projection'];

/** Each table after those that its foreign keys point at; otherwise as they come. */
export const inOrder = <T extends { readonly name: string; readonly needs: readonly string[] }>(
  tables: readonly T[],
): readonly T[] => {
  const ordered: T[] = [];
  const placed = new Set<string>();
  const isOurs = new Set(tables.map(({ name }) => name));
  while (ordered.length < tables.length) {
    const next = tables.find(
      ({ name, needs }) =>
        !placed.has(name) && needs.every((needed) => placed.has(needed) || !isOurs.has(needed)),
    );
    if (next === undefined) throw new Error('foreign keys go in a circle');
    placed.add(next.name);
    ordered.push(next);
  }
  return ordered;
};
