import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Whose } from '#database/whose.ts';
import type { Uuid } from '#log/index.ts';

/**
 * For a `with recursive`: which entries an id that an entry named may stand for today, itself and all that corrections join with it;
 * `named` gives the ids. Whoever recorded something under a boxes' first entry, or under one of two corrections
 * of it, meant the same boxes.
 */
export const kin = (org: Uuid, named: Sql): Sql => sql`
  kin(named, id) as (
    select id, id from (${named}) as asked(id)
    union
    select kin.named, case when link.target = kin.id then link.by_id else link.target end
    from kin join supersession link on link.org_id = ${org} and (link.target = kin.id or link.by_id = kin.id))`;

/** Rows of each organization by itself: a cluster follows no corrections across its nodes. */
export const eachOrganization = async <R>(
  tx: Transaction,
  org: Whose,
  rows: (one: Uuid) => Promise<readonly R[]>,
): Promise<readonly R[]> => {
  if (org !== 'all') return rows(org);
  const found: R[] = [];
  const orgs = await tx.rows<{ org: Uuid }>(
    sql`select distinct org_id as org from stock_shipment order by 1`,
  );
  for (const one of orgs) found.push(...(await rows(one.org)));
  return found;
};
