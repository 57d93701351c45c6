import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock as systemClock } from '#cli/adapters/ports.ts';
import { alertIn, dayMs, writer as draftsBy, start, text } from '#community/alerts/alerts.fixtures.ts';
import type { AlertEntry } from '#community/alerts/rules/life.ts';
import { readCap } from '#community/alerts/server/cap-reader.ts';
import { readAlert } from '#community/alerts/tables.ts';
import { createProjector } from '#database/projection/projector.ts';
import type { Entry, Uuid } from '#log/index.ts';
import { entrySource } from '#server/log-store/source.ts';
import { projectionsOf, rooms } from '#server/programs.ts';
import { createWriter, type Writer } from '../support/log.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** Alerts on the real server: who may move them, what it holds, and that they end by themselves. */

let now = start;
const clock = { ...systemClock, now: () => now };
const server = await startTestServer({ rooms, clock });
const { token, place } = await setUpTestServer(server);
const added = await server.call('POST', '/v1/workers', {
  token,
  body: { name: 'Second', role: 'coordinator', passphrase: 'a second warm passphrase' },
});
assert.equal(added.status, 201, JSON.stringify(added.json));
const { json: signed } = await server.call('POST', '/v1/sign-in', {
  body: { worker: 'Second', passphrase: 'a second warm passphrase', device: anyId() },
});
const secondWorker = String(signed.context.me.worker);

/** Each worker on a device of their own. */
const writers = new Map<Uuid, { readonly writer: Writer; readonly token: string }>([
  [place.worker, { writer: createWriter(place), token }],
  [secondWorker, { writer: createWriter({ ...place, worker: secondWorker }), token: String(signed.token) }],
]);
/** As the fixtures' workers stand for those here. */
const authorOf = (entry: AlertEntry): Uuid => (entry.author === draftsBy ? place.worker : secondWorker);

const push = async (entries: readonly AlertEntry[]): Promise<readonly string[]> => {
  const said: string[] = [];
  for (const entry of entries) {
    const author = authorOf(entry);
    const by = writers.get(author);
    assert.ok(by !== undefined);
    const { id, kind, version, body, occurredAt, hlc } = entry;
    const whole: Entry = by.writer.entry({
      id,
      kind,
      version,
      body,
      occurredAt,
      recordedAt: occurredAt,
      hlc,
      author,
    });
    const { json } = await server.call('POST', '/v1/entries', {
      token: by.token,
      body: { entries: [whole] },
    });
    const [verdict] = json.verdicts;
    said.push(verdict.code ?? verdict.verdict);
  }
  return said;
};
const stateOf = async (id: Uuid): Promise<string | undefined> =>
  (await server.database.readOrganization(place.org, (tx) => readAlert(tx, place.org, id)))?.state;
const waiting = async (): Promise<Readonly<Record<string, number>>> => {
  const { json } = await server.call('GET', '/v1/waiting', { token });
  return Object.fromEntries(
    json.lists.map(({ code, items }: { code: string; items: readonly unknown[] }) => [code, items.length]),
  );
};

test('a report waits for somebody, words wait for a second person, and what is out waits for nobody', async () => {
  now = start + dayMs;
  const alert = alertIn('issued');
  const [report, corroborate, grade, draft, approve] = alert.entries;
  assert.ok(report && corroborate && grade && draft && approve);
  assert.deepEqual(await push([report, corroborate, grade]), ['accepted', 'accepted', 'accepted']);
  assert.deepEqual(await waiting(), { 'alerts.reports': 1 });
  assert.deepEqual(await push([draft]), ['accepted']);
  assert.deepEqual(await waiting(), { 'alerts.drafts': 1 });
  assert.deepEqual(await push([approve]), ['accepted']);
  assert.deepEqual(await waiting(), {});
  assert.equal(await stateOf(alert.id), 'issued');
  await push(alert.move('cancel').entries.slice(-1));
});

test('the server holds an approval by whoever wrote the words, in one batch too, and no release takes it in', async () => {
  const alert = alertIn('drafted').move('approve', {}, draftsBy);
  assert.deepEqual((await push(alert.entries)).at(-1), 'same-worker');
  assert.equal(await stateOf(alert.id), 'drafted');
  const { json } = await server.call('GET', '/v1/quarantine', { token });
  const held = json.held.find(({ code }: { code: string }) => code === 'same-worker');
  const released = await server.call('POST', `/v1/quarantine/${held.key}/release`, { token });
  assert.equal(released.json.code, 'still-at-fault', JSON.stringify(released.json));
  assert.equal(await stateOf(alert.id), 'drafted');

  const both = alertIn('drafted').move('approve', {}, draftsBy);
  const by = writers.get(place.worker);
  const entries = both.entries.map(({ id, kind, version, body, occurredAt, hlc }) =>
    by?.writer.entry({ id, kind, version, body, occurredAt, recordedAt: occurredAt, hlc }),
  );
  const { json: pushed } = await server.call('POST', '/v1/entries', { token, body: { entries } });
  assert.equal(pushed.verdicts.at(-1).code, 'same-worker');
  assert.deepEqual(await push(both.move('approve').entries.slice(-1)), ['accepted']);
  assert.equal(await stateOf(both.id), 'issued');
  await push(both.move('cancel').entries.slice(-1));
  await push(alert.move('dismiss').entries.slice(-1));
});

