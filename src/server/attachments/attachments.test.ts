import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { attachmentLimits } from '#attachments/attachment.ts';
import { readBackupFile, writeBackupFile } from '#database/backup/file.ts';
import { restoreFrom } from '#database/backup/restore.ts';
import { backupStream } from '#database/backup/write.ts';
import { sql } from '#database/sql.ts';
import { isOf } from '#database/whose.ts';
import { type Entry, eraseKind, type JsonObject } from '#log/index.ts';
import { dumpTables } from '../../../test/support/dump.ts';
import { createWriter } from '../../../test/support/log.ts';
import { pictureKind } from '../../../test/support/picture-kind.ts';
import {
  jpegWith,
  jpegWithPosition,
  latin,
  pngWith,
  pngWithPosition,
  secrets,
  segment,
} from '../../../test/support/pictures.ts';
import { anyId, createTestDatabase } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer, thingRoom } from '../../../test/support/server.ts';
import { everything } from '../access/reach.ts';
import { migrationsOf, rooms } from '../programs.ts';
import { createAttachments } from './attachments.ts';

let now = Date.parse('2026-03-08T12:00:00Z');
const server = await startTestServer({ clock: { now: () => now, offsetMinutes: () => 0 } });
const { token, place } = await setUpTestServer(server);

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const refOf = (media: string, bytes: Uint8Array) => ({
  attachment: hashOf(bytes),
  media,
  bytes: Math.max(1, bytes.length),
});
const writer = createWriter(place);
const at = '2026-03-08T11:00:00+00:00';
const entryWith = (body: JsonObject, more: Partial<Entry> = {}): Entry =>
  writer.entry({ kind: pictureKind.kind, body, occurredAt: at, recordedAt: at, ...more });
const push = async (...entries: readonly Entry[]): Promise<readonly string[]> => {
  const { json } = await server.call('POST', '/v1/entries', { token, body: { entries } });
  return json.verdicts.map(({ verdict, code }: { verdict: string; code?: string }) => code ?? verdict);
};
const address = (entry: Entry, name: string): string =>
  `${server.url}/v1/entries/${entry.id}/attachments/${name}`;
const headers = { authorization: `Bearer ${token}` };
const give = async (entry: Entry, name: string, bytes: Uint8Array): Promise<string> => {
  const response = await fetch(address(entry, name), {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: bytes as BodyInit,
  });
  const json = (await response.json()) as { code?: string };
  return response.ok ? 'done' : `${response.status} ${json.code}`;
};
const fetchIt = (entry: Entry, name: string) => fetch(address(entry, name), { headers });
const bytesOf = async (entry: Entry, name: string): Promise<Uint8Array | undefined> => {
  const response = await fetchIt(entry, name);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
};
const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1');
const kept = (): Promise<number> =>
  server.database.inOrganization(place.org, async (tx) => {
    const found = await tx.first<{ n: number }>(
      sql`select count(*)::int as n from attachment where ${isOf(place.org)}`,
    );
    return found?.n ?? 0;
  });

for (const [media, dirty] of [
  ['image/jpeg', jpegWithPosition()],
  ['image/png', pngWithPosition()],
] as const)
  test(`a picture handed in with a position in it is kept and given out without: ${media}`, async () => {
    const ref = refOf(media, dirty);
    const entry = entryWith({ photo: ref });
    assert.deepEqual(await push(entry), ['accepted']);
    assert.equal(await give(entry, ref.attachment, dirty), 'done');
    assert.equal(await give(entry, ref.attachment, dirty), 'done', 'twice is once');
    const response = await fetchIt(entry, ref.attachment);
    assert.equal(response.headers.get('content-type'), media);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    const given = new Uint8Array(await response.arrayBuffer());
    assert.ok(given.length > 50 && given.length < dirty.length);
    const stored = (await dumpTables(server.database))
      .flatMap((row) => [...row.matchAll(/\\\\x([0-9a-f]{40,})/g)])
      .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'));
    assert.ok(
      stored.some((text) => text === textOf(given)),
      'the test sees what lies in the table',
    );
    for (const secret of secrets)
      for (const text of [textOf(given), ...stored]) assert.ok(!text.includes(secret), secret);
  });

