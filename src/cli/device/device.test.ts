import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { commitmentTo, newNonce, type Opening, shortString } from '#vault/pairing.ts';
import { createKeyDevices } from '../../../test/support/key-server.ts';
import { createMembers } from '../../../test/support/members.ts';
import { until } from '../../../test/support/patience.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';
import { vaultRandom } from '../../../test/support/vault.ts';
import { clock, random, sha256 } from '../adapters/ports.ts';
import { command } from '../commands/device.ts';
import { readSettings } from '../settings.ts';

/** A device without a browser: let in, handing in, reading, all by the command, against a real server. */

const folder = mkdtempSync(join(tmpdir(), 'alongside-device-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const server = await startTestServer();
const first = await setUpTestServer(server);
const people = createMembers(server, first);
const ring = createKeyDevices(server, first);
const admin = await ring.foundBy();
const { name } = await people.addWorker('peer');
writeFileSync(at('passphrase'), 'seven soft grey blankets\n');
const settings = readSettings({});
assert.ok(settings.ok);

const run = async (
  words: readonly string[],
  options: Readonly<Record<string, string>> = {},
  said: string[] = [],
) => {
  const result = await command.run(
    {
      settings: settings.value,
      clock,
      random,
      sha256,
      version: '0.0.0-test',
      say: (line) => said.push(line),
      note: () => {},
      stopAsked: new Promise(() => {}),
    },
    { words, options: { device: at('device.json'), ...options } },
  );
  return { result, said };
};
const signIn = { server: server.url, worker: name, 'passphrase-file': at('passphrase') };
const kept = () => JSON.parse(readFileSync(at('device.json'), 'utf8'));
const lines = (file: string, entries: readonly object[]): string => {
  writeFileSync(at(file), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  return at(file);
};
const visit = (more: object = {}) => ({
  id: anyId(),
  kind: 'visits.visit',
  body: { channel: 'fixed' },
  site: first.place.site,
  ...more,
});
const morning = visit();

test('it signs in, and people who see the same digits on both sides let it in', async () => {
  const { root, head } = await ring.register(admin);
  const nonce = newNonce(vaultRandom);
  const opened = await server.call('POST', '/v1/enrolments', {
    token: admin.token,
    body: { root, head, commitment: commitmentTo(nonce) },
  });
  const { id, code, opening } = opened.json as {
    readonly id: string;
    readonly code: string;
    readonly opening: Opening;
  };
  const said: string[] = [];
  const enrolling = run(['enroll'], { ...signIn, code }, said);
  const state = async () => (await server.call('GET', `/v1/enrolments/${id}`, { token: admin.token })).json;
  await until(async () => (await state()).offer !== null);
  const { offer } = await state();
  await server.call('POST', `/v1/enrolments/${id}/reveal`, { token: admin.token, body: { nonce } });
  const digits = shortString(opening, offer, nonce) ?? '';
  await until(() => said.includes(`${digits.slice(0, 3)} ${digits.slice(3)}`));
  assert.equal((await ring.append(admin, await ring.admitted(admin, offer), id)).status, 200);
  assert.deepEqual((await enrolling).result, { ok: true, value: true });
  assert.equal(statSync(at('device.json')).mode & 0o777, 0o600);
  assert.doesNotMatch(readFileSync(at('device.json'), 'utf8'), /blankets/);
});

test('it hands in a file, signed; the same file again changes nothing', async () => {
  const file = lines('day.jsonl', [morning, visit({ occurredAt: '2026-03-08T09:15:00-05:00' })]);
  assert.deepEqual(await run(['push', file]), { result: { ok: true, value: true }, said: ['2 taken'] });
  assert.deepEqual((await run(['push', file])).said, ['0 taken']);
  const { token, device, installation } = kept();
  const { json } = await server.call('GET', `/v1/devices/${device}/ledger`, { token });
  assert.deepEqual(json.ranges, [[1, 2]]);
  assert.notEqual(device, installation);
  // The token alone is not the device.
  const [entry] = (await server.call('GET', '/v1/entries', { token })).json.entries;
  const forged = { ...entry.entry, id: anyId(), deviceSeq: 3 };
  assert.deepEqual(await people.push(token, [forged]), ['quarantined device-unsigned']);
});

test('a file with a line that is wrong names the line, and none of it is taken', async () => {
  const before = kept();
  const good = visit();
  for (const bad of [
    { ...visit(), kind: 'visits.other' },
    { ...visit(), body: { channel: 7 } },
    { ...visit(), more: 1 },
  ]) {
    const { result } = await run(['push', lines('bad.jsonl', [good, bad])]);
    assert.ok(!result.ok && result.error.code === 'body-invalid');
    assert.equal(result.error.field, 'line 2');
  }
  assert.deepEqual(kept(), before);
});

test('what a server that is away did not take waits in the file of the device, with its numbers', async () => {
  const { server: url } = kept();
  writeFileSync(at('device.json'), JSON.stringify({ ...kept(), server: 'http://127.0.0.1:9' }));
  const { result } = await run(['push', lines('later.jsonl', [visit()])]);
  assert.ok(!result.ok && result.error.code === 'unreachable');
  assert.equal(kept().waiting.length, 1);
  writeFileSync(at('device.json'), JSON.stringify({ ...kept(), server: url }));
  assert.deepEqual((await run(['push'])).said, ['1 taken']);
  assert.deepEqual([kept().waiting, kept().deviceSeq], [[], 3]);
});

test('it reads what is new, an entry a line, and each once', async () => {
  const { said } = await run(['pull']);
  assert.ok(said.map((line) => JSON.parse(line).id).includes(morning.id));
  assert.deepEqual((await run(['pull'])).said, []);
});

test('signed in anew it is the same device; without a file of its own it is told so', async () => {
  const before = kept();
  assert.deepEqual((await run(['enroll'], signIn)).result, { ok: true, value: true });
  const after = kept();
  assert.deepEqual(
    [after.device, after.secret, after.deviceSeq],
    [before.device, before.secret, before.deviceSeq],
  );
  assert.notEqual(after.token, before.token);
  const { result } = await run(['pull'], { device: at('none.json') });
  assert.ok(!result.ok && result.error.code === 'file-unusable');
});
