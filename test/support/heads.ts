import type { Migration } from '#database/migration.ts';
import type { Projector } from '#database/projection/projector.ts';
import { protectTable } from '#database/roles.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';

/** What the database room needs of the server's log: a row for each organization. */
export const headMigration: Migration = {
  id: '0001-head',
  up: `create table log_head (org_id uuid primary key); ${protectTable('log_head')}`,
};

/** Which entries correct which, as far as tables ask. */
export const linksMigration: Migration = {
  id: '0003-links',
  up: `create table supersession (org_id uuid not null, target uuid not null, by_id uuid not null); ${protectTable('supersession')}`,
};

/** What reports read of an organization itself. */
export const organizationMigration: Migration = {
  id: '0002-organization',
  up: `create table organization (org_id uuid primary key, name text not null); ${protectTable('organization')}`,
};

export const addHead = (tx: Transaction, org: Uuid): Promise<number> =>
  tx.run(sql`insert into log_head (org_id) values (${org}) on conflict do nothing`);

/** For tests of tables alone: whoever applies entries has a head. */
export const withHeads = (projector: Projector): Projector => ({
  ...projector,
  apply: async (tx, org, change) => {
    await addHead(tx, org);
    await projector.apply(tx, org, change);
  },
});
