import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Uuid } from '#log/index.ts';
import type { ClockDoubt } from '../clock/guard.ts';

/** What waits for somebody to look after the server, beside single entries. */
export interface ServerAttention {
  /** Why old entries do not fade for now; null while they do. */
  readonly fadingWaits: ClockDoubt | null;
  /** How many entries of the log move no figure (log-store/aside.ts). */
  readonly setAside: number;
}

export const readAttention = async (database: Database, org: Uuid): Promise<ServerAttention> => {
  const row = await database.readOrganization(org, (tx) =>
    tx.first<ServerAttention>(sql`
      select fading_waits as "fadingWaits",
        (select count(*) from entry where org_id = ${org} and aside is not null) as "setAside"
      from log_head where org_id = ${org}`),
  );
  if (row === undefined) throw new Error('an organization without a log head');
  return row;
};
