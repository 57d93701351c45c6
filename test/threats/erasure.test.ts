import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sha256 } from '#cli/adapters/ports.ts';
import { readBackupFile, writeBackupFile } from '#database/backup/file.ts';
import { restoreFrom } from '#database/backup/restore.ts';
import { backupStream } from '#database/backup/write.ts';
import { sendOut } from '#database/outbox.ts';
import { type Entry, type JsonObject, redact, writeEntry } from '#log/index.ts';
import { migrationsOf, rooms } from '#server/programs.ts';
import { dumpTables } from '../support/dump.ts';
import { createWriter } from '../support/log.ts';
import { createMembers } from '../support/members.ts';
import { pictureKind } from '../support/picture-kind.ts';
import { jpegWith } from '../support/pictures.ts';
import { anyId, createTestDatabase } from '../support/postgres.ts';
import {
  kindsWithThing,
  setUpTestServer,
  startTestServer,
  type TestServer,
  thingRoom,
} from '../support/server.ts';

/** Every place where something of a person could stand, what an erasure leaves there, and who could look or erase that must not. */

const server = await startTestServer({ rooms: [...rooms, thingRoom] });
const first = await setUpTestServer(server);
const { token, place } = first;
const writer = createWriter(place);
const people = createMembers(server, first);
const today = `${new Date(Date.now() - 3_600_000).toISOString().slice(0, 19)}+00:00`;
const when = { occurredAt: today, recordedAt: today };
const write = (kind: string, body: JsonObject, more: Partial<Entry> = {}): Entry =>
  writer.entry({ kind, body, ...when, ...more });
const push = async (entries: readonly Entry[], to: TestServer = server): Promise<readonly string[]> => {
  const { json } = await to.call('POST', '/v1/entries', { token, body: { entries } });
  return json.verdicts.map(({ verdict, code }: { verdict: string; code?: string }) => code ?? verdict);
};
const orderFor = (person: string): Entry => write('log.erase', { person });
const held = async (person: string, on: TestServer = server) =>
  (await on.call('POST', '/v1/held', { token, body: { person } })).json;
/** Rows in which something of the person is left, but for the order itself. */
const leftOf = async (secrets: readonly string[], on: TestServer = server): Promise<readonly string[]> =>
  (await dumpTables(on.database)).filter(
    (row) => !row.includes('"log.erase"') && secrets.some((secret) => row.includes(secret)),
  );
const whole = (person: string, mark: string) => {
  const bytes = jpegWith();
  const visit = anyId();
  const of = { subject: person, visit };
  const photo = { attachment: createHash('sha256').update(bytes).digest('hex'), media: 'image/jpeg' };
  const entries = [
    write('test.thing', { n: 4, mark }, of),
    write('cards.card', { code: mark.padEnd(43, 'x') }, { subject: person }),
    write('visits.note', {}, { ...of, sealed: Buffer.from(`${mark} `.repeat(4)).toString('base64') }),
    write(pictureKind.kind, { photo: { ...photo, bytes: bytes.length } }, of),
  ];
  const elsewhere = write('test.thing', { n: 1, mark }, { ...of, site: anyId() });
  return { bytes, photo, visit, entries, elsewhere };
};

