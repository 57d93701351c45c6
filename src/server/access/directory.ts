import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Uuid } from '#log/index.ts';

/** The organizations on this server. One of the two places that look across organizations (the other: timers). */
export const listOrganizations = (
  database: Database,
): Promise<readonly { readonly id: Uuid; readonly name: string }[]> =>
  database.acrossOrganizations((tx) =>
    tx.rows<{ id: Uuid; name: string }>(
      sql`select org_id as id, name from organization order by created_at, org_id`,
    ),
  );
