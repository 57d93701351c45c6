import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';

/** When reading ended of a session that was ended: before all time, so that no clock that is set back begins it again. */
export const over: Sql = sql`to_timestamp(0)`;

/**
 * Ends a worker's right to read on every device, but for the token of hash `except`. What those devices saved can still
 * be handed in.
 */
export const endSessions = async (tx: Transaction, org: Uuid, worker: Uuid, except = ''): Promise<void> => {
  await tx.run(sql`
    update access_token set read_until = ${over}
    where org_id = ${org} and worker = ${worker} and hash <> decode(${except}, 'hex')`);
};

/**
 * Ends the right to read at once and the right to hand in at `handInUntil`; until then what is handed in is held for a
 * person. Nothing revives these tokens: who comes back signs in anew. Answers whether there were any.
 * The caller raises the organization's roster, by which the intake knows who may hand in.
 */
export const closeSessions = async (
  tx: Transaction,
  org: Uuid,
  whose: { readonly worker: Uuid } | { readonly installation: Uuid },
  handInUntil: number,
): Promise<boolean> => {
  const which = 'worker' in whose ? sql`worker = ${whose.worker}` : sql`device = ${whose.installation}`;
  const count = await tx.run(sql`
    update access_token set read_until = ${over}, hand_in_until = ${instant(handInUntil)}
    where org_id = ${org} and ${which}`);
  return count > 0;
};

/** The intake keeps who may write in memory under this number. Also makes changes of one organization wait for each other. */
export const raiseRoster = async (tx: Transaction, org: Uuid): Promise<void> => {
  await tx.run(sql`update log_head set roster = roster + 1 where org_id = ${org}`);
};

export const instant = (ms: number): Sql => sql`to_timestamp(${ms}::float8 / 1000)`;

const hourMs = 3_600_000;
/** How long what was written before may be handed in where nobody says. */
export const usualHandInMs = 7 * 24 * hourMs;
