import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createClusterStandIn } from '../../../test/support/citus.ts';
import { addHead, headMigration } from '../../../test/support/heads.ts';
import { anyId, createTestDatabase } from '../../../test/support/postgres.ts';
import { memorySource, sampleProjection } from '../../../test/support/projection.ts';
import { errorToFailure } from '../faults.ts';
import type { Migration } from '../migration.ts';
import { migrate } from '../migrations.ts';
import { createProjector } from '../projection/projector.ts';
import { protectTable } from '../roles.ts';
import { findSchemaFaults } from '../schema-rules.ts';
import { sql } from '../sql.ts';
import { citus } from './citus.ts';
import { findUnspread, spreadTables, standingOf } from './spread.ts';

const tables: readonly Migration[] = [
  headMigration,
  {
    id: '0002-notes',
    up: `create table a_line (org_id uuid not null, id int not null, note int not null, primary key (org_id, id));
      ${protectTable('a_line')}
      create table note (org_id uuid not null, id int not null, primary key (org_id, id)); ${protectTable('note')}
      alter table a_line add foreign key (org_id, note) references note (org_id, id);`,
  },
];
const source = memorySource(() => []);
const beside = (table: string): string => `distribute ${table} by org_id beside log_head`;

test('on plain PostgreSQL nothing is spread, and nothing fails', async () => {
  const { database } = await createTestDatabase({ migrations: tables });
  assert.equal(await database.asOwner(standingOf), 'plain');
  assert.deepEqual(await spreadTables(database), []);
});

test('a start spreads every table, the heads first and others beside them, each after those it points at', async () => {
  const { database, asked } = await createClusterStandIn(after);
  assert.equal(await database.asOwner(standingOf), 'coordinator');
  assert.ok((await migrate(database, tables)).ok);
  assert.deepEqual(await asked(), [
    'distribute log_head by org_id beside none',
    'refer migration',
    'forget migration',
    beside('note'),
    beside('a_line'),
    'refer projection',
    beside('projection_stale'),
  ]);
  // Row-level security was set aside for the copying of rows, and is forced again.
  assert.deepEqual(await database.asOwner(findSchemaFaults), []);
  assert.ok((await migrate(database, tables)).ok);
  assert.deepEqual(await asked(), [], 'the next start finds all of them spread');

  await createProjector([sampleProjection]).prepare(database, source);
  assert.deepEqual(
    (await asked()).toSorted(),
    sampleProjection.tables.map(({ name }) => beside(name)).toSorted(),
  );
  await database.asOwner((tx) => tx.script('create table of_somebody_else (id int primary key)'));
  assert.deepEqual(await spreadTables(database), [], 'what is none of ours is spread nowhere');
  assert.match((await database.asOwner(findSchemaFaults)).join(), /^of_somebody_else: a table must say how/);
  const state = await database.asOwner(citus.state);
  assert.equal(state.version, 'Citus 13.2.0');
  assert.equal(
    new Set(state.tables.filter(({ how }) => how === 'distributed').map(({ together }) => together)).size,
    1,
  );
  assert.deepEqual(await database.asOwner((tx) => findUnspread(tx, citus)), []);
});

test('rows that a table held before leave no copy behind', async () => {
  const { database, asked, answer } = await createClusterStandIn(after);
  // Filled while there was no cluster, as a restore or a move does.
  await answer('alter table citus_answers.pg_dist_local_group rename to not_yet');
  assert.ok((await migrate(database, tables)).ok);
  const org = anyId();
  await database.inOrganization(org, (tx) => addHead(tx, org));
  await answer('alter table citus_answers.not_yet rename to pg_dist_local_group');
  await spreadTables(database);
  const calls = await asked();
  assert.deepEqual(calls.filter((call) => call.startsWith('forget')).toSorted(), [
    'forget log_head',
    'forget migration',
  ]);
  assert.equal(
    calls.indexOf('forget log_head'),
    calls.indexOf('distribute log_head by org_id beside none') + 1,
  );
  assert.equal((await database.inOrganization(org, (tx) => tx.rows(sql`select 1 from log_head`))).length, 1);
});

test('a worker starts once the coordinator has the tables, and changes none itself', async () => {
  const { database, asked, answer } = await createClusterStandIn(after);
  const projector = createProjector([sampleProjection]);
  const asWorker = (group: number) =>
    answer(`update citus_answers.pg_dist_local_group set groupid = ${group}`);
  await asWorker(1);
  const early = await migrate(database, tables);
  assert.ok(!early.ok && early.error.code === 'database-failed');
  assert.match(early.error.detail ?? '', /coordinator, which lacks 0000-projections/);
  await asWorker(0);
  assert.ok((await migrate(database, tables)).ok);
  await asWorker(2);
  assert.deepEqual(await migrate(database, tables), { ok: true, value: [] });
  const behind = await projector.prepare(database, source).catch((error: unknown) => error);
  assert.equal(errorToFailure(behind)?.code, 'database-failed');
  await asWorker(0);
  await projector.prepare(database, source);
  await asked();
  await asWorker(2);
  assert.equal(await database.asOwner(standingOf), 'worker');
  assert.deepEqual(await projector.prepare(database, source), []);
  assert.deepEqual(await asked(), []);
});
