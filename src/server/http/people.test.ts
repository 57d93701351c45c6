import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWriter } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';

const server = await startTestServer();
const { token, place } = await setUpTestServer(server);
const { call } = server;

const push = (body: unknown) => call('POST', '/v1/entries', { token, body });

test('a device may hand in after sign-out, and read no more', async () => {
  const signed = await call('POST', '/v1/sign-in', {
    body: { worker: ' first ', passphrase: 'warm socks in winter', device: anyId() },
  });
  assert.equal(signed.status, 201);
  const own = { token: String(signed.json.token) };
  assert.equal((await call('GET', '/v1/entries', own)).status, 200);
  assert.equal((await call('POST', '/v1/sign-out', own)).status, 200);
  for (const path of ['/v1/entries', '/v1/context', '/v1/events', '/v1/quarantine'])
    assert.equal((await call('GET', path, own)).json.code, 'not-signed-in', path);
  const late = await call('POST', '/v1/entries', {
    ...own,
    body: { entries: [createWriter(place).entry()] },
  });
  assert.equal(late.json.verdicts[0].verdict, 'accepted');
});

test('a removed worker reads nothing from that moment; what they wrote is held for a person', async () => {
  const made = await call('POST', '/v1/workers', {
    token,
    body: { name: 'Second', role: 'peer', passphrase: 'long walk home' },
  });
  const signed = await call('POST', '/v1/sign-in', {
    body: { worker: 'Second', passphrase: 'long walk home', device: anyId() },
  });
  const own = { token: String(signed.json.token) };
  assert.equal((await call('GET', '/v1/context', own)).json.me.role, 'peer');
  const removed = await call('PATCH', `/v1/workers/${made.json.id}`, { token, body: { removed: true } });
  assert.equal(removed.status, 200);
  assert.equal((await call('GET', '/v1/context', own)).status, 401);
  const writer = createWriter({ ...place, worker: made.json.id });
  const late = await call('POST', '/v1/entries', { ...own, body: { entries: [writer.entry()] } });
  assert.deepEqual(
    [late.json.verdicts[0].verdict, late.json.verdicts[0].code],
    ['quarantined', 'worker-removed'],
  );
  const again = await call('POST', '/v1/sign-in', {
    body: { worker: 'Second', passphrase: 'long walk home', device: anyId() },
  });
  assert.equal(again.json.code, 'passphrase-wrong');
});

test('a wrong passphrase and an unknown worker get the same answer', async () => {
  const tried = await Promise.all(
    ['First', 'Nobody'].map((worker) =>
      call('POST', '/v1/sign-in', { body: { worker, passphrase: 'wrong', device: anyId() } }),
    ),
  );
  assert.deepEqual(tried[0]?.json, tried[1]?.json);
  assert.equal(tried[0]?.json.code, 'passphrase-wrong');
});

test('two workers cannot have one name, and the last admin stays', async () => {
  const twice = await call('POST', '/v1/workers', { token, body: { name: 'FIRST', role: 'peer' } });
  assert.deepEqual([twice.status, twice.json.code], [409, 'name-taken']);
  const last = await call('PATCH', `/v1/workers/${place.worker}`, { token, body: { role: 'peer' } });
  assert.deepEqual([last.status, last.json.code, last.json.field], [409, 'last-admin', 'role']);
});

test('a held entry is listed, and released once its reason is gone', async () => {
  const writer = createWriter(place);
  const site = await call('POST', '/v1/sites', { token, body: { name: 'Van', channel: 'mobile' } });
  const stray = writer.entry({ author: anyId() });
  const copied = writer.entry({ deviceSeq: 1 });
  await push({ entries: [stray, copied] });
  const listed = await call('GET', '/v1/quarantine', { token });
  const keyOf = (id: string): string =>
    listed.json.held.find((held: { entry: { id: string } }) => held.entry.id === id).key;
  const still = await call('POST', `/v1/quarantine/${keyOf(stray.id)}/release`, { token });
  assert.deepEqual([still.status, still.json.code], [409, 'still-at-fault']);
  const released = await call('POST', `/v1/quarantine/${keyOf(copied.id)}/release`, { token });
  assert.equal(released.status, 200);
  assert.equal((await push({ entries: [copied] })).json.verdicts[0].verdict, 'duplicate');
  const dismissed = await call('POST', `/v1/quarantine/${keyOf(stray.id)}/dismiss`, { token });
  assert.equal(dismissed.status, 200);
  // A slip of the finger is taken back: held again, and then kept out after all.
  assert.equal((await call('POST', `/v1/quarantine/${keyOf(stray.id)}/reopen`, { token })).status, 200);
  const again = await call('GET', '/v1/quarantine', { token });
  assert.ok(JSON.stringify(again.json).includes(stray.id));
  assert.equal((await call('POST', `/v1/quarantine/${keyOf(stray.id)}/dismiss`, { token })).status, 200);
  const left = await call('GET', '/v1/quarantine', { token });
  assert.ok(!JSON.stringify(left.json).includes(stray.id));
  assert.equal(site.status, 201);
});

test('two corrections of one entry are listed as a fork, the one that counts first', async () => {
  const writer = createWriter(place);
  const first = writer.entry();
  const [one, two] = [writer.entry({ supersedes: [first.id] }), writer.entry({ supersedes: [first.id] })];
  await push({ entries: [first, one, two] });
  const { json } = await call('GET', '/v1/forks', { token });
  const fork = json.forks.find((tips: { id: string }[]) => tips.some(({ id }) => id === one.id));
  assert.deepEqual(
    fork.map(({ id }: { id: string }) => id),
    [two.id, one.id],
  );
});

test('the log of the server names nobody who signed in, failed to or was added', () => {
  const log = server.lines.join('\n');
  assert.ok(log.includes('signed-in'));
  for (const hidden of ['First', 'Second', 'Nobody', 'Van', 'socks', 'walk'])
    assert.ok(!log.includes(hidden), hidden);
});
