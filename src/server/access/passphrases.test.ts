import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from '#cli/adapters/ports.ts';
import { sql } from '#database/sql.ts';
import { limits } from '#log/index.ts';
import { createWriter } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';
import { hashPassphrase } from './passphrase.ts';

/** Who may change a passphrase, what it needs, and whose sessions it ends. */

const first = 'three brown pelicans';
const second = 'seven quiet harbours';

const start = async () => {
  const server = await startTestServer();
  const admin = await setUpTestServer(server);
  const made = await server.call('POST', '/v1/workers', {
    token: admin.token,
    body: { name: 'Robin', role: 'peer', passphrase: first },
  });
  const robin = String(made.json.id);
  const signIn = async (passphrase: string): Promise<string | undefined> => {
    const { json } = await server.call('POST', '/v1/sign-in', {
      body: { worker: 'Robin', passphrase, device: anyId() },
    });
    return json.token;
  };
  const enter = async (passphrase: string): Promise<string> => {
    const token = await signIn(passphrase);
    assert.ok(token !== undefined, `cannot sign in with ${passphrase}`);
    return token;
  };
  const reads = async (token: string): Promise<boolean> =>
    (await server.call('GET', '/v1/context', { token })).status === 200;
  const reset = (passphrase: string, { token = admin.token, worker = robin } = {}) =>
    server.call('PATCH', `/v1/workers/${worker}`, { token, body: { passphrase } });
  const changeOwn = async (token: string, old: string, passphrase: string): Promise<string> => {
    const { status, json } = await server.call('POST', '/v1/own-passphrase', {
      token,
      body: { old, passphrase },
    });
    return status === 200 ? 'done' : `${status} ${json.code}`;
  };
  return { server, admin, robin, signIn, enter, reads, reset, changeOwn };
};

test("a reset ends every session of that worker and nobody else's; what waits there is still taken", async () => {
  const { server, admin, robin, signIn, enter, reads, reset } = await start();
  const phones = [await enter(first), await enter(first)];
  assert.equal((await reset(second)).status, 200);
  for (const token of phones) assert.equal(await reads(token), false);
  assert.equal(await reads(admin.token), true);
  const writer = createWriter({ ...admin.place, worker: robin });
  const late = await server.call('POST', '/v1/entries', {
    token: phones[0] ?? '',
    body: { entries: [writer.entry()] },
  });
  assert.equal(late.json.verdicts[0].verdict, 'accepted');
  assert.equal(await signIn(first), undefined);
  assert.equal(await reads(await enter(second)), true);
});

test("one's own is changed with the old one only; this session goes on, the others end", async () => {
  const { signIn, enter, reads, changeOwn } = await start();
  const [here, elsewhere] = [await enter(first), await enter(first)];
  assert.equal(await changeOwn(here, 'not the old one', second), '403 passphrase-old-wrong');
  assert.equal(await reads(elsewhere), true, 'a wrong one changes nothing');
  assert.equal(await changeOwn(here, first, second), 'done');
  assert.equal(await reads(here), true);
  assert.equal(await reads(elsewhere), false);
  assert.equal(await signIn(first), undefined);
  await enter(second);
});

test("an open phone of an admin is not enough to take the admin's place", async () => {
  const { admin, reads, reset } = await start();
  const tried = await reset(second, { worker: admin.place.worker });
  assert.deepEqual([tried.status, tried.json.code], [409, 'passphrase-own']);
  assert.equal(await reads(admin.token), true);
});

test('a peer resets nobody', async () => {
  const { enter, reset, signIn } = await start();
  assert.equal((await reset(second, { token: await enter(first) })).status, 403);
  assert.ok((await signIn(first)) !== undefined);
});

test('guessing the old one is slowed down, and the right one is not counted', async () => {
  const { enter, changeOwn } = await start();
  const token = await enter(first);
  for (let tries = 0; tries < 12; tries += 1) assert.equal(await changeOwn(token, first, first), 'done');
  for (let tries = 0; tries < 10; tries += 1)
    assert.equal(await changeOwn(token, `guess ${tries}`, second), '403 passphrase-old-wrong');
  assert.equal(await changeOwn(token, first, second), '429 too-many-requests');
});

test('a passphrase is as long as the app asks for, at every way in; what was shorter before still opens', async () => {
  const { server, admin, enter, reset, changeOwn } = await start();
  const short = 'x'.repeat(limits.passphraseLeast - 1);
  const enough = 'x'.repeat(limits.passphraseLeast);
  assert.equal((await reset(short)).json.field, 'passphrase');
  const added = { name: 'Sam', role: 'peer', passphrase: short };
  assert.equal((await server.call('POST', '/v1/workers', { token: admin.token, body: added })).status, 400);
  const token = await enter(first);
  assert.equal(await changeOwn(token, first, short), '400 request-invalid');
  assert.equal(await changeOwn(token, first, enough), 'done');
  assert.equal(await changeOwn(token, 'short', second), '403 passphrase-old-wrong');
});

test('a sign-in that overlaps a reset leaves no session behind', async () => {
  const { server, admin, robin, signIn } = await start();
  const { database } = server;
  const { org } = admin.place;
  const isWaiting = async (): Promise<boolean> =>
    (await database.asOwner((tx) =>
      tx.first(sql`
        select 1 as found from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%for share%'`),
    )) !== undefined;
  const kept = await hashPassphrase(random, second);
  let isOver = false;
  // The old one is verified while the reset is under way, and the token asked for before it is done.
  const signing = await database.inOrganization(org, async (tx) => {
    await tx.run(sql`update worker set passphrase = ${kept} where org_id = ${org} and id = ${robin}`);
    const entering = signIn(first).finally(() => {
      isOver = true;
    });
    while (!isOver && !(await isWaiting())) await new Promise(setImmediate);
    return { entering };
  });
  assert.equal(await signing.entering, undefined);
});