test('a peer reports, grades and drafts, and cannot send out, extend, withdraw or dismiss', async () => {
  const peer = await server.call('POST', '/v1/workers', {
    token,
    body: { name: 'Peer', role: 'peer', passphrase: 'a third warm passphrase' },
  });
  assert.equal(peer.status, 201);
  const { json } = await server.call('POST', '/v1/sign-in', {
    body: { worker: 'Peer', passphrase: 'a third warm passphrase', device: anyId() },
  });
  const worker = String(json.context.me.worker);
  const writer = createWriter({ ...place, worker });
  const alert = alertIn('drafted').move('approve').move('extend').move('cancel').move('dismiss');
  const entries = alert.entries.map(({ id, kind, version, body, occurredAt, hlc }) =>
    writer.entry({ id, kind, version, body, occurredAt, recordedAt: occurredAt, hlc }),
  );
  const { json: pushed } = await server.call('POST', '/v1/entries', {
    token: String(json.token),
    body: { entries },
  });
  assert.deepEqual(
    pushed.verdicts.map((verdict: { verdict: string; code?: string }) => verdict.code ?? verdict.verdict),
    [...Array(4).fill('accepted'), ...Array(4).fill('not-allowed')],
  );
  assert.equal(await stateOf(alert.id), 'drafted');
});

test('an alert that expires yesterday is held with a reason, and nothing of it is out', async () => {
  const alert = alertIn('drafted');
  alert.move('approve', { valid: { sent: '2026-06-02T10:00:00Z', until: '2026-06-01T10:00:00Z' } });
  assert.equal((await push(alert.entries)).at(-1), 'body-invalid');
  assert.equal(await stateOf(alert.id), 'drafted');
});

test('an alert ends by itself: the server says so once, in the log, for devices whose clock is wrong', async () => {
  now = start + dayMs;
  const alert = alertIn('issued');
  await push(alert.entries);
  await server.timers.runDue();
  assert.equal(await stateOf(alert.id), 'issued');
  now = alert.at + 7 * dayMs + 1;
  await server.timers.runDue();
  await server.timers.runDue();
  assert.equal(await stateOf(alert.id), 'expired');
  const { json } = await server.call('GET', '/v1/entries?after=0&limit=500', { token });
  const ends = json.entries.filter(
    ({ entry }: { entry: Entry }) => entry.kind === 'alerts.expire' && entry.body['alert'] === alert.id,
  );
  assert.equal(ends.length, 1);
});

test('a longer time moves the end, and one that was withdrawn has none', async () => {
  now = start + dayMs;
  const longer = alertIn('issued').move('extend');
  const gone = alertIn('cancelled');
  await push([...longer.entries, ...gone.entries]);
  now = longer.at + 10 * dayMs;
  await server.timers.runDue();
  assert.equal(await stateOf(longer.id), 'issued');
  assert.equal(await stateOf(gone.id), 'cancelled');
  now = longer.at + 15 * dayMs;
  await server.timers.runDue();
  assert.equal(await stateOf(longer.id), 'expired');
});

test('tables made anew from the log are the same', async () => {
  const projector = createProjector(projectionsOf({ clock }, rooms));
  const { before, after } = await projector.rebuild(server.database, entrySource, place.org);
  assert.deepEqual(after, before);
  assert.ok((after['alert_move']?.rows ?? 0) > 20);
});

const page = async (
  path: string,
): Promise<{ readonly status: number; readonly type: string; readonly text: string }> => {
  const answer = await fetch(`${server.url}/p/test-program/alerts${path}`);
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
};

test('page, feed and CAP show what was approved, all the same version, and never a draft; a withdrawal goes everywhere', async () => {
  now = start + dayMs;
  const secret = { ...text, en: { ...text.en, line: 'SECRET DRAFT' } };
  const alert = alertIn('graded').move('draft', { text: secret });
  await push(alert.entries);
  for (const path of ['', '/feed.atom', '/feed.atom?lang=es'])
    assert.doesNotMatch((await page(path)).text, /SECRET/, path);
  await push(alert.move('approve').entries.slice(-1));
  const shown = await page('');
  assert.match(shown.text, /SECRET DRAFT/);
  assert.doesNotMatch(shown.text, /rose/i, 'the stamp is for staff');
  const feed = await page('/feed.atom');
  assert.match(feed.type, /^application\/atom\+xml/);
  const cap = /href="([0-9a-f-]+\.cap)"/.exec(feed.text.slice(feed.text.indexOf(alert.id)))?.[1] ?? '';
  const message = await page(`/${cap}`);
  assert.equal(message.status, 200);
  const read = readCap(new TextEncoder().encode(message.text));
  assert.equal(read.ok && read.value.infos[0]?.headline, 'SECRET DRAFT');
  for (const path of ['/none.cap', `/${alert.id}.cap`, '/feed.rss'])
    assert.equal((await page(path)).status, 404);

  await push(alert.move('cancel').entries.slice(-1));
  assert.doesNotMatch((await page('')).text, /SECRET/);
  const after = await page('/feed.atom');
  assert.match(after.text, /Withdrawn: SECRET DRAFT/);
  assert.equal((await page(`/${cap}`)).status, 404, 'the earlier message is there no more');
});

test('the form without an account opens an alert that nobody outside sees', async () => {
  const send = () =>
    fetch(`${server.url}/p/test-program/drug-report`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'effects=overdose&colour=blue&once=00000000-0000-7000-8000-0000000000aa',
    });
  assert.equal((await send()).status, 303);
  assert.equal((await send()).status, 303);
  const { json } = await server.call('GET', '/v1/entries?after=0&limit=500', { token });
  const reports = json.entries.filter(
    ({ entry }: { entry: Entry }) => entry.kind === 'alerts.report' && entry.body['source'] === 'public',
  );
  assert.equal(reports.length, 1);
  assert.equal(await stateOf(reports[0].entry.id), 'reported');
  assert.match(reports[0].entry.occurredAt, /T00:00:00/);
});
