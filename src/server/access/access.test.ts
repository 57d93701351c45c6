import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 as nodeSha256, clock as systemClock, random as systemRandom } from '#cli/adapters/ports.ts';
import { type Caller, capabilitiesOf } from '#contract/callers.ts';
import { type Role, roles } from '#contract/roles.ts';
import { sql } from '#database/sql.ts';
import type { Uuid } from '#log/index.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer, type TestServer } from '../../../test/support/server.ts';
import { whoMay } from '../../../test/support/who-may.ts';
import { admit } from '../http/dispatch.ts';
import { createLimiter } from './limiter.ts';
import { hashPassphrase, verifyPassphrase } from './passphrase.ts';
import { grant } from './sign-in.ts';
import { newToken, readToken } from './token.ts';

const expected = whoMay;

type Who = Role | 'nobody' | 'garbage' | 'signed-out' | 'removed' | 'lapsed' | 'other-org';
const everyone: readonly Who[] = [
  ...roles,
  'nobody',
  'garbage',
  'signed-out',
  'removed',
  'lapsed',
  'other-org',
];

const mayCall = (id: string, who: Who): boolean => {
  const access = expected[id];
  if (access === 'anyone') return true;
  const holdsToken = who !== 'nobody' && who !== 'garbage' && who !== 'other-org';
  if (access === 'device') return holdsToken;
  return access?.some((role) => role === who) ?? false;
};

const deps = { clock: systemClock, random: systemRandom };

/** A fresh token for each cell, since some routes end it. */
const tokenFor = async (server: TestServer, org: Uuid, who: Who): Promise<string | undefined> => {
  if (who === 'nobody') return undefined;
  if (who === 'garbage') return newToken(systemRandom, org).token;
  const { database } = server;
  const id = anyId();
  const role = roles.find((known) => known === who) ?? 'admin';
  const removed = who === 'removed';
  await database.inOrganization(org, (tx) =>
    tx.run(sql`insert into worker (org_id, id, name, role, removed_at)
      values (${org}, ${id}, ${id}, ${role}, case when ${removed} then now() end)`),
  );
  const granted = await grant({ ...deps, database }, org, anyId(), { id, role });
  if (who === 'other-org') return `${anyId()}${granted.token.slice(36)}`;
  if (who === 'signed-out') await server.call('POST', '/v1/sign-out', { token: granted.token });
  if (who === 'lapsed')
    await database.inOrganization(org, (tx) =>
      tx.run(sql`update access_token set read_until = now() - interval '1 second' where worker = ${id}`),
    );
  return granted.token;
};

test('every role meets every route, and gets in exactly where the table says', async () => {
  const server = await startTestServer();
  const { place } = await setUpTestServer(server);
  assert.deepEqual(
    server.routes.map(({ id }) => id).filter((id) => !(id in expected)),
    [],
  );
  let cells = 0;
  for (const route of server.routes) {
    const path = route.path.replace('{id}', anyId()).replace('{key}', `${anyId()}.${nodeSha256('')}`);
    for (const who of everyone) {
      const token = await tokenFor(server, place.org, who);
      const stopper = new AbortController();
      const response = await fetch(`${server.url}${path}`, {
        method: route.method,
        signal: stopper.signal,
        ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
      });
      const refused = response.status === 401 || response.status === 403;
      assert.equal(!refused, mayCall(route.id, who), `${route.id} as ${who}: ${response.status}`);
      stopper.abort();
      cells += 1;
    }
  }
  console.log(`access matrix: ${cells} cells`);
});

/** One of each sort of caller that has no way in yet, and a worker of a role that nothing was said of. */
const strangers: readonly Exclude<Caller, { readonly who: 'device' | 'partner' }>[] = [
  { who: 'participant', org: anyId(), subject: anyId() },
  { who: 'guest', org: anyId(), link: anyId() },
  { who: 'operator' },
  { who: 'worker', org: anyId(), device: anyId(), worker: anyId(), role: 'partner' as Role },
];

