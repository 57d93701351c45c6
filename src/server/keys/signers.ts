import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';
import { platformVerify } from '#vault/adapters/web-crypto.ts';
import { readRegister } from '#vault/register.ts';
import type { SignedStatement } from '#vault/statement.ts';

/**
 * Signing keys by installation: of those that are let in now, as the register has them, and of partners' devices, which are in no
 * register and hold no secret. Where both name one the register counts.
 */
export const readSigners = async (tx: Transaction, org: Uuid): Promise<ReadonlyMap<Uuid, string>> => {
  const outside = await tx.rows<{ device: Uuid; signing: string }>(
    sql`select device, signing from partner_device where org_id = ${org} and signing <> ''`,
  );
  const partners = outside.map(({ device, signing }) => [device, signing] as const);
  const statements = await tx.rows<SignedStatement>(
    sql`select text, signature from key_statement where org_id = ${org} order by nth`,
  );
  if (statements.length === 0) return new Map(partners);
  const register = await readRegister(platformVerify(), org, statements);
  // What is stored was checked as it came: anything else is a fault of the disk.
  if (!register.ok) throw new Error(`the stored register is ${register.error}`);
  const own = [...register.value.devices].map(([id, { signing }]) => [id, signing] as const);
  return new Map([...partners, ...own]);
};
