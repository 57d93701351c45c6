import type { Migration } from '#database/migration.ts';

/** Partners with their agreement, and the devices that they enrolled. Frozen text. */
export const partnerMigration: Migration = {
  id: '0110-partners',
  up: `
    create table partner (
      -- A partner is a worker of the role 'partner', so that what it writes has an author; "site" is the shelf of its own.
      org_id uuid not null, id uuid not null, site uuid not null,
      -- The agreement: days at the place of the program, and the moments at which they begin and are over.
      first_day date not null, last_day date not null,
      from_at timestamptz not null, until_at timestamptz not null,
      -- Programs whose supplies it hands out on our behalf, which items of them, and whether it orders.
      gives text[] not null, items text[] not null, orders boolean not null,
      primary key (org_id, id));
    alter table partner enable row level security;
    alter table partner force row level security;
    create policy own_org on partner to alongside_app
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    create policy all_orgs on partner to alongside_operator using (true) with check (true);
    grant select, insert, update, delete on partner to alongside_app, alongside_operator;
    -- The code by which a device is enrolled, once; one at a time.
    create table partner_code (
      org_id uuid not null, partner uuid not null, hash bytea not null, until timestamptz not null,
      primary key (org_id, partner));
    alter table partner_code enable row level security;
    alter table partner_code force row level security;
    create policy own_org on partner_code to alongside_app
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    create policy all_orgs on partner_code to alongside_operator using (true) with check (true);
    grant select, insert, update, delete on partner_code to alongside_app, alongside_operator;
    -- Devices with the key by which they sign what they hand in. None holds the organization's secret.
    create table partner_device (
      org_id uuid not null, device uuid not null, partner uuid not null, signing text not null,
      enrolled_at timestamptz not null,
      primary key (org_id, device));
    alter table partner_device enable row level security;
    alter table partner_device force row level security;
    create policy own_org on partner_device to alongside_app
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    create policy all_orgs on partner_device to alongside_operator using (true) with check (true);
    grant select, insert, update, delete on partner_device to alongside_app, alongside_operator;`,
};