test('whoever nothing was said of may do nothing, even when they hold a token that is known', async () => {
  const server = await startTestServer();
  for (const caller of strangers) {
    assert.deepEqual(capabilitiesOf(caller), [], caller.who);
    const known = { toRead: async () => caller, toHandIn: async () => caller };
    for (const route of server.routes) {
      const admitted = await admit(known, route, `Bearer ${newToken(systemRandom, anyId()).token}`);
      const isOpen = expected[route.id] === 'anyone';
      assert.equal(admitted.ok, isOpen, `${route.id} as ${caller.who}`);
      if (!admitted.ok) assert.equal(admitted.error.code, 'not-allowed');
    }
  }
});

test('a role that is new in the database is refused everywhere until the table says what it may', async () => {
  const server = await startTestServer();
  const { place } = await setUpTestServer(server);
  const id = anyId();
  await server.database.inOrganization(place.org, (tx) =>
    tx.run(
      sql`insert into worker (org_id, id, name, role) values (${place.org}, ${id}, 'Clinic', 'partner')`,
    ),
  );
  const own = { ...deps, database: server.database };
  const { token } = await grant(own, place.org, anyId(), { id, role: 'partner' as Role });
  for (const path of ['/v1/context', '/v1/entries', '/v1/events', '/v1/forks', '/v1/audit', '/v1/export'])
    assert.equal((await server.call('GET', path, { token })).status, 403, path);
});

test('a passphrase is verified, however it was typed, and never kept', async () => {
  const stored = await hashPassphrase(systemRandom, 'caf\u00e9 con leche');
  assert.ok(!stored.includes('leche'));
  assert.ok(await verifyPassphrase('cafe\u0301 con leche', stored));
  assert.ok(!(await verifyPassphrase('cafe con leche', stored)));
  assert.notEqual(stored, await hashPassphrase(systemRandom, 'caf\u00e9 con leche'));
});

test('a worker who does not exist takes as long to refuse as one who does', async () => {
  const stored = await hashPassphrase(systemRandom, 'right');
  const time = async (hash: string | null): Promise<number> => {
    const from = performance.now();
    assert.ok(!(await verifyPassphrase('wrong', hash)));
    return performance.now() - from;
  };
  await time(stored);
  let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // By turns, and the fastest of each: what else the machine does hits both alike and can only slow them down.
  for (let run = 0; run < 12; run += 1) {
    known = Math.min(known, await time(stored));
    unknown = Math.min(unknown, await time(null));
  }
  assert.ok(unknown / known > 0.5 && unknown / known < 2, `${unknown} against ${known} ms`);
});

test('a token reads back as what was made, and nothing else reads as a token', () => {
  const made = newToken(systemRandom, anyId());
  assert.deepEqual(readToken(`Bearer ${made.token}`), { org: made.org, hash: made.hash });
  for (const wrong of [
    undefined,
    '',
    'Bearer',
    `Basic ${made.token}`,
    `Bearer ${made.token}x`,
    `Bearer ${made.org}`,
  ])
    assert.equal(readToken(wrong), undefined);
});

test('too many attempts are stopped until the window has passed', () => {
  let now = 1;
  const clock = { ...systemClock, now: () => now };
  const limiter = createLimiter({ clock, random: systemRandom }, { most: 2, windowMs: 1_000 });
  assert.deepEqual([limiter.allow('a'), limiter.allow('a'), limiter.allow('a')], [true, true, false]);
  assert.ok(limiter.allow('b'));
  now += 1_000;
  assert.ok(limiter.allow('a'));
});

test('guessing at one worker is stopped, and does not lock out another', async () => {
  const server = await startTestServer();
  await setUpTestServer(server);
  const guess = (worker: string, passphrase: string) =>
    server.call('POST', '/v1/sign-in', { body: { worker, passphrase, device: anyId() } });
  for (let tries = 0; tries < 10; tries += 1) assert.equal((await guess('Nobody', 'x')).status, 401);
  const stopped = await guess('nobody', 'x');
  assert.deepEqual([stopped.status, stopped.json.code], [429, 'too-many-requests']);
  for (let tries = 0; tries < 12; tries += 1)
    assert.equal((await guess('First', 'warm socks in winter')).status, 201);
});
