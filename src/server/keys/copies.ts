import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';

export const readCopy = async (tx: Transaction, org: Uuid, holder: string): Promise<string | null> => {
  const row = await tx.first<{ copy: string }>(
    sql`select copy from key_copy where org_id = ${org} and holder = ${holder}`,
  );
  return row?.copy ?? null;
};

/** A device that is ended gets the secret no more, also before an admin leaves it out of a new generation. */
export const dropCopy = async (tx: Transaction, org: Uuid, holder: string): Promise<void> => {
  await tx.run(sql`delete from key_copy where org_id = ${org} and holder = ${holder}`);
};
