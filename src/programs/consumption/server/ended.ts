import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf } from '#database/whose.ts';
import type { Uuid } from '#log/index.ts';
import { ends } from '../entries.ts';

/** Stays that ended, of these: whatever tablets hand in late, an end holds (rules/session.ts). */
export const endedStays = async (
  tx: Transaction,
  org: Uuid,
  visits: readonly Uuid[],
): Promise<readonly Uuid[]> => {
  const rows = await tx.rows<{ visit: Uuid }>(sql`
    select distinct visit from consumption_stay_stage
    where ${isOf(org)} and visit = any(${visits}::uuid[]) and stage = any(${ends}::text[])`);
  return rows.map(({ visit }) => visit);
};
