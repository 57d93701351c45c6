import type { Migration } from '#database/migration.ts';

/**
 * What devices said of the organization's keys, the copies of its secret that only their holders open, and devices that are
 * meeting. The server holds nothing that opens any of it.
 */
export const keysMigration: Migration = {
  id: '0070-keys',
  up: `
    create table key_statement (
      org_id uuid not null, nth integer not null, text text not null, signature text not null,
      primary key (org_id, nth));
    create table key_copy (
      org_id uuid not null, holder text not null, copy text not null,
      primary key (org_id, holder));
    create table enrolment (
      org_id uuid not null, id uuid not null, code bytea not null, opened_by uuid not null, opening jsonb not null,
      joined_by uuid, offer jsonb, nonce text, until timestamptz not null,
      primary key (org_id, id));
    create unique index enrolment_code on enrolment (org_id, code);

    alter table key_statement enable row level security;
    alter table key_statement force row level security;
    create policy own_org on key_statement to alongside_app
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    create policy all_orgs on key_statement to alongside_operator using (true) with check (true);
    grant select, insert, update, delete on key_statement to alongside_app, alongside_operator;

    alter table key_copy enable row level security;
    alter table key_copy force row level security;
    create policy own_org on key_copy to alongside_app
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    create policy all_orgs on key_copy to alongside_operator using (true) with check (true);
    grant select, insert, update, delete on key_copy to alongside_app, alongside_operator;

    alter table enrolment enable row level security;
    alter table enrolment force row level security;
    create policy own_org on enrolment to alongside_app
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    create policy all_orgs on enrolment to alongside_operator using (true) with check (true);
    grant select, insert, update, delete on enrolment to alongside_app, alongside_operator;`,
};
