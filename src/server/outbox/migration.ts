import type { Migration } from '#database/migration.ts';

/**
 * What leaves the server. States: `waiting`; `sent`; `refused` by the far end; `dropped`, too late to be true; `unsure`,
 * restored from a backup, so that nobody knows whether it was sent: never sent again by itself.
 */
export const outboxMigration: Migration = {
  id: '0022-outbox',
  up: `
    create table outbox (
      org_id uuid not null, channel text collate "C" not null, key text collate "C" not null,
      payload jsonb not null, state text not null, until timestamptz, next_at timestamptz not null,
      lease_until timestamptz, attempts integer not null default 0, put_at timestamptz not null, settled_at timestamptz,
      primary key (org_id, channel, key));
    create index outbox_waiting on outbox (channel, next_at) where state = 'waiting';
    create index outbox_settled on outbox (settled_at) where settled_at is not null;
    alter table outbox enable row level security;
    alter table outbox force row level security;
    create policy own_org on outbox to alongside_app
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    create policy all_orgs on outbox to alongside_operator using (true) with check (true);
    grant select, insert, update, delete on outbox to alongside_app, alongside_operator;`,
};
