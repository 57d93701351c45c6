import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headMigration } from '../../test/support/heads.ts';
import { createTestDatabase } from '../../test/support/postgres.ts';
import { memorySource, sampleProjection } from '../../test/support/projection.ts';
import { createProjector } from './projection/projector.ts';
import { protectTable } from './roles.ts';
import { findSchemaFaults } from './schema-rules.ts';

const faultsAfter = async (...statements: readonly string[]): Promise<readonly string[]> => {
  const { database } = await createTestDatabase();
  return database.asOwner(async (tx) => {
    for (const statement of statements) await tx.script(statement);
    return findSchemaFaults(tx);
  });
};

test('the tables of this room and of a projection hold to the rules', async () => {
  const { database } = await createTestDatabase({ migrations: [headMigration] });
  await createProjector([sampleProjection]).prepare(
    database,
    memorySource(() => []),
  );
  assert.deepEqual(await database.asOwner(findSchemaFaults), []);
});

const untold =
  'a table must say how it is spread: by a column org_id, or by its name among the shared tables (table-order.ts), whole on every node';
const apart = 'org_id must be a uuid that is never missing, or its rows lie beside no others';

test('a table that does not say how a cluster spreads it is named, with what to do', async () => {
  const of = (columns: string) =>
    faultsAfter(
      `create table fresh (${columns}); ${columns.includes('org_id') ? protectTable('fresh') : ''}`,
    );
  assert.deepEqual(await of('id int primary key'), [`fresh: ${untold}`]);
  assert.deepEqual(await of('org_id uuid not null, id int, primary key (org_id, id)'), []);
  const asText = await faultsAfter(`create table fresh (org_id text primary key)`);
  assert.ok(asText.includes(`fresh: ${apart}`), asText.join());
});

test('each broken rule is named', async () => {
  const bare = 'create table bare (org_id uuid, n int, primary key (org_id, n))';
  assert.deepEqual(await faultsAfter(bare), [
    'bare: row-level security must be on and forced',
    'bare: the policy must compare org_id, and nothing may let the app see more',
  ]);
  const open = `create policy more on bare to alongside_app using (true)`;
  assert.deepEqual(await faultsAfter(bare, protectTable('bare'), open), [
    'bare: the policy must compare org_id, and nothing may let the app see more',
  ]);
  assert.deepEqual(
    await faultsAfter(
      `create table wrong (n int primary key, org_id uuid unique); ${protectTable('wrong')}`,
      'create policy sub on wrong to alongside_operator using (n in (select 1))',
      'create table child (org_id uuid, n int references wrong (n) on delete set null, primary key (org_id, n))',
      protectTable('child'),
      'alter table child add exclude using btree (n with =)',
      'create sequence counter; create table keyless (n int)',
      `create function f() returns trigger language plpgsql as 'begin return new; end'`,
      'create trigger t before insert on wrong for each row execute function f()',
    ),
    [
      `keyless: ${untold}`,
      `wrong: ${apart}`,
      'wrong.sub: a policy may hold no subquery',
      'child_n_excl: a primary key, unique index or exclusion must begin with org_id',
      'wrong_pkey: a primary key, unique index or exclusion must begin with org_id',
      'keyless: a table must have a primary key',
      'child_n_fkey: a foreign key must begin with org_id on both sides',
      'child_n_fkey: a foreign key may set nothing by itself: org_id is among what it would set',
      't: no triggers',
      'counter: no sequences: their order is not the order of commits',
    ],
  );
});