test('an erasure leaves nothing in the log, sealed parts, pictures, tables, what is held, what is on its way, and hashes', async () => {
  const [person, mark] = [anyId(), `mark${anyId().slice(0, 8)}`];
  const { bytes, photo, visit, entries, elsewhere } = whole(person, mark);
  assert.deepEqual(await push([...entries, elsewhere]), [...entries.map(() => 'accepted'), 'site-unknown']);
  const [thing, , note, picture] = entries;
  assert.ok(thing !== undefined && note !== undefined && picture !== undefined);
  const given = await fetch(`${server.url}/v1/entries/${picture.id}/attachments/${photo.attachment}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: bytes as BodyInit,
  });
  assert.equal(given.status, 200);
  await server.database.inOrganization(place.org, async (tx) => {
    for (const [key, payload] of [
      [`told ${thing.id}`, {}],
      ['by person', { person }],
      ['of the held one', { entry: elsewhere.id }],
      ['of somebody else', { entry: anyId() }],
    ] as const)
      await sendOut(tx, place.org, { channel: 'test', key, payload }, 0);
  });
  const secrets = [
    person,
    mark,
    visit,
    String(note.sealed),
    bytes.length > 0 ? Buffer.from(bytes).toString('hex') : 'none',
    ...[...entries, elsewhere].map((entry) => writeEntry(sha256, entry).hash),
    `told ${thing.id}`,
    'of the held one',
  ];
  const before = await leftOf(secrets);
  for (const table of ['entry ', 'quarantine ', 'attachment ', 'outbox ', 'thing '])
    assert.ok(
      before.some((row) => row.startsWith(table)),
      `nothing of the person in ${table}`,
    );
  assert.deepEqual((await held(person)).waiting, 1);

  assert.deepEqual(await push([orderFor(person)]), ['accepted']);
  const rows = await leftOf(secrets);
  assert.deepEqual(
    rows.filter((row) => !row.startsWith('erased_person ')),
    [],
  );
  assert.deepEqual(await held(person), { held: [], waiting: 0 });
  assert.equal((await leftOf(['of somebody else'])).length, 1);
});

test('totals of what was handed out stay what they were', async () => {
  const person = anyId();
  const { entries } = whole(person, 'total');
  await push(entries);
  const total = async () =>
    (await server.call('GET', '/v1/reports/test.things?from=2026-01-01&to=2027-12-31', { token })).json.rows;
  const before = await total();
  assert.ok(before.length > 0);
  await push([orderFor(person)]);
  assert.deepEqual(await total(), before);
});

test('a fork with an erased branch: no branch brings the person back, whichever counts and whoever comes late', async () => {
  const [person, mark] = [anyId(), `mark${anyId().slice(0, 8)}`];
  const of = { subject: person };
  const first = write('test.thing', { n: 1, mark }, of);
  const here = write('test.thing', { n: 2, mark }, { ...of, supersedes: [first.id] });
  const there = write('test.thing', { n: 3, mark }, { ...of, supersedes: [first.id] });
  await push([first, here]);
  // The order meets one branch; the other comes from a phone that heard nothing.
  await push([orderFor(person)]);
  assert.deepEqual(await push([there]), ['erased']);
  // Settled by somebody who saw the branches before the order came.
  const settled = write('test.thing', { n: 5, mark }, { ...of, supersedes: [here.id, there.id] });
  assert.deepEqual(await push([settled]), ['erased']);
  assert.deepEqual(
    (await leftOf([person, mark])).filter((row) => !row.startsWith('erased_person ')),
    [],
  );
  const { json } = await server.call('GET', `/v1/entries/${first.id}/history`, { token });
  assert.ok(!JSON.stringify(json).includes(mark));
});

test('a correction or a void that names nobody goes with the person, whichever came first', async () => {
  const [person, mark] = [anyId(), `mark${anyId().slice(0, 8)}`];
  const of = { subject: person, visit: anyId() };
  const first = write('test.thing', { n: 1, mark }, of);
  const corrects = (target: Entry, more: Partial<Entry> = {}): Entry =>
    write('test.thing', { n: 2, mark }, { visit: of.visit, supersedes: [target.id], ...more });
  // As an integrator hands it in: without the person of what it corrects.
  const second = corrects(first);
  const taken = write('log.void', { reason: 'mistake' }, { visit: of.visit, supersedes: [second.id] });
  // A visit that was nobody's, and of which a correction said whose it was.
  const nobodys = write('test.thing', { n: 1, mark }, { visit: of.visit });
  const theirs = corrects(nobodys, of);
  // Held to look at: its site is not known.
  const waiting = corrects(first, { site: anyId() });
  // A correction that found out that it was somebody else's visit, and one of that.
  const other = { subject: anyId(), visit: anyId() };
  const [wrong, mark2] = [write('test.thing', { n: 1 }, of), `other${anyId().slice(0, 8)}`];
  const right = write('test.thing', { n: 1, mark: mark2 }, { ...other, supersedes: [wrong.id] });
  const rightly = write('test.thing', { n: 2, mark: mark2 }, { visit: other.visit, supersedes: [right.id] });
  await push([first, second, taken, nobodys, theirs, waiting, wrong, right, rightly]);
  await push([orderFor(person)]);

  // Late: of what is erased, of a late one, and of one of which nothing was known when it came.
  const gap = corrects(second);
  const late = corrects(gap);
  const heldLate = corrects(waiting);
  assert.deepEqual(await push([late]), ['accepted']);
  assert.deepEqual(await push([gap, heldLate]), ['erased', 'erased']);
  const lateFirst = write('test.thing', { n: 1, mark }, of);
  assert.deepEqual(await push([corrects(lateFirst)]), ['accepted']);
  assert.deepEqual(await push([lateFirst]), ['erased']);

  const left = await leftOf([person, mark, of.visit]);
  assert.deepEqual(
    left.filter((row) => !row.startsWith('erased_person ')),
    [],
  );
  const kept = (await held(other.subject)).held.map(({ entry }: { entry: Entry }) => entry.id);
  assert.deepEqual(kept, [right.id]);
  assert.ok((await leftOf([mark2])).some((row) => row.includes(rightly.id)));
});

test('what is held, or only claims to be erased, takes nothing of others with it', async () => {
  const [person, mark] = [anyId(), `mark${anyId().slice(0, 8)}`];
  const kept = write('test.thing', { n: 1, mark });
  await push([kept]);
  const thief = await people.member('peer');
  const as = (more: Partial<Entry>): Entry =>
    thief.writer.entry({ kind: 'test.thing', body: { n: 1 }, ...when, ...more });
  const bring = async (entries: readonly Entry[]): Promise<void> => {
    await server.call('POST', '/v1/entries', { token: thief.token, body: { entries } });
  };
  // A correction that it may not make, the same id again, and an erased copy that nobody ordered.
  await bring([as({ subject: person, supersedes: [kept.id] })]);
  await bring([as({ id: kept.id, subject: person })]);
  await bring([as({ erased: true, supersedes: [kept.id] })]);
  await push([orderFor(person)]);
  assert.ok((await leftOf([mark])).some((row) => row.startsWith('entry ') && row.includes(kept.id)));
});

test('a backup from before the order, restored: the person is erased again by any device that heard, and nothing waits', async () => {
  const [person, mark] = [anyId(), `mark${anyId().slice(0, 8)}`];
  const { entries, visit } = whole(person, mark);
  await push(entries);
  const folder = mkdtempSync(join(tmpdir(), 'alongside-erasure-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'before.backup');
  await writeBackupFile(
    backupStream(server.database, { madeBy: '0.0.0', madeAt: '2026-03-08T00:00:00Z' }),
    path,
  );
  const order = orderFor(person);
  await push([order]);

  const { database } = await createTestDatabase({ bare: true });
  const restored = await restoreFrom(database, readBackupFile(path), {
    migrations: migrationsOf([...rooms, thingRoom]),
    renewEpoch: async () => {},
  });
  assert.ok(restored.ok, JSON.stringify(restored));
  const again = await startTestServer({ database, rooms: [...rooms, thingRoom] });
  assert.ok((await leftOf([person, mark], again)).length > 0);
  // A device offers all it holds in the order of its numbers: what it erased comes before the order.
  await push([...entries.map((entry) => redact(kindsWithThing, entry)), order], again);
  assert.deepEqual(
    (await leftOf([person, mark, visit], again)).filter((row) => !row.startsWith('erased_person ')),
    [],
  );
  const { json } = await again.call('GET', '/v1/quarantine', { token });
  assert.deepEqual(
    json.held.filter(({ entry }: { entry: Entry }) => entries.some(({ id }) => id === entry.id)),
    [],
  );
});

test('who may not read the log sees nothing of anybody, and is not told whether there is somebody', async () => {
  const [person, mark] = [anyId(), `mark${anyId().slice(0, 8)}`];
  await push(whole(person, mark).entries);
  const nothing = { held: [], waiting: 0 };
  const ask = async (by: string | undefined, body: unknown = { person }) => {
    const { status, json, headers } = await server.call('POST', '/v1/held', {
      ...(by !== undefined && { token: by }),
      body,
    });
    assert.equal(headers.get('access-control-allow-origin'), null);
    return { status, json };
  };
  assert.equal((await ask(token)).json.held.length, 4);
  // A token of another organization, one that was guessed, none.
  for (const by of [`${anyId()}${token.slice(36)}`, `${token.slice(0, 37)}${'A'.repeat(43)}`, undefined]) {
    const { status, json } = await ask(by);
    assert.ok(status === 401 && !JSON.stringify(json).includes(person), String(status));
  }
  // A person who was guessed is like one of whom nothing is held.
  assert.deepEqual((await ask(token, { person: anyId() })).json, nothing);
  for (const body of [{}, { person: '%' }, { person, after: -1 }, { person, org: anyId() }])
    assert.equal((await ask(token, body)).status, 400);
  // A worker of another site: of the person only what every device has; not that something waits elsewhere.
  await push([write('test.thing', { n: 1 }, { subject: person, version: 1, body: { n: 'x' } })]);
  const { json: van } = await server.call('POST', '/v1/sites', {
    token,
    body: { name: `Van ${mark}`, channel: 'mobile' },
  });
  const bound = await people.member('coordinator', { sites: [van.id] });
  const seen = (await ask(bound.token)).json;
  assert.deepEqual(
    seen.held.map(({ entry }: { entry: Entry }) => entry.kind),
    ['cards.card'],
  );
  assert.equal(seen.waiting, 0);
  assert.equal((await ask(token)).json.waiting, 1);
});

test('who may not erase orders nothing: no peer, nobody bound to a site, no page of another origin', async () => {
  const person = anyId();
  await push(whole(person, 'kept').entries);
  for (const by of [
    await people.member('peer'),
    await people.member('coordinator', { sites: [place.site] }),
  ]) {
    const order = by.writer.entry({ kind: 'log.erase', body: { person } });
    const { json } = await server.call('POST', '/v1/entries', {
      token: by.token,
      body: { entries: [order] },
    });
    assert.equal(json.verdicts[0].code, 'not-allowed');
  }
  // What a page of another origin can send without being asked: no token goes with it, and no such type is read.
  for (const path of ['/v1/held', '/v1/entries']) {
    const response = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example', 'content-type': 'text/plain' },
      body: JSON.stringify({ person, entries: [orderFor(person)] }),
    });
    assert.ok([400, 401].includes(response.status), String(response.status));
  }
  assert.equal((await held(person)).held.length, 4);
});
