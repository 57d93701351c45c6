import type { Migration } from './migrations.ts';
import { protectTable, shareTable } from './roles.ts';

/** The tables of this room. They come before everyone else's. */
export const ownMigrations: readonly Migration[] = [
  {
    id: '0000-projections',
    up: `
      -- Which projections there are, as declared when their tables were made.
      create table projection (name text primary key, signature text not null, tables text[] not null);
      ${shareTable('projection')}
      -- Tables that were made anew and still have to be filled from the log.
      create table projection_stale (org_id uuid not null, projection text not null, primary key (org_id, projection));
      ${protectTable('projection_stale')}`,
  },
];
