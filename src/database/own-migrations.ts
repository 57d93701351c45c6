import type { Migration } from './migration.ts';

/** The tables of this room, in text that never changes again. They come before everyone else's. */
export const ownMigrations: readonly Migration[] = [
  {
    id: '0000-projections',
    up: `
      -- Which projections there are, as declared when their tables were made.
      create table projection (name text primary key, signature text not null, tables text[] not null);
      
  grant select on projection to alongside_app;
  grant select, insert, update, delete on projection to alongside_operator;
      -- Tables that were made anew and still have to be filled from the log.
      create table projection_stale (org_id uuid not null, projection text not null, primary key (org_id, projection));
      
  alter table projection_stale enable row level security;
  alter table projection_stale force row level security;
  create policy own_org on projection_stale to alongside_app using (org_id = nullif(current_setting('app.org_id', true), '')::uuid) with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
  create policy all_orgs on projection_stale to alongside_operator using (true) with check (true);
  grant select, insert, update, delete on projection_stale to alongside_app, alongside_operator;`,
  },
];
