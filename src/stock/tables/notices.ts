import type { Migration } from '#database/migration.ts';
import { ownRows } from '#database/own-rows.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { dayMs, msToDate } from '#log/calendar.ts';
import type { LocalDate, Uuid } from '#log/index.ts';
import { type ExpiryStatus, expiryStatus, soonDays } from '../expiry.ts';
import { lotsExpiring } from '../report/on-hand.ts';

/**
 * What the daily look at lots found: one row for each lot of an item at a site that stands there and passes its date
 * soon, or has passed it. Not a projection: it depends on the day. `since` stays while a lot is in the same state, so
 * that a screen can show what is new.
 */
export const noticeMigration: Migration = {
  id: '0010-stock-notices',
  up: `
    create table stock_notice (
      org_id uuid not null, site uuid not null, item text collate "C" not null, lot text collate "C" not null,
      status text not null, expires date not null, on_hand bigint not null, since date not null,
      primary key (org_id, site, item, lot));
    
  alter table stock_notice enable row level security;
  alter table stock_notice force row level security;
  create policy own_org on stock_notice to alongside_app using (org_id = nullif(current_setting('app.org_id', true), '')::uuid) with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
  create policy all_orgs on stock_notice to alongside_operator using (true) with check (true);
  grant select, insert, update, delete on stock_notice to alongside_app, alongside_operator;`,
};

export interface StockNotice {
  readonly site: Uuid;
  readonly item: string;
  readonly lot: string;
  readonly status: ExpiryStatus;
  readonly expires: LocalDate;
  readonly onHand: number;
  readonly since: LocalDate;
}

/** For the server's timers: looks once a day, in the organization's transaction; run twice, it changes nothing more. */
export const lotExpiryTimer = {
  kind: 'stock.lot-expiry',
  everyMs: dayMs,
  run: async (
    tx: Transaction,
    { org, now }: { readonly org: Uuid; readonly now: number },
  ): Promise<undefined> => {
    await noticeExpiry(tx, org, msToDate(now));
    return undefined;
  },
};

/** Brings the notices of an organization up to a day. */
export const noticeExpiry = async (tx: Transaction, org: Uuid, today: LocalDate): Promise<void> => {
  const due = await lotsExpiring(tx, org, today, soonDays);
  await tx.run(sql`delete from stock_notice where org_id = ${org} and not exists (
    select 1 from unnest(${due.map(({ site }) => site)}::uuid[], ${due.map(({ item }) => item)}::text[],
      ${due.map(({ lot }) => lot)}::text[]) as due (site, item, lot)
    where due.site = stock_notice.site and due.item = stock_notice.item and due.lot = stock_notice.lot)`);
  const written =
    await tx.run(sql`insert into stock_notice (org_id, site, item, lot, status, expires, on_hand, since)
    select own.org_id, new.*, ${today}::date from ${ownRows(
      org,
      sql`unnest(${due.map(({ site }) => site)}::uuid[],
      ${due.map(({ item }) => item)}::text[], ${due.map(({ lot }) => lot)}::text[],
      ${due.map(({ expires }) => expiryStatus(expires, today))}::text[],
      ${due.map(({ expires }) => expires)}::date[], ${due.map(({ onHand }) => onHand)}::bigint[]) as new`,
    )}
    on conflict (org_id, site, item, lot) do update set on_hand = excluded.on_hand, expires = excluded.expires,
      since = case when stock_notice.status = excluded.status then stock_notice.since else excluded.since end,
      status = excluded.status`);
  if (written !== due.length) throw new Error('an organization without a log head');
};

/** Soonest first. */
export const stockNotices = (tx: Transaction, org: Uuid): Promise<readonly StockNotice[]> =>
  tx.rows(sql`select site, item, lot, status, expires, on_hand as "onHand", since from stock_notice
    where org_id = ${org} order by expires, site, item, lot`);
