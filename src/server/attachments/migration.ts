import type { Migration } from '#database/migration.ts';

/**
 * Bytes beside entries. `hash` is how the entry names them, of the bytes as they were handed in. There is no time in it: no entry
 * tells its second by what lies beside it.
 */
export const attachmentMigration: Migration = {
  id: '0060-attachments',
  up: `
    create table attachment (
      org_id uuid not null, entry_id uuid not null, hash bytea not null, media text not null, content bytea not null,
      primary key (org_id, entry_id, hash));
    alter table attachment enable row level security;
    alter table attachment force row level security;
    create policy own_org on attachment to alongside_app
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    create policy all_orgs on attachment to alongside_operator using (true) with check (true);
    grant select, insert, update, delete on attachment to alongside_app, alongside_operator;`,
};