test('what is sealed is kept as it came, and the server names no kind of it', async () => {
  const bytes = latin('sealed with a key that is not here');
  const ref = refOf('sealed', bytes);
  const entry = entryWith({ wound: ref });
  assert.deepEqual(await push(entry), ['accepted']);
  assert.equal(await give(entry, ref.attachment, bytes), 'done');
  assert.deepEqual(await bytesOf(entry, ref.attachment), bytes);
  assert.equal(
    (await fetchIt(entry, ref.attachment)).headers.get('content-type'),
    'application/octet-stream',
  );
  // Bytes in clear where they are to be sealed: the entry is held, as any that is not of its kind.
  const picture = refOf('image/png', pngWith());
  assert.deepEqual(await push(entryWith({ wound: picture })), ['body-invalid']);
});

test('what cannot be kept is refused with a code, and nothing of it is stored', async () => {
  const before = await kept();
  const whole = jpegWith();
  const large = jpegWith([segment(0xfe, new Uint8Array(60_000))], new Uint8Array(attachmentLimits.bytes));
  const sealed = new Uint8Array(attachmentLimits.sealedBytes + 1);
  const text = latin('<svg onload="alert(1)">');
  const entry = entryWith({
    photo: refOf('image/jpeg', whole),
    kept: refOf('image/png', text),
    shown: [{ ...refOf('image/jpeg', large), bytes: 1 }],
    wound: { ...refOf('sealed', sealed), bytes: 1 },
  });
  assert.deepEqual(await push(entry), ['accepted']);
  const name = hashOf(whole);
  for (const [what, code] of [
    [[hashOf(whole), whole.subarray(1)], '422 attachment-changed'],
    [[hashOf(whole), new Uint8Array()], '422 attachment-changed'],
    [[hashOf(text), text], '422 attachment-unreadable'],
    [[hashOf(large), large], '413 attachment-too-large'],
    [[hashOf(sealed), sealed], '413 attachment-too-large'],
    [[hashOf(pngWith()), pngWith()], '409 attachment-not-named'],
    [['0'.repeat(63), whole], '404 not-found'],
    [['Z'.repeat(64), whole], '404 not-found'],
  ] as const)
    assert.equal(await give(entry, what[0], what[1]), code, what[0]);
  assert.equal(await give({ ...entry, id: anyId() }, name, whole), '409 attachment-not-named');
  const asJson = await fetch(address(entry, name), {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/plain' },
    body: whole as BodyInit,
  });
  assert.equal(((await asJson.json()) as { code: string }).code, 'body-unreadable');
  assert.equal(await kept(), before);
  assert.equal((await fetchIt(entry, name)).status, 404);
  assert.ok(!server.lines.some((line) => line.includes('crashed')));
});

test('bytes of an entry that waits for a person are kept for it, and given out once it counts', async () => {
  const whole = pngWith();
  const ref = refOf('image/png', whole);
  const entry = entryWith({ photo: ref }, { site: anyId() });
  assert.deepEqual(await push(entry), ['site-unknown']);
  assert.equal(await give(entry, ref.attachment, whole), 'done');
  assert.equal((await fetchIt(entry, ref.attachment)).status, 404);
});

test('another organization finds nothing under the same address', async () => {
  const whole = pngWith();
  const ref = refOf('image/png', whole);
  const entry = entryWith({ photo: ref });
  await push(entry);
  assert.equal(await give(entry, ref.attachment, whole), 'done');
  const found = await server.database.inOrganization(anyId(), (tx) =>
    tx.rows(sql`select 1 from attachment where entry_id = ${entry.id}`),
  );
  assert.deepEqual(found, []);
});

