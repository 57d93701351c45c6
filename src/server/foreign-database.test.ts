import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import { type Address, openDatabase } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { addOrganization, createWriter } from '../../test/support/log.ts';
import { createTestDatabase } from '../../test/support/postgres.ts';
import { kindsWithThing, thingRoom } from '../../test/support/server.ts';
import { createIntake } from './intake/intake.ts';
import { createLogStore } from './log-store/log-store.ts';
import { createServer } from './server.ts';

/** The same server, its database owned by a user without special rights, as a hosted PostgreSQL gives them. */
const withUser = (address: Address, user: string): Address => {
  if (!('url' in address)) return { ...address, user };
  const url = new URL(address.url);
  url.username = user;
  return { url: url.href };
};

test('a hosted PostgreSQL whose owner is no superuser serves, restarts and fills new tables', async (t) => {
  const { database: admin, address } = await createTestDatabase();
  const user = `owner_${sha256(String(clock.now())).slice(0, 8)}`;
  const name = await admin.asOwner(async (tx) => {
    await tx.script(`create role ${user} login createrole nosuperuser`);
    await tx.script(`grant alongside_app, alongside_operator to ${user}`);
    await tx.script('drop table if exists projection, projection_stale, migration cascade');
    await tx.script(`alter schema public owner to ${user}`);
    return (await tx.first<{ name: string }>(sql`select current_database() as name`))?.name ?? '';
  });
  assert.ok(name.startsWith('test_'));
  const database = openDatabase(withUser(address, user), { connections: 4 });
  t.after(async () => {
    await database.close();
    await admin.asOwner((tx) => tx.script(`drop owned by ${user} cascade; drop role ${user}`));
  });
  const start = async (rooms: Parameters<typeof createServer>[0]['rooms']) => {
    const created = await createServer(
      {
        database,
        clock,
        random,
        sha256,
        log: () => {},
        words: () => ({ t: (id) => id }),
        kinds: kindsWithThing,
        rooms,
      },
      { version: 'test' },
    );
    assert.ok(created.ok);
    await created.value.stop();
  };
  await start([]);
  const place = await addOrganization(database);
  const base = { database, kinds: kindsWithThing, sha256, clock, projector: { apply: async () => {} } };
  const intake = createIntake({ ...base, store: createLogStore(base) });
  const { verdicts } = await intake(place.org, [createWriter(place).entry()]);
  assert.equal(verdicts[0]?.verdict, 'accepted');
  // A program added later: its tables are made and filled from the log by this owner, who reads through the policies.
  await start([thingRoom]);
  const things = await database.inOrganization(place.org, (tx) => tx.rows(sql`select n from thing`));
  assert.deepEqual(things, [{ n: 1 }]);
});
