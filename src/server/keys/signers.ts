import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';
import { platformVerify } from '#vault/adapters/web-crypto.ts';
import { readRegister } from '#vault/register.ts';
import type { SignedStatement } from '#vault/statement.ts';

/** Signing keys of the installations that are let in now, by installation, as the register has them. */
export const readSigners = async (tx: Transaction, org: Uuid): Promise<ReadonlyMap<Uuid, string>> => {
  const statements = await tx.rows<SignedStatement>(
    sql`select text, signature from key_statement where org_id = ${org} order by nth`,
  );
  if (statements.length === 0) return new Map();
  const register = await readRegister(platformVerify(), org, statements);
  // What is stored was checked as it came: anything else is a fault of the disk.
  if (!register.ok) throw new Error(`the stored register is ${register.error}`);
  return new Map([...register.value.devices].map(([id, { signing }]) => [id, signing]));
};
