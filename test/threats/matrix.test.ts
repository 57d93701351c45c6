import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import { everyRole, outsideRoles, type Role } from '#contract/roles.ts';
import { sql } from '#database/sql.ts';
import type { Uuid } from '#log/index.ts';
import { grant } from '#server/access/sign-in.ts';
import { newToken } from '#server/access/token.ts';
import { setUp } from '#server/organization/setup.ts';
import { createWriter } from '../support/log.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';
import { boundMay, whoMay } from '../support/who-may.ts';

/**
 * Role x endpoint x owner, made from the OpenAPI document: every endpoint is asked by every role, for things of their own
 * organization and of another, by a worker of all sites and by one who is bound to a site; and by everyone who holds no
 * token, or one that is over. Every cell is asserted.
 */

const uploads = mkdtempSync(join(tmpdir(), 'alongside-matrix-'));
after(() => rmSync(uploads, { recursive: true, force: true }));
const server = await startTestServer({ uploadFolder: uploads });
const { place, token: adminToken } = await setUpTestServer(server);
const { database } = server;

interface Operation {
  readonly operationId: string;
  readonly 'x-who-may-call'?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
}
const { json: document } = await server.call('GET', '/v1/openapi.json');
const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, it]) => ({ path, method: method.toUpperCase(), ...it })),
);

const made = await setUp(
  { database, clock, random },
  {
    organization: 'Other',
    site: 'Quince corner',
    channel: 'fixed',
    worker: 'Other',
    passphrase: 'three brown pelicans',
  },
  { another: true },
);
assert.ok(made.ok);
const other = made.value;

/** Something of each organization that can be named in an address, beside its sites and workers. */
const own = { device: anyId(), entry: createWriter(place).entry() };
await server.call('POST', '/v1/entries', { token: adminToken, body: { entries: [own.entry] } });
const otherAdmin = await grant({ database, clock, random }, other.org, anyId(), {
  id: other.worker,
  role: 'admin',
});
const otherEntry = createWriter(other).entry();
await server.call('POST', '/v1/entries', { token: otherAdmin.token, body: { entries: [otherEntry] } });

const ids: Readonly<Record<string, { readonly own: string; readonly other: string }>> = {
  'site-change': { own: place.site, other: other.site },
  'site-standing': { own: place.site, other: other.site },
  'site-timers': { own: place.site, other: other.site },
  'site-alias': { own: place.site, other: other.site },
  'worker-change': { own: place.worker, other: other.worker },
  history: { own: own.entry.id, other: otherEntry.id },
  'device-end': { own: anyId(), other: otherAdmin.caller.device },
  'device-take-back': { own: anyId(), other: otherAdmin.caller.device },
  ledger: { own: own.entry.device, other: otherEntry.device },
};

type Who = Role | 'nobody' | 'garbage' | 'signed-out' | 'removed' | 'lapsed' | 'ended' | 'other-org';
const strangers = ['nobody', 'garbage', 'signed-out', 'removed', 'lapsed', 'ended', 'other-org'] as const;

/** A fresh token for each cell, since some routes end it. */
const tokenFor = async (who: Who, isBound: boolean): Promise<string | undefined> => {
  if (who === 'nobody') return undefined;
  if (who === 'garbage') return newToken(random, place.org).token;
  const id = anyId();
  const role = everyRole.find((known) => known === who) ?? 'admin';
  await database.inOrganization(place.org, (tx) =>
    tx.run(sql`insert into worker (org_id, id, name, role, removed_at, sites)
      values (${place.org}, ${id}, ${id}, ${role}, case when ${who === 'removed'} then now() end,
        ${isBound ? [place.site] : null}::uuid[])`),
  );
  if (role === 'partner') await agree(id);
  const { token } = await grant({ database, clock, random }, place.org, anyId(), { id, role });
  if (who === 'other-org') return `${other.org}${token.slice(36)}`;
  if (who === 'signed-out') await server.call('POST', '/v1/sign-out', { token });
  if (who === 'lapsed' || who === 'ended')
    await database.inOrganization(place.org, (tx) =>
      tx.run(sql`update access_token set read_until = now() - interval '1 second',
        hand_in_until = case when ${who === 'ended'} then now() - interval '1 second' end where worker = ${id}`),
    );
  return token;
};

/** A partner is let in by its agreement. */
const agree = (id: Uuid) =>
  database.inOrganization(place.org, (tx) =>
    tx.run(sql`
      insert into partner (org_id, id, site, first_day, last_day, from_at, until_at, gives, items, orders)
      values (${place.org}, ${id}, ${anyId()}, '2020-01-01', '2090-01-01', '2020-01-01', '2090-01-01',
        array['exchange'], array['needle-1ml'], true)`),
  );

const expected = (id: string, who: Who, isBound: boolean): 'in' | 'out' => {
  const allowed = whoMay[id];
  if (allowed === 'anyone') return 'in';
  if (who === 'nobody' || who === 'garbage' || who === 'other-org' || who === 'ended') return 'out';
  if (allowed === 'device') return 'in';
  if (isBound && !boundMay.includes(id)) return 'out';
  return allowed?.some((role) => role === who) === true ? 'in' : 'out';
};

