import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestDatabase } from '../../test/support/postgres.ts';
import type { Migration } from './migration.ts';
import { migrate } from './migrations.ts';
import { sql } from './sql.ts';

const one: Migration = { id: '0001-one', up: 'create table one (n int)' };
const two: Migration = { id: '0002-two', up: 'create table two (n int); insert into one values (1)' };

test('applies what is missing, once, in order', async () => {
  const { database } = await createTestDatabase();
  assert.deepEqual(await migrate(database, [one]), { ok: true, value: ['0001-one'] });
  assert.deepEqual(await migrate(database, [one, two]), { ok: true, value: ['0002-two'] });
  assert.deepEqual(await migrate(database, [one, two]), { ok: true, value: [] });
  assert.deepEqual(await database.asOwner((tx) => tx.rows(sql`select n from one`)), [{ n: 1 }]);
});

test('two servers that start at once apply each step once', async () => {
  const { database } = await createTestDatabase();
  const results = await Promise.all([1, 2, 3].map(() => migrate(database, [one, two])));
  assert.equal(results.flatMap((result) => (result.ok ? result.value : ['failed'])).length, 2);
});

test('a step that fails leaves nothing of the steps before it', async () => {
  const { database } = await createTestDatabase();
  const broken: Migration = { id: '0002-broken', up: 'create table half (n int); select 1 / 0' };
  await assert.rejects(migrate(database, [one, broken]), { code: '22012' });
  assert.deepEqual(
    await database.asOwner((tx) =>
      tx.rows(sql`select to_regclass('one') as one, to_regclass('half') as half`),
    ),
    [{ one: null, half: null }],
  );
});

test('a database of a newer version is refused', async () => {
  const { database } = await createTestDatabase({ migrations: [one, two] });
  const result = await migrate(database, [one]);
  assert.equal(result.ok ? '' : result.error.code, 'data-newer');
});

test('a step changed after it was applied is refused', async () => {
  const { database } = await createTestDatabase({ migrations: [one] });
  const result = await migrate(database, [{ ...one, up: 'create table one (n bigint)' }]);
  assert.equal(result.ok ? '' : result.error.code, 'database-failed');
});

test('steps out of order are a bug that shows at once', async () => {
  const { database } = await createTestDatabase();
  await assert.rejects(migrate(database, [two, one]), /out of order/);
});

test('a refusal halfway undoes the steps before it', async () => {
  const { database } = await createTestDatabase({ migrations: [{ id: '0002-two', up: 'select 1' }] });
  const result = await migrate(database, [one, two]);
  assert.equal(result.ok ? '' : result.error.code, 'database-failed');
  assert.deepEqual(await database.asOwner((tx) => tx.rows(sql`select to_regclass('one') as one`)), [
    { one: null },
  ]);
});
