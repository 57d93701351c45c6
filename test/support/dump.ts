import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';

/** Every row of every table as text, with the table's name before it: what somebody who takes the whole server has. */
export const dumpTables = (database: Database): Promise<readonly string[]> =>
  database.acrossOrganizations(async (tx) => {
    const tables = await tx.rows<{ name: string }>(sql`
      select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and has_table_privilege(c.oid, 'select') order by 1`);
    const rows: string[] = [];
    for (const { name } of tables) {
      const found = await tx.rows<{ text: string }>({
        text: `select to_jsonb(t)::text as text from "${name}" t`,
        values: [],
      });
      rows.push(...found.map(({ text }) => `${name} ${text.replaceAll('\\"', '"')}`));
    }
    return rows;
  });
