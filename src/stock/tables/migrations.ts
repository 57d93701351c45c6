import type { Migration } from '#database/migration.ts';

/**
 * A daily look at lots was written down here until the list of what expires was reckoned wherever it is read. Installed servers
 * have the step, so it stands as it shipped; the next one takes the table away again.
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

export const noNoticeMigration: Migration = { id: '0115-no-stock-notices', up: 'drop table stock_notice' };
