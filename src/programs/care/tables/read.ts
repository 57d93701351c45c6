import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf, type Whose } from '#database/whose.ts';
import type { JsonObject } from '#log/index.ts';
import { type SetUpBody, usualSetUp } from '../entries.ts';
import type { Recorded } from '../rules/recorded.ts';
import { foldReferrals, type Referral } from '../rules/referral.ts';

/** How the organization refers: its latest word. */
export const readSetUp = async (tx: Transaction, org: Whose): Promise<SetUpBody> => {
  const row = await tx.first<{ body: string }>(
    sql`select body from care_set_up where ${isOf(org)} order by hlc desc, entry_id desc limit 1`,
  );
  return row === undefined ? usualSetUp : (JSON.parse(row.body) as SetUpBody);
};

/** Referrals of which one row of `care_record` fits `which`, with all that was recorded of them, whenever it was. */
export const readReferrals = async (
  tx: Transaction,
  org: Whose,
  which: Sql,
): Promise<readonly Referral[]> => {
  const rows = await tx.rows<RecordRow>(sql`
    select entry_id as id, day, site, kind, author, ms, hlc, body from care_record
    where ${isOf(org)} and referral in (select referral from care_record where ${isOf(org)} and ${which})`);
  return foldReferrals(rows.map(toRecorded));
};

/** A row as it stands in the tables of what was recorded. */
export interface RecordRow extends Omit<Recorded, 'ms' | 'body'> {
  readonly ms: number | string;
  readonly body: string;
}

export const toRecorded = ({ ms, body, ...row }: RecordRow): Recorded => ({
  ...row,
  ms: Number(ms),
  body: JSON.parse(body) as JsonObject,
});
