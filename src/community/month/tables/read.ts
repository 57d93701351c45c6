import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';
import type { MonthBody } from '../entries.ts';

/** Months that were told, the latest first. The first word on one stands. */
export const readSaidMonths = async (
  tx: Transaction,
  org: Uuid,
  limit: number,
): Promise<readonly MonthBody[]> =>
  (
    await tx.rows<{ body: string }>(sql`
      select distinct on (month) body from month_said where org_id = ${org}
      order by month desc, hlc, entry_id limit ${limit}`)
  ).map(({ body }) => JSON.parse(body) as MonthBody);
