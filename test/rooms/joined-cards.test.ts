import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry, JsonObject } from '#log/index.ts';
import { createReadMonth } from '#server/funder/contributions.ts';
import { rooms } from '#server/programs.ts';
import { visitsLeaving } from '#visits/leaving.ts';
import { dumpTables } from '../support/dump.ts';
import { createWriter } from '../support/log.ts';
import { createMembers } from '../support/members.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** Two cards of one person: what the server counts, what an erasure of one of them leaves, and who is asked. */

const server = await startTestServer();
const first = await setUpTestServer(server);
const { token, place } = first;
const members = createMembers(server, first);
const writer = createWriter(place);
const when = `${new Date(Date.now() - 3_600_000).toISOString().slice(0, 19)}+00:00`;
const write = (kind: string, body: JsonObject, subject?: string): Entry =>
  writer.entry({
    kind,
    body,
    ...{ occurredAt: when, recordedAt: when },
    ...(subject !== undefined && { subject }),
  });
const push = async (...entries: readonly Entry[]): Promise<readonly string[]> => {
  const { json } = await server.call('POST', '/v1/entries', { token, body: { entries } });
  return json.verdicts.map(({ verdict, code }: { verdict: string; code?: string }) => code ?? verdict);
};
const join = (whole: string, ...people: readonly string[]) =>
  people.map((person) => write('cards.joined', { whole }, person));
const part = (whole: string, ...people: readonly string[]) =>
  people.map((person) => write('cards.parted', { whole }, person));
const range = async (): Promise<readonly number[]> => {
  const path = '/v1/reports/visits.people?from=2026-01-01&to=2027-12-31';
  const [row] = (await server.call('GET', path, { token })).json.rows;
  return [row.uniqueLow, row.uniqueHigh];
};
/** People behind what may leave for a funder: what is held against the smallest number that a figure may speak of. */
const leaving = async (): Promise<number> => {
  const read = createReadMonth(
    rooms.flatMap(({ projections }) => projections),
    visitsLeaving,
  );
  const { parts } = await server.database.inOrganization(place.org, (tx) =>
    read(tx, place.org, { from: '2026-01-01', to: '2027-12-31' }),
  );
  return new Set(parts.flatMap(({ contributions }) => contributions.map(({ person }) => person))).size;
};
const waiting = async (as = token) =>
  (await server.call('GET', '/v1/waiting', { token: as })).json.lists
    .filter(({ code }: { code: string }) => code === 'cards.half')
    .flatMap(({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id));
const [ana, ben, cy] = [anyId(), anyId(), anyId()];
const whole = anyId();

test('cards that were joined count one person, in reports and in what leaves; taken apart, all is as it was', async () => {
  const visit = (person?: string) => write('visits.visit', { channel: 'fixed' }, person);
  await push(visit(ana), visit(ana), visit(ben), visit(cy), visit());
  assert.deepEqual([await range(), await leaving()], [[3, 4], 4]);
  assert.deepEqual(await push(...join(whole, ana, ben)), ['accepted', 'accepted']);
  assert.deepEqual([await range(), await leaving()], [[2, 3], 3]);
  const other = anyId();
  await push(...join(other, ben, cy));
  assert.deepEqual([await range(), await leaving()], [[1, 2], 2]);
  await push(...part(other, ben, cy));
  assert.deepEqual([await range(), await leaving()], [[2, 3], 3]);
  assert.deepEqual(await waiting(), []);
});

test('one that is erased by who did not know of the other leaves no way from it to the other, and a question to who may erase', async () => {
  assert.deepEqual(await push(write('log.erase', { person: ana })), ['accepted']);
  // A phone that was away says it again: it is erased as it comes.
  assert.deepEqual(await push(...join(anyId(), ana), write('cards.joined', { whole }, ana)), [
    'erased',
    'erased',
  ]);
  const rows = (await dumpTables(server.database)).filter((row) => row.includes(ana));
  assert.ok(
    rows.every((row) => row.startsWith('erased_person ') || row.includes('"log.erase"')),
    rows.join(),
  );
  const left = (await dumpTables(server.database)).filter((row) => row.includes(whole));
  assert.ok(left.length > 0 && left.every((row) => !row.includes(ana)));
  assert.deepEqual(
    await range(),
    [2, 5],
    'who is left counts by themselves; the erased visits are of nobody',
  );
  assert.deepEqual(await waiting(), [whole]);
  assert.deepEqual(await waiting((await members.member('peer')).token), []);
  await push(...part(whole, ben));
  assert.deepEqual(await waiting(), []);
});
