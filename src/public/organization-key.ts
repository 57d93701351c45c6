import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf } from '#database/whose.ts';
import type { Uuid } from '#log/index.ts';
import { readStatement } from '#vault/statement.ts';

/** What a form is sealed to in the sender's browser (vault/page/adapters/seal-form.ts): only the organization's devices open it. */
export interface OrganizationKey {
  readonly key: string;
  readonly generation: number;
}

/** The newest public key of an organization; undefined where it made no keys, so that nobody could read what is sealed. */
export const readOrganizationKey = async (
  tx: Transaction,
  org: Uuid,
): Promise<OrganizationKey | undefined> => {
  const rows = await tx.rows<{ text: string }>(
    sql`select text from key_statement where ${isOf(org)} order by nth desc`,
  );
  for (const { text } of rows) {
    const act = readStatement(text)?.act;
    if (act?.act === 'rotate') return { key: act.organization, generation: act.generation };
    if (act?.act === 'found') return { key: act.organization, generation: 1 };
  }
  return undefined;
};
