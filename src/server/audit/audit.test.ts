import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock as systemClock, random as systemRandom } from '#cli/adapters/ports.ts';
import { sql } from '#database/sql.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';
import { createOrganizationEditor } from '../organization/editor.ts';
import { auditClearing } from './audit.ts';

const start = async () => {
  const server = await startTestServer();
  const own = await setUpTestServer(server);
  const ask = (method: string, path: string, body?: unknown) =>
    server.call(method, path, { token: own.token, ...(body !== undefined && { body }) });
  const acts = async (): Promise<readonly (readonly [string, string, readonly string[]])[]> => {
    const { json } = await ask('GET', '/v1/audit');
    return json.acts
      .map(({ act, about, codes }: { act: string; about: string; codes: string[] }) => [act, about, codes])
      .toSorted();
  };
  return { ...own, server, ask, acts };
};

test('every change of who, where and how is written down, with who made it and nothing that was typed', async () => {
  const { ask, acts, place, device, server } = await start();
  const site = (await ask('POST', '/v1/sites', { name: 'Second van', channel: 'mobile' })).json.id;
  await ask('PATCH', `/v1/sites/${site}`, { name: 'Night van', channel: 'foot' });
  await ask('PATCH', `/v1/sites/${site}`, { removed: true });
  await ask('PATCH', `/v1/sites/${site}`, { removed: false });
  const worker = (await ask('POST', '/v1/workers', { name: 'Sam Poe', role: 'peer' })).json.id;
  await ask('PATCH', `/v1/workers/${worker}`, { role: 'coordinator', passphrase: 'dry socks in spring' });
  await ask('PATCH', `/v1/workers/${worker}`, { removed: true });
  await ask('PATCH', '/v1/organization', { name: 'New name', settings: { keepDays: 30, zone: 'UTC' } });
  const expected = [
    ['site-added', site, ['mobile']],
    ['site-renamed', site, []],
    ['site-channel-changed', site, ['foot']],
    ['site-removed', site, []],
    ['site-brought-back', site, []],
    ['worker-added', worker, ['peer']],
    ['worker-role-changed', worker, ['peer', 'coordinator']],
    ['worker-passphrase-reset', worker, []],
    ['worker-removed', worker, []],
    ['organization-renamed', place.org, []],
    ['settings-changed', place.org, ['keepDays']],
  ];
  assert.deepEqual(await acts(), expected.toSorted());
  const { json } = await ask('GET', '/v1/audit');
  for (const { by } of json.acts) assert.deepEqual(by, { worker: place.worker, device });
  const rows = await server.database.inOrganization(place.org, (tx) =>
    tx.rows<{ text: string }>(sql`select audit::text as text from audit`),
  );
  assert.equal(rows.length, 11);
  for (const { text } of rows) assert.doesNotMatch(text, /van|Sam|socks|New name/);
});

test('what was refused, or changed nothing, is not written down', async () => {
  const { ask, acts, place } = await start();
  assert.equal((await ask('PATCH', `/v1/sites/${place.site}`, { removed: true })).status, 409);
  assert.equal((await ask('PATCH', `/v1/workers/${place.worker}`, { removed: true })).status, 409);
  assert.equal((await ask('PATCH', `/v1/sites/${anyId()}`, { name: 'Nowhere' })).status, 404);
  assert.equal((await ask('PATCH', '/v1/organization', { name: 'Test program', settings: {} })).status, 200);
  assert.equal((await ask('PATCH', `/v1/sites/${place.site}`, { name: 'Hub', removed: false })).status, 200);
  assert.deepEqual(await acts(), []);
});

test('an act that cannot be written down does not happen', async () => {
  const { ask, server, place } = await start();
  await server.database.asOwner((tx) =>
    tx.script('alter table audit add constraint full_disk check (false)'),
  );
  assert.equal((await ask('POST', '/v1/sites', { name: 'Second', channel: 'mobile' })).status, 500);
  assert.equal((await ask('PATCH', `/v1/sites/${place.site}`, { name: 'Other' })).status, 500);
  const { json } = await ask('GET', '/v1/context');
  assert.deepEqual(
    json.sites.map(({ name }: { name: string }) => name),
    ['Hub'],
  );
});

test('an act at the terminal names nobody', async () => {
  const { ask, server, place } = await start();
  const editor = createOrganizationEditor(
    { database: server.database, clock: systemClock, random: systemRandom },
    { who: 'operator' },
  );
  await editor.addSite(place.org, { name: 'Second', channel: 'mobile' });
  const { json } = await ask('GET', '/v1/audit');
  assert.deepEqual(
    json.acts.map(({ act, by }: { act: string; by: unknown }) => [act, by]),
    [['site-added', null]],
  );
});

test('the list comes in pages, newest first, without a gap or a repeat', async () => {
  const { ask, place } = await start();
  for (let turn = 0; turn < 5; turn += 1)
    await ask('PATCH', `/v1/sites/${place.site}`, { name: `Hub ${turn}` });
  const seen: string[] = [];
  for (let after = ''; ; ) {
    const { json } = await ask('GET', `/v1/audit?limit=2${after}`);
    seen.push(...json.acts.map(({ id }: { id: string }) => id));
    if (json.next === undefined) break;
    after = `&after=${encodeURIComponent(json.next)}`;
  }
  assert.equal(seen.length, 5);
  assert.equal(new Set(seen).size, 5);
});

test('after three years it is forgotten, and not before', async () => {
  const { ask, acts, server, place } = await start();
  await ask('PATCH', `/v1/sites/${place.site}`, { name: 'Other' });
  const inDays = (days: number) =>
    server.database.inOrganization(place.org, (tx) =>
      auditClearing.run(tx, {
        org: place.org,
        id: anyId(),
        kind: auditClearing.kind,
        dueAt: 0,
        rings: 0,
        payload: {},
        now: systemClock.now() + days * 24 * 3_600_000,
      }),
    );
  await inDays(3 * 365 - 1);
  assert.equal((await acts()).length, 1);
  await inDays(3 * 365 + 1);
  assert.equal((await acts()).length, 0);
});
