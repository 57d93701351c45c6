import type { Migration } from '#database/migration.ts';

/** Who changed what of the organization. `by_worker` is null for whoever sits at the server's terminal. */
export const auditMigration: Migration = {
  id: '0024-audit',
  up: `
    create table audit (
      org_id uuid not null, id uuid not null, at timestamptz not null, by_worker uuid, by_device uuid,
      act text not null, about uuid not null, codes text[] not null,
      primary key (org_id, id));
    create index audit_at on audit (org_id, at, id);
    alter table audit enable row level security;
    alter table audit force row level security;
    create policy own_org on audit to alongside_app
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    create policy all_orgs on audit to alongside_operator using (true) with check (true);
    grant select, insert, update, delete on audit to alongside_app, alongside_operator;`,
};