const ask = async (
  { method, path, operationId }: (typeof operations)[number],
  token: string | undefined,
  owner: 'own' | 'other',
): Promise<{ readonly status: number; readonly text: string }> => {
  const id = ids[operationId]?.[owner] ?? anyId();
  const address = path
    .replace('{id}', id)
    .replace('{key}', `${anyId()}.${sha256('')}`)
    .replaceAll(/\{\w+\}/g, anyId());
  const stopper = new AbortController();
  const response = await fetch(`${server.url}${address}`, {
    method,
    signal: stopper.signal,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
    },
    // Not what any route takes: whoever gets past the door is turned away by the next check, and nothing is changed.
    ...(method !== 'GET' && { body: owner === 'own' ? '[]' : '{}' }),
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const text = isStream ? '' : await response.text();
  stopper.abort();
  return { status: response.status, text };
};

test('every endpoint of the document says who may call it, as it is written down here and nowhere else', () => {
  assert.deepEqual(
    Object.fromEntries(
      operations.map((operation) => {
        const declared = operation['x-who-may-call'] ?? [];
        assert.ok(declared.length > 0, `${operation.operationId} declares nothing`);
        assert.equal(declared.includes('anyone'), operation.security?.length === 0, operation.operationId);
        return [operation.operationId, declared];
      }),
    ),
    Object.fromEntries(
      operations.map(({ operationId }) => {
        const allowed = whoMay[operationId];
        assert.ok(allowed !== undefined, `nobody wrote down who may call ${operationId}`);
        return [operationId, typeof allowed === 'string' ? [allowed] : allowed];
      }),
    ),
  );
  assert.deepEqual(
    Object.keys(whoMay).toSorted(),
    operations.map(({ operationId }) => operationId).toSorted(),
  );
});

test('every role meets every endpoint, for what is theirs and what is another’s, and gets in where it is written', async () => {
  let cells = 0;
  const cell = async (
    operation: (typeof operations)[number],
    who: Who,
    isBound: boolean,
    owner: 'own' | 'other',
  ) => {
    const { status, text } = await ask(operation, await tokenFor(who, isBound), owner);
    const what = `${operation.operationId} as ${who}${isBound ? ', bound to a site' : ''}, ${owner}: ${status} ${text.slice(0, 200)}`;
    const isOut = status === 401 || status === 403;
    assert.equal(isOut ? 'out' : 'in', expected(operation.operationId, who, isBound), what);
    // Nothing of another organization is ever found, changed or told.
    if (owner === 'other' && ids[operation.operationId] !== undefined && !isOut) {
      if (operation.operationId === 'ledger') assert.deepEqual(JSON.parse(text).ranges, [], what);
      else assert.ok(status === 404 || status === 400 || text === '{"done":true}', what);
      for (const name of ['Quince corner', otherEntry.id]) assert.ok(!text.includes(name), what);
    }
    cells += 1;
  };
  for (const operation of operations) {
    for (const role of everyRole)
      for (const isBound of [false, true])
        for (const owner of ['own', 'other'] as const) await cell(operation, role, isBound, owner);
    for (const who of strangers) await cell(operation, who, false, 'own');
  }
  assert.equal(cells, operations.length * (everyRole.length * 4 + strangers.length));
  // Nothing was done to the other organization through all of it.
  const still = await database.inOrganization(other.org, (tx) =>
    tx.first<{ open: boolean; worker: boolean; site: boolean }>(sql`select
      (select hand_in_until is null from access_token where org_id = ${other.org}) as open,
      (select removed_at is null from worker where org_id = ${other.org}) as worker,
      (select removed_at is null from site where org_id = ${other.org}) as site`),
  );
  assert.deepEqual(still, { open: true, worker: true, site: true });
});

test('police get nothing from any endpoint, whatever there is to get', async () => {
  const names = ['Hub', place.site, own.entry.id, otherEntry.id, other.site];
  for (const operation of operations) {
    const { status, text } = await ask(operation, await tokenFor('police', false), 'own');
    const what = `${operation.operationId}: ${status} ${text.slice(0, 200)}`;
    if (whoMay[operation.operationId] !== 'anyone' && whoMay[operation.operationId] !== 'device')
      assert.ok(status === 401 || status === 403, what);
    for (const name of names) assert.ok(!text.includes(name), what);
  }
});

test('partner and police are in the model and can do nothing: no way in, no way to write', async () => {
  for (const role of outsideRoles) {
    const name = `Outside ${role}`;
    const passphrase = 'seven soft grey blankets';
    const added = await server.call('POST', '/v1/workers', {
      token: adminToken,
      body: { name, role, passphrase },
    });
    assert.equal(added.status, 201);
    const { status, json } = await server.call('POST', '/v1/sign-in', {
      body: { worker: name, passphrase, device: anyId() },
    });
    assert.deepEqual([status, json.code], [403, 'not-allowed']);
    assert.ok(!JSON.stringify(json).includes('Hub'));
    // One who was made into it with a session that was given before.
    const worker: Uuid = added.json.id;
    const { token } = await grant({ database, clock, random }, place.org, anyId(), { id: worker, role });
    const { json: pushed } = await server.call('POST', '/v1/entries', {
      token,
      body: { entries: [createWriter({ ...place, worker }).entry()] },
    });
    assert.deepEqual(pushed.verdicts[0].code, 'not-allowed');
  }
});
