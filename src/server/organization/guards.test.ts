import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countKind, receiveKind } from '#stock/entries.ts';
import { createWriter } from '../../../test/support/log.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';

/** What a tap must not do alone: lock everybody out, lose sight of boxes, or destroy for good. Enforced by the server. */

const start = async () => {
  const server = await startTestServer();
  const { token, place } = await setUpTestServer(server);
  const call = (method: string, path: string, body?: unknown) =>
    server.call(method, path, { token, ...(body !== undefined && { body }) });
  const addSite = async (name: string): Promise<string> =>
    String((await call('POST', '/v1/sites', { name, channel: 'mobile' })).json.id);
  const change = async (path: string, body: unknown): Promise<string> => {
    const { status, json } = await call('PATCH', path, body);
    return status === 200 ? 'done' : `${status} ${json.code}`;
  };
  const openSites = async (): Promise<readonly string[]> =>
    (await call('GET', '/v1/context')).json.sites
      .filter(({ removed }: { removed: boolean }) => !removed)
      .map(({ name }: { name: string }) => name);
  return { place, call, addSite, change, openSites };
};

test('the last open site stays, whatever is said, and another one may go and come back', async () => {
  const { place, addSite, change, openSites } = await start();
  const hub = `/v1/sites/${place.site}`;
  assert.equal(await change(hub, { removed: true }), '409 last-site');
  assert.equal(await change(hub, { removed: true, despite: ['site-has-stock'] }), '409 last-site');
  const van = `/v1/sites/${await addSite('Van')}`;
  assert.equal(await change(hub, { removed: true }), 'done');
  assert.equal(await change(van, { removed: true }), '409 last-site');
  // Renaming it, or removing again what is removed, takes nothing away.
  assert.equal(await change(van, { name: 'Night van' }), 'done');
  assert.equal(await change(hub, { removed: true }), 'done');
  assert.equal(await change(hub, { removed: false }), 'done');
  assert.deepEqual(await openSites(), ['Hub', 'Night van']);
});

test('of two removals at one moment that would leave no site, one is refused', async () => {
  const { place, addSite, change, openSites } = await start();
  const van = await addSite('Van');
  const answers = await Promise.all(
    [place.site, van].map((site) => change(`/v1/sites/${site}`, { removed: true })),
  );
  assert.deepEqual(answers.toSorted(), ['409 last-site', 'done']);
  assert.equal((await openSites()).length, 1);
});

test('a site with supplies on its shelf goes only when that very question was answered', async () => {
  const { place, call, addSite, change } = await start();
  const site = await addSite('Pop-up');
  const writer = createWriter({ ...place, site });
  const push = async (kind: { kind: string; version: number }, body: Record<string, unknown>) => {
    const entry = writer.entry({ kind: kind.kind, version: kind.version, body: body as never });
    const { json } = await call('POST', '/v1/entries', { entries: [entry] });
    assert.equal(json.verdicts[0].verdict, 'accepted', JSON.stringify(json));
  };
  await push(receiveKind, { lines: [{ item: 'cooker', quantity: 500 }] });
  const path = `/v1/sites/${site}`;
  assert.equal(await change(path, { removed: true }), '409 site-has-stock');
  assert.equal(await change(path, { removed: true, despite: ['keep-shorter'] }), '409 site-has-stock');
  assert.equal(await change(path, { removed: true, despite: ['site-has-stock'] }), 'done');
  assert.equal(await change(path, { removed: false }), 'done');
  await push(countKind, { lines: [{ item: 'cooker', counted: 0 }] });
  assert.equal(await change(path, { removed: true }), 'done', 'an empty shelf asks nothing');
});

test("the last admin who can sign in stays an admin and is not removed; a peer is nobody's last admin", async () => {
  const { place, call, change } = await start();
  const me = `/v1/workers/${place.worker}`;
  assert.equal(await change(me, { removed: true }), '409 last-admin');
  assert.equal(await change(me, { role: 'coordinator' }), '409 last-admin');
  assert.equal(await change(me, { name: 'Still first', role: 'admin' }), 'done');
  const named = await call('POST', '/v1/workers', { name: 'Named only', role: 'admin' });
  assert.equal(
    await change(me, { removed: true }),
    '409 last-admin',
    'one without a passphrase lets nobody in',
  );
  assert.equal(await change(`/v1/workers/${named.json.id}`, { role: 'peer' }), 'done');
  assert.equal(await change(`/v1/workers/${named.json.id}`, { removed: true }), 'done');
  assert.equal(await change(`/v1/workers/${named.json.id}`, { removed: false }), 'done');
});

test('times are kept shorter only when that very question was answered; before the first entry nothing is asked', async () => {
  const { place, call, change } = await start();
  const keep = (keepDays: number, despite?: readonly string[]) =>
    change('/v1/organization', { settings: { keepDays }, ...(despite !== undefined && { despite }) });
  assert.equal(await keep(200), 'done');
  await call('POST', '/v1/entries', { entries: [createWriter(place).entry()] });
  assert.equal(await keep(30), '409 keep-shorter');
  assert.equal((await call('GET', '/v1/context')).json.organization.settings.keepDays, 200);
  assert.equal(await keep(200), 'done');
  assert.equal(await keep(400), 'done');
  assert.equal(await keep(30, ['keep-shorter']), 'done');
});
