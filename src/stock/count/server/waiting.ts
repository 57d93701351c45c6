import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';
import { askedMs, meetMs } from '../standing.ts';
import { dropTimer } from './follow.ts';

interface Asked {
  readonly org: Uuid;
  readonly sites: 'all' | readonly Uuid[];
  readonly limit: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What was counted and nobody settled, as `standingOf` says on devices (tested equal): parts of a count that is over, counts
 * closed on parts that were put right since, and plain counts by two people that do not fit each other.
 */
export const unsettledCounts = async (
  tx: Transaction,
  { org, sites, limit, now }: Asked,
): Promise<readonly { readonly id: Uuid; readonly site: Uuid; readonly at: number }[]> => {
  const here = sites === 'all' ? sql`true` : sql`site = any(${sites}::uuid[])`;
  return tx.rows(sql`
    with name as (select entry_id, site, what, named, at from counts_named where org_id = ${org}),
    changed as (
      select distinct entry_id, site, at from name where what = 'parts'
        and not exists (select 1 from counts_part p where p.org_id = ${org} and p.entry_id = name.named)
        and not exists (select 1 from counts_by c where c.org_id = ${org} and c.entry_id = name.named)),
    left_over as (
      select p.entry_id, p.site, p.at from counts_part p where p.org_id = ${org}
        and not exists (select 1 from name where what = 'parts' and named = p.entry_id)
        and not exists (select 1 from name s join changed using (entry_id) where s.what = 'sessions' and s.named = p.session)
        and not exists (select 1 from timer t where t.org_id = ${org} and t.kind = ${dropTimer.kind}
          and t.about = p.session and t.state = 'waiting')),
    meeting as (
      select distinct b.entry_id, b.site, b.at
      from counts_by b, lateral (
        select c.* from counts_by c
        where c.org_id = ${org} and c.site = b.site and c.item = b.item and c.at between b.at - ${meetMs}::bigint and b.at
          and c.at > ${now - askedMs} and (c.at, c.entry_id) < (b.at, b.entry_id) and substr(c.device::text, 15, 1) <> '8'
        order by c.at desc, c.entry_id desc limit 1) a
      where b.org_id = ${org} and b.at > ${now - askedMs} and substr(b.device::text, 15, 1) <> '8'
        and (a.author <> b.author or a.device <> b.device)
        and not exists (select 1 from name x join name y using (entry_id)
          where x.what <> 'sessions' and y.what <> 'sessions' and x.named = a.entry_id and y.named = b.entry_id)
        and b.counted <> a.counted + coalesce((select sum(m.quantity) from stock_move m
          where m.org_id = ${org} and m.day between a.day and b.day and m.site = b.site and m.item = b.item
            and m.at > a.at and m.at <= b.at), 0))
    select entry_id as id, site, at from (
      select * from changed union select * from left_over union select * from meeting) as found
    where ${here} order by at, id limit ${limit}`);
};

/** What the list is called. */
const message = 'stock.waiting.counts';

/** Anyone at the site may settle it: who counts knows best. */
export const countsWaiting = {
  code: message.replace('.waiting.', '.'),
  needs: 'log' as const,
  read: async (tx: Transaction, asked: Asked) =>
    (await unsettledCounts(tx, asked)).map(({ id, site, at }) => ({
      id,
      site,
      since: new Date(at).toISOString(),
      path: `/stock/count?settle=${site}`,
    })),
};
