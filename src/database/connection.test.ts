import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyId, createTestDatabase } from '../../test/support/postgres.ts';
import { openDatabase } from './connection.ts';
import { errorToFailure } from './faults.ts';
import type { Migration } from './migration.ts';
import { protectTable, roles } from './roles.ts';
import { sql } from './sql.ts';

const notes: Migration = {
  id: '0001-notes',
  up: `create table note (org_id uuid not null, id int not null, at date, big bigint, moment timestamptz,
         primary key (org_id, id)); ${protectTable('note')}`,
};

const [a, b] = [anyId(), anyId()];

const withTwoOrganizations = async () => {
  const { database, address } = await createTestDatabase({ migrations: [notes] });
  for (const org of [a, b])
    await database.inOrganization(org, (tx) => tx.run(sql`insert into note (org_id, id) values (${org}, 1)`));
  return { database, address };
};

test('one organization sees and writes its own rows and no others', async () => {
  const { database } = await withTwoOrganizations();
  await database.inOrganization(a, async (tx) => {
    assert.deepEqual(await tx.rows(sql`select org_id from note`), [{ org_id: a }]);
    assert.equal(await tx.run(sql`update note set at = '2026-01-01' where org_id = ${b}`), 0);
    assert.equal(await tx.run(sql`delete from note where org_id = ${b}`), 0);
  });
  await assert.rejects(
    database.inOrganization(a, (tx) => tx.run(sql`insert into note (org_id, id) values (${b}, 2)`)),
    { code: '42501' },
  );
  const all = await database.acrossOrganizations((tx) => tx.rows(sql`select org_id from note`));
  assert.equal(all.length, 2);
});

test('a query that names no organization sees nothing, whatever ran on the connection before', async () => {
  const { database } = await withTwoOrganizations();
  await database.asOwner(async (tx) => {
    await tx.script(`set local role ${roles.app}`);
    assert.deepEqual(await tx.rows(sql`select * from note`), []);
  });
  await database.inOrganization(a, (tx) => tx.rows(sql`select 1`));
  await database.asOwner(async (tx) => {
    await tx.script(`set local role ${roles.app}`);
    assert.deepEqual(await tx.rows(sql`select * from note`), []);
  });
});

