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
      'create table child (org_id uuid, n int references wrong (n), primary key (org_id, n))',
      protectTable('child'),
      'create sequence counter; create table keyless (n int)',
      `create function f() returns trigger language plpgsql as 'begin return new; end'`,
      'create trigger t before insert on wrong for each row execute function f()',
    ),
    [
      'wrong.sub: a policy may hold no subquery',
      'wrong_pkey: a primary key or unique index must begin with org_id',
      'keyless: a table must have a primary key',
      'child_n_fkey: a foreign key must begin with org_id on both sides',
      't: no triggers',
      'counter: no sequences: their order is not the order of commits',
    ],
  );
});
