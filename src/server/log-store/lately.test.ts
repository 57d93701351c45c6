import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, random } from '#cli/adapters/ports.ts';
import { addDays, msToDate } from '#log/calendar.ts';
import type { Entry, JsonObject } from '#log/index.ts';
import { grant } from '#server/access/sign-in.ts';
import { createWriter } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';

const server = await startTestServer();
const { place, token } = await setUpTestServer(server);
const today = msToDate(clock.now());
const since = addDays(today, -30);
const [old, lately] = [addDays(today, -50), addDays(today, -3)];

const writer = createWriter(place);
const on = (day: string, kind: string, body: JsonObject, more: Partial<Entry> = {}): Entry => {
  const time = `${day}T12:00:00Z`;
  return writer.entry({ kind, version: 1, body, occurredAt: time, recordedAt: time, ...more });
};
const give = (day: string, quantity: number, more: Partial<Entry> = {}): Entry =>
  on(day, 'exchange.handout', { channel: 'fixed', lines: [{ item: 'cooker', quantity }] }, more);
const receive = (day: string, quantity: number): Entry =>
  on(day, 'stock.receive', { lines: [{ item: 'cooker', quantity }] });
const push = async (...entries: readonly Entry[]): Promise<void> => {
  const { json } = await server.call('POST', '/v1/entries', { token, body: { entries } });
  for (const { verdict } of json.verdicts) assert.equal(verdict, 'accepted', JSON.stringify(json));
};
/** Ids that a phone gets, page by page, and what is said of its checkpoint. */
const pull = async (query: string, limit = 500) => {
  const ids = new Set<string>();
  for (let after = 0; ; ) {
    const address = `/v1/entries?after=${after}&limit=${limit}&since=${since}${query}`;
    const { json } = await server.call('GET', address, { token });
    for (const { entry } of json.entries) ids.add(entry.id);
    if (!json.more) return { ids, checkpoint: json.checkpoint };
    assert.ok(json.next > after);
    after = json.next;
  }
};
const checkpoint = async (query = '', as = token) =>
  (await server.call('GET', `/v1/checkpoint${query}`, { token: as })).json;

const oldGive = give(old, 4);
const gone = give(old, 5);
const voided = on(lately, 'log.void', { reason: 'slip' }, { supersedes: [gone.id] });
const moved = give(old, 6);
const movedTo = give(lately, 7, { supersedes: [moved.id] });
const back = give(lately, 8);
const backTo = give(old, 9, { supersedes: [back.id] });
const forked = give(old, 10);
const [left, right] = [11, 12].map((quantity) => give(old, quantity, { supersedes: [forked.id] }));
assert.ok(left && right);
const linked = give(old, 13, { subject: anyId() });
const fresh = give(lately, 14);
const received = receive(old, 500);
const all = [
  oldGive,
  received,
  gone,
  moved,
  back,
  backTo,
  forked,
  left,
  right,
  linked,
  fresh,
  movedTo,
  voided,
];
await push(...all);

test('a phone of the last days gets these, all that stands whatever its age, and families whole', async () => {
  const passed = new Set([oldGive.id, gone.id]);
  const expected = all.map(({ id }) => id).filter((id) => !passed.has(id));
  // In small pages a correction comes pages after what it corrects, which was passed over.
  for (const limit of [1, 2, 500]) {
    const { ids } = await pull('', limit);
    assert.deepEqual([...ids].toSorted(), expected.toSorted(), String(limit));
  }
});

test('a phone of an older build, that asks for no days, gets everything', async () => {
  const { json } = await server.call('GET', '/v1/entries?after=0', { token });
  assert.deepEqual(
    json.entries.map(({ entry }: { entry: Entry }) => entry.id).toSorted(),
    all.map(({ id }) => id).toSorted(),
  );
  assert.equal('checkpoint' in json, false);
});

test('a checkpoint begins where the organization says, and not later, whatever a phone asks', async () => {
  assert.deepEqual([(await checkpoint()).since, (await checkpoint()).wanted], [since, since]);
  assert.equal((await checkpoint(`?since=${addDays(today, 365)}`)).since, since);
  const earlier = addDays(today, -45);
  assert.deepEqual([(await checkpoint(`?since=${earlier}`)).since], [earlier]);
  const keep = (deviceDays: number) =>
    server.call('PATCH', '/v1/organization', { token, body: { settings: { deviceDays } } });
  assert.equal((await keep(5)).status, 200);
  assert.equal((await checkpoint()).since, addDays(today, -5));
  assert.equal((await keep(0)).status, 400);
  assert.equal((await keep(30)).status, 200);
  const given = (await checkpoint()).shelves.flatMap(({ moves }: { moves: { quantity: number }[] }) => moves);
  // 4, 9 and 13, and of the fork the answer that counts for now; what was taken back or moved to a later day is not among them.
  assert.ok(
    [-(4 + 9 + 13 + 11), -(4 + 9 + 13 + 12)].includes(
      given.reduce((sum: number, move: { quantity: number }) => sum + move.quantity, 0),
    ),
  );
});

test('a worker of one site gets the shelves of that site', async () => {
  const other = await server.call('POST', '/v1/sites', { token, body: { name: 'Van', channel: 'mobile' } });
  await push(give(old, 3, { site: other.json.id }), { ...receive(old, 20), site: other.json.id });
  const bound = await server.call('POST', '/v1/workers', {
    token,
    body: { name: 'Bound', role: 'peer', passphrase: 'nine grey herons', sites: [other.json.id] },
  });
  assert.equal(bound.status, 201, JSON.stringify(bound.json));
  const granted = await grant({ database: server.database, clock, random }, place.org, anyId(), {
    id: bound.json.id,
    role: 'peer',
  });
  const { shelves } = await checkpoint('', granted.token);
  assert.deepEqual(
    shelves.map(({ site, moves }: { site: string; moves: { quantity: number }[] }) => [
      site,
      moves[0]?.quantity,
    ]),
    [[other.json.id, -3]],
  );
});

test('a checkpoint stands until something changes of the days before it', async () => {
  const says = async (): Promise<string> => {
    const { seq } = taken;
    return (await pull(`&checkpoint=${seq}`)).checkpoint;
  };
  let taken = await checkpoint();
  const change = async (expected: string, ...entries: readonly Entry[]): Promise<void> => {
    await push(...entries);
    assert.equal(await says(), expected, entries[0]?.kind);
    taken = await checkpoint();
    assert.equal(await says(), 'stands');
  };
  const mine = give(lately, 2);
  await change('stands', mine, receive(lately, 9));
  // Both are on the phone.
  await change('stands', give(lately, 1, { supersedes: [mine.id] }));
  await change('moved', give(old, 2));
  await change('moved', give(lately, 2, { supersedes: [oldGive.id] }));
  const count = on(old, 'stock.count', { lines: [{ item: 'cooker', counted: 3 }] });
  await change('moved', count);
  await change('moved', on(lately, 'log.void', { reason: 'slip' }, { supersedes: [count.id] }));
  const stretch = { device: writer.device, first: oldGive.deviceSeq, last: oldGive.deviceSeq };
  const order = on(lately, 'log.takeback', { ...stretch, reason: 'mistake' });
  await change('moved', order);
  await change('moved', on(lately, 'log.void', { reason: 'slip' }, { supersedes: [order.id] }));
  await change('moved', on(lately, 'log.redate', { ...stretch, days: 47 }));
  assert.ok((await pull('')).ids.has(oldGive.id));
});