test('the roles that serve cannot bypass row-level security, make roles or change tables', async () => {
  const { database } = await withTwoOrganizations();
  const found = await database.asOwner((tx) =>
    tx.rows<{ rolname: string }>(
      sql`select rolname from pg_roles where rolname like 'alongside\\_%'
          and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
    ),
  );
  assert.deepEqual(found.map(({ rolname }) => rolname).sort(), Object.values(roles).sort());
  for (const statement of ['alter table note disable row level security', 'truncate note', 'drop table note'])
    await assert.rejects(
      database.inOrganization(a, (tx) => tx.script(statement)),
      { code: '42501' },
    );
});

test('something that is no UUID is never put into the session', async () => {
  const { database } = await withTwoOrganizations();
  const hostile = "x'; reset role; --";
  assert.throws(() => database.inOrganization(hostile, async () => 0), /UUID/);
});

test('work that throws leaves nothing behind', async () => {
  const { database } = await withTwoOrganizations();
  const failing = database.inOrganization(a, async (tx) => {
    await tx.run(sql`insert into note (org_id, id) values (${a}, 9)`);
    throw new Error('changed its mind');
  });
  await assert.rejects(failing, /changed its mind/);
  assert.equal((await database.inOrganization(a, (tx) => tx.rows(sql`select 1 from note`))).length, 1);
});

test('work that met a deadlock is run again', async () => {
  const { database } = await withTwoOrganizations();
  await database.inOrganization(a, (tx) => tx.run(sql`insert into note (org_id, id) values (${a}, 2)`));
  let runs = 0;
  // Each goes on once both hold their first row, so that they meet however slow the machine is.
  const firsts = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
  const touch = (first: number, second: number) =>
    database.inOrganization(a, async (tx) => {
      runs += 1;
      await tx.run(sql`update note set big = coalesce(big, 0) + 1 where org_id = ${a} and id = ${first}`);
      firsts[first === 1 ? 0 : 1].resolve();
      await Promise.all(firsts.map(({ promise }) => promise));
      await tx.run(sql`update note set big = coalesce(big, 0) + 1 where org_id = ${a} and id = ${second}`);
    });
  await Promise.all([touch(1, 2), touch(2, 1)]);
  assert.ok(runs > 2);
  const rows = await database.inOrganization(a, (tx) => tx.rows(sql`select big from note order by id`));
  assert.deepEqual(rows, [{ big: 2 }, { big: 2 }]);
});

test('a statement that nobody waits for is there after the commit, or fails the whole and leaves nothing', async () => {
  const { database } = await withTwoOrganizations();
  const add = (id: number) => sql`insert into note (org_id, id) values (${a}, ${id})`;
  const count = async (): Promise<number> =>
    database.inOrganization(a, async (tx) => (await tx.rows(sql`select 1 from note`)).length);
  const before = await count();
  const seen = await database.inOrganization(a, async (tx) => {
    tx.later(add(501));
    tx.later(add(502));
    return (await tx.rows(sql`select 1 from note`)).length;
  });
  assert.equal(seen, before + 2);
  assert.equal(await count(), before + 2);

  const last = database.inOrganization(a, async (tx) => {
    tx.later(add(503));
    tx.later(add(501));
  });
  await assert.rejects(last, { code: '23505' });
  // The failure that came first is told, not that the transaction was over for what came after it.
  const followed = database.inOrganization(a, async (tx) => {
    tx.later(add(501));
    tx.later(add(504));
    await tx.run(add(505));
  });
  await assert.rejects(followed, { code: '23505' });
  assert.equal(await count(), before + 2);
});

test('a report reads one state of things and cannot write', async () => {
  const { database } = await withTwoOrganizations();
  await database.readOrganization(a, async (tx) => {
    await tx.rows(sql`select 1 from note`);
    await database.inOrganization(a, (other) =>
      other.run(sql`insert into note (org_id, id) values (${a}, 5)`),
    );
    assert.equal((await tx.rows(sql`select 1 from note`)).length, 1);
  });
  await assert.rejects(
    database.readOrganization(a, (tx) => tx.run(sql`delete from note`)),
    { code: '25006' },
  );
});

test('dates keep their day, big numbers their digits, moments their zone', async () => {
  const { database } = await withTwoOrganizations();
  const read = await database.inOrganization(a, async (tx) => {
    await tx.run(
      sql`update note set at = '2026-03-08', big = 9007199254740991, moment = '2026-03-08T09:15:00.25-05:00'`,
    );
    return tx.first(sql`select at, big, moment, array[at] as days, array[big] as bigs from note`);
  });
  assert.deepEqual(read, {
    at: '2026-03-08',
    big: 9007199254740991,
    moment: '2026-03-08T14:15:00.25Z',
    days: ['2026-03-08'],
    bigs: [9007199254740991],
  });
  await assert.rejects(
    database.inOrganization(a, (tx) => tx.rows(sql`select 9007199254740992 as too_big`)),
    /2\^53/,
  );
});

test('a database that does not answer is told as such, and its message is not passed on', async () => {
  const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
  const error = await away.acrossOrganizations(async () => 0).catch((thrown: unknown) => thrown);
  assert.deepEqual(errorToFailure(error), { code: 'database-away', detail: 'ECONNREFUSED' });
  await away.close();
  assert.equal(errorToFailure(new Error('a bug')), undefined);
  assert.deepEqual(errorToFailure({ code: '53100' }), { code: 'disk-full', detail: '53100' });
});

test('a connection that is cut in the middle fails that work only', async () => {
  const { database } = await withTwoOrganizations();
  const cut = database.asOwner(async (tx) => {
    const self = await tx.first<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await database.asOwner((other) => other.rows(sql`select pg_terminate_backend(${self?.pid ?? 0})`));
    await tx.rows(sql`select pg_sleep(1)`);
  });
  const error = await cut.catch((thrown: unknown) => thrown);
  assert.equal(errorToFailure(error)?.code, 'database-away');
  assert.equal((await database.inOrganization(a, (tx) => tx.rows(sql`select 1 from note`))).length, 1);
});