test('erasing a person takes the bytes along, whenever they come; what their open fields name stays', async () => {
  const person = anyId();
  const whole = jpegWith();
  const other = pngWith();
  const sealed = latin('a wound, sealed');
  const body = {
    shown: [refOf('image/png', other)],
    photo: refOf('image/jpeg', whole),
    wound: refOf('sealed', sealed),
  };
  const entry = entryWith(body, { subject: person });
  const late = entryWith(body, { subject: person });
  assert.deepEqual(await push(entry, late), ['accepted', 'accepted']);
  for (const bytes of [whole, other, sealed]) assert.equal(await give(entry, hashOf(bytes), bytes), 'done');
  const erase = writer.entry({
    kind: eraseKind.kind,
    version: eraseKind.version,
    body: { person },
    occurredAt: at,
    recordedAt: at,
  });
  assert.deepEqual(await push(erase), ['accepted']);
  assert.deepEqual(await bytesOf(entry, hashOf(other)), other);
  for (const bytes of [whole, sealed]) {
    assert.equal((await fetchIt(entry, hashOf(bytes))).status, 404);
    assert.equal(await give(late, hashOf(bytes), bytes), '409 attachment-not-named');
  }
  const dump = (await dumpTables(server.database)).join('\n');
  assert.ok(!dump.includes(Buffer.from(sealed).toString('hex')));
});

test('an export has what open fields name, in base64 after the entry, and nothing else', async () => {
  const other = pngWith([], latin('x'));
  const entry = entryWith({ shown: [refOf('image/png', other)], photo: refOf('image/jpeg', jpegWith()) });
  await push(entry);
  await give(entry, hashOf(other), other);
  await give(entry, hashOf(jpegWith()), jpegWith());
  const text = await (await fetch(`${server.url}/v1/export`, { headers })).text();
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const index = lines.findIndex(({ id }) => id === entry.id);
  assert.deepEqual(lines[index + 1], {
    attachment: hashOf(other),
    of: entry.id,
    media: 'image/png',
    content: Buffer.from(pngWith()).toString('base64'),
  });
  assert.ok(!text.includes(Buffer.from(jpegWith()).toString('base64')));
});

test('a backup holds them, to the last byte, and whoever restores it gives them out', async () => {
  const whole = Uint8Array.from({ length: attachmentLimits.sealedBytes }, (_, at) => (at * 31) ^ (at >> 8));
  const ref = refOf('sealed', whole);
  const entry = entryWith({ wound: ref });
  await push(entry);
  assert.equal(await give(entry, ref.attachment, whole), 'done');
  const path = join(mkdtempSync(join(tmpdir(), 'alongside-attachments-')), 'whole.backup');
  after(() => rmSync(dirname(path), { recursive: true, force: true }));
  const about = { madeBy: '0.0.0', madeAt: '2026-03-08T00:00:00Z' };
  await writeBackupFile(backupStream(server.database, about), path);
  const { database } = await createTestDatabase({ bare: true });
  const restored = await restoreFrom(database, readBackupFile(path), {
    migrations: migrationsOf([...rooms, thingRoom]),
    renewEpoch: async () => {},
  });
  assert.ok(restored.ok, JSON.stringify(restored));
  const found = await createAttachments({ database, everywhere: [] }).get(place.org, everything, {
    id: entry.id,
    hash: ref.attachment,
  });
  assert.ok(found.ok && found.value.bytes.equals(whole));
});

test('with time the bytes go with the field that names them; what is kept always stays', async () => {
  const whole = jpegWith();
  const other = pngWith();
  const old = '2024-11-05T13:37:11+00:00';
  const entry = entryWith(
    { photo: refOf('image/jpeg', whole), kept: refOf('image/png', other) },
    { occurredAt: old, recordedAt: old },
  );
  await push(entry);
  for (const bytes of [whole, other]) assert.equal(await give(entry, hashOf(bytes), bytes), 'done');
  now += 86_400_001;
  await server.housekeeping.runDue();
  const faded = await server.call('GET', `/v1/entries/${entry.id}/history`, { token });
  assert.deepEqual(Object.keys(faded.json.entries[0].body), ['kept']);
  assert.equal((await fetchIt(entry, hashOf(whole))).status, 404);
  assert.deepEqual(await bytesOf(entry, hashOf(other)), other);
  assert.equal(await give(entry, hashOf(whole), whole), '409 attachment-not-named');
});
