import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';

/**
 * Ends a worker's right to read on every device, but for the token of hash `except`. What those devices saved can still
 * be handed in. `now`: milliseconds since 1970.
 */
export const endSessions = async (
  tx: Transaction,
  org: Uuid,
  worker: Uuid,
  now: number,
  except = '',
): Promise<void> => {
  await tx.run(sql`
    update access_token set read_until = least(read_until, to_timestamp(${now}::float8 / 1000))
    where org_id = ${org} and worker = ${worker} and hash <> decode(${except}, 'hex')`);
};
