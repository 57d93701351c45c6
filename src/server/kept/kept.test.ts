import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random, sha256, clock as systemClock } from '#cli/adapters/ports.ts';
import { createProjector } from '#database/projection/projector.ts';
import { type Entry, eraseKind, hlcFormat } from '#log/index.ts';
import { createWriter } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { kindsWithThing, setUpTestServer, startTestServer, thingRoom } from '../../../test/support/server.ts';
import { entrySource } from '../log-store/source.ts';
import { projectionsOf, rooms, stockEffectOfAll } from '../programs.ts';
import { createBlurring } from '../timers/retention.ts';

const at = { now: Date.parse('2026-11-03T15:00:00Z') };
const clock = { ...systemClock, now: () => at.now };
const server = await startTestServer({ clock });
const { token, place } = await setUpTestServer(server);
const call = (method: string, path: string, body?: unknown) =>
  server.call(method, path, { token, ...(body !== undefined && { body }) });
const deps = { database: server.database, clock, random, sha256, kinds: kindsWithThing };
const projector = createProjector(projectionsOf(deps, [...rooms, thingRoom]));
await call('PATCH', '/v1/organization', { settings: { zone: 'UTC' } });

const writer = createWriter(place);
const hand = async (...entries: readonly Entry[]): Promise<void> => {
  const { json } = await call('POST', '/v1/entries', { entries });
  assert.deepEqual(
    json.verdicts.map(({ verdict }: { verdict: string }) => verdict),
    entries.map(() => 'accepted'),
    JSON.stringify(json),
  );
};
/** A visit of somebody with a code, or of nobody known, with two parts of a set in two hand-outs. */
const visit = (day: string, subject?: string): readonly Entry[] => {
  const own = { occurredAt: `${day}T12:00:00Z`, recordedAt: `${day}T12:00:00Z`, visit: anyId() };
  const known = subject === undefined ? own : { ...own, subject };
  const given = (item: string) => ({
    ...known,
    kind: 'exchange.handout',
    version: 2,
    body: { channel: 'fixed', lines: [{ item, quantity: 3 }] },
  });
  return [
    writer.entry({ ...known, kind: 'visits.visit', body: { channel: 'fixed' } }),
    writer.entry(given('barrel-3ml')),
    writer.entry(given('needle-23g-1')),
  ];
};
const days = (from: string, to: string) => `from=${from}&to=${to}`;
const october = days('2026-10-01', '2026-10-31');
const rows = async (id: string, asked = october) =>
  (await call('GET', `/v1/reports/${id}?${asked}`)).json.rows;
const people = async (asked = october) => {
  const [row] = await rows('visits.people', asked);
  return [row.visits, row.uniqueLow, row.uniqueHigh];
};
const closed = async (asked = october) => (await call('GET', `/v1/closed?${asked}`)).json.closed;
const close = (from = '2026-10-01', to = '2026-10-31') => call('POST', '/v1/kept/close', { from, to });
const fade = () =>
  server.database.inOrganization(place.org, (tx) =>
    createBlurring({ ...deps, projector, effectOf: stockEffectOfAll }).run(tx, {
      ...{ org: place.org, id: place.org, kind: 'fade', dueAt: at.now, now: at.now, rings: 0, payload: {} },
    }),
  );

const someone = Array.from({ length: 4 }, () => anyId());
const first = [
  ...visit('2026-10-05', someone[0]),
  ...visit('2026-10-12', someone[0]),
  ...visit('2026-10-13', someone[1]),
  ...visit('2026-10-14', someone[2]),
  ...visit('2026-10-15'),
];

test('a closed month says what it said, and beside it what moved since and why; opening it again is undone', async () => {
  await hand(...first, ...visit('2026-09-08', someone[0]), ...visit('2026-09-09', someone[3]));
  assert.deepEqual(await people(), [5, 3, 4]);
  assert.equal((await close('2026-10-01', '2026-10-30')).json.code, 'request-invalid');
  assert.equal((await close('2026-11-01', '2026-11-30')).json.code, 'request-invalid');
  assert.equal(await closed(), null);
  assert.deepEqual((await close()).json, { number: 1 });
  assert.deepEqual((await close('2026-09-01', '2026-09-30')).json, { number: 2 });
  const before = await closed();
  assert.deepEqual(
    [before.number, before.author, before.at.slice(0, 10), before.changes, before.tables],
    [1, place.worker, '2026-11-03', [], 0],
  );

  const [late, barrels, needles] = visit('2026-10-20', someone[3]);
  const [, handout] = first;
  assert.ok(late && barrels && needles && handout);
  const corrected = writer.entry({
    ...{ kind: 'exchange.handout', version: 2, occurredAt: handout.occurredAt, recordedAt: late.recordedAt },
    ...{ visit: handout.visit ?? '', subject: someone[0] ?? '', supersedes: [handout.id] },
    body: { channel: 'fixed', lines: [{ item: 'barrel-3ml', quantity: 2 }] },
    hlc: hlcFormat({ ms: 1_773_000_000_000, counter: 0 }, writer.device),
  });
  await hand(late, barrels, needles, corrected);
  assert.deepEqual(await people(), [5, 3, 4], 'what was closed stands');
  const after = await closed();
  assert.deepEqual([after.moved.visits, after.moved.others, after.moved.corrected], [1, 0, 1]);
  assert.deepEqual(
    after.changes
      .map(({ id, was, now }: { id: string; was: number; now: number }) => [id, was, now])
      .toSorted(),
    [
      ['people', 5, 6],
      ['sets', 15, 17],
      ['visits', 5, 6],
    ],
  );
  const csv = (await call('GET', `/v1/reports/visits.visits/csv?${october}`)).json;
  assert.match(csv, /,5,1,5\r\n$/);
  assert.deepEqual((await rows('visits.visits', `${october}&site=${place.site}`))[0].visits, 5);
  assert.deepEqual(await people(`${october}&site=${place.site}`), [5, 3, 4]);

  assert.equal((await call('POST', '/v1/kept/1/standing', { closed: false })).status, 200);
  assert.deepEqual(await people(), [6, 4, 5]);
  assert.equal(await closed(), null);
  assert.equal((await call('POST', '/v1/kept/1/standing', { closed: true })).status, 200);
  assert.deepEqual(await people(), [5, 3, 4]);
  assert.equal((await close()).json.number, 3);
  assert.deepEqual(await people(), [6, 4, 5]);
  const { json } = await call('GET', '/v1/kept');
  assert.deepEqual(
    json.kept.map(({ number, standing }: { number: number; standing: boolean }) => [number, standing]),
    [
      [3, true],
      [2, true],
      [1, false],
    ],
  );
});

test('a printed report has a number that stays while nothing moves, and tells what moved once something did', async () => {
  const november = { from: '2026-11-01', to: '2026-11-30', why: 'printed', tables: ['exchange.items'] };
  await hand(...visit('2026-11-02', someone[1]));
  const keep = async (more = {}) => (await call('POST', '/v1/kept', { ...november, ...more })).json.number;
  assert.equal(await keep(), 4);
  assert.equal(await keep({ why: 'saved' }), 4, 'nothing moved: the same report');
  assert.equal(await keep({ from: '2026-10-01', to: '2026-10-31' }), 3, 'closed days have their number');
  assert.equal(await keep({ tables: ['exchange.items', 'visits.answers'] }), 5, 'it holds more');
  const look = async (number: number) => (await call('GET', `/v1/kept/${number}`)).json;
  assert.deepEqual([(await look(4)).headlines, (await look(4)).tables], [[], []]);
  const [more] = visit('2026-11-02');
  assert.ok(more);
  await hand(more);
  const looked = await look(4);
  assert.deepEqual(
    looked.headlines.find(({ id }: { id: string }) => id === 'visits'),
    { id: 'visits', title: 'visits.report.count', was: 1, now: 2 },
  );
  assert.equal(looked.moved.visits, 1);
  const [visits] = looked.tables.filter(({ id }: { id: string }) => id === 'visits.visits');
  assert.deepEqual(visits.changes[0], {
    at: { month: '2026-11-01', site: place.site, channel: 'fixed' },
    ...{ column: 'visits', was: 1, now: 2 },
  });
  assert.equal(await keep(), 6);
  assert.equal((await call('GET', '/v1/kept/99')).status, 404);
  // Devices need none of it; the log and its export have all of it.
  const pulled = (await call('GET', '/v1/entries?after=0')).json.entries;
  assert.ok(pulled.every(({ entry }: { entry: Entry }) => !entry.kind.startsWith('report.')));
  assert.match(String((await call('GET', '/v1/export')).json), /"report\.figures"/);
});

test('a factor that is set later reckons what was measured before, marked so; until then nobody knows, and a closed month stays', async () => {
  const july = days('2026-07-01', '2026-07-31');
  const back = (returned: object) =>
    writer.entry({
      ...{ kind: 'exchange.return', occurredAt: '2026-07-08T12:00:00Z', recordedAt: '2026-07-08T12:00:00Z' },
      body: { channel: 'fixed', returned } as Entry['body'],
    });
  await hand(back({ how: 'weight', amount: 2, unit: 'kg' }), ...visit('2026-07-08'));
  const told = async () => {
    const [{ returnPercent, syringes, estimated, unknown }] = await rows('exchange.summary', july);
    return { returnPercent, syringes, estimated, unknown };
  };
  assert.deepEqual(await told(), { returnPercent: '', syringes: '', estimated: '', unknown: 1 });
  assert.match((await call('GET', `/v1/reports/exchange.summary/csv?${july}`)).json, /\n3,0,0,,,1,,0,\r/);
  assert.equal((await close('2026-07-01', '2026-07-31')).status, 200);
  await hand(
    writer.entry({
      ...{ kind: 'exchange.factor', occurredAt: '2026-11-03T12:00:00Z', recordedAt: '2026-11-03T12:00:00Z' },
      body: { unit: 'lb', perUnit: 100 },
    }),
  );
  assert.deepEqual(await told(), { returnPercent: '', syringes: '', estimated: '', unknown: 1 });
  const after = await closed(july);
  assert.equal(after.moved.settings, 1);
  assert.deepEqual(
    after.changes.map(({ id, was, now }: { id: string; was: null; now: number }) => [id, was, now]),
    [['returned', null, 441]],
  );
  await call('POST', `/v1/kept/${after.number}/standing`, { closed: false });
  assert.deepEqual(await told(), { returnPercent: 14_700, syringes: 441, estimated: 441, unknown: 0 });
  assert.deepEqual(
    (await rows('exchange.returns', july)).map(
      ({ how, returns, syringes, unknown }: Record<string, unknown>) => [
        ...[how, returns, syringes, unknown],
      ],
    ),
    [['weight-later', 1, 441, 0]],
  );
});

test('a month that is over and soon fades is asked about until it is closed, and again when it is opened', async () => {
  const asked = async () => {
    const { lists } = (await call('GET', '/v1/waiting')).json;
    const found = lists.find(({ code }: { code: string }) => code === 'app.months');
    return found?.items.map(({ path }: { path: string }) => path) ?? [];
  };
  const before = at.now;
  const keep = (keepDays: number) =>
    call('PATCH', '/v1/organization', { settings: { keepDays }, despite: ['keep-shorter'] });
  assert.deepEqual(await asked(), [], 'it is kept for a year');
  at.now = Date.parse('2026-12-02T15:00:00Z');
  assert.equal((await keep(90)).status, 200);
  const october = '/report?month=2026-10';
  const open = await asked();
  assert.deepEqual(open, [], 'October is closed, and nothing is left of other months, or they are not over');
  const { number } = await closed();
  const stand = (stands: boolean) => call('POST', `/v1/kept/${number}/standing`, { closed: stands });
  assert.equal((await stand(false)).status, 200);
  assert.deepEqual(await asked(), [october]);
  assert.equal((await stand(true)).status, 200);
  assert.deepEqual(await asked(), open);
  await keep(365);
  at.now = before;
});

test('what was closed stands when people were erased and times faded, in its month and in the year', async () => {
  const year = days('2026-08-01', '2026-10-31');
  assert.deepEqual(await people(year), [8, 4, 5]);
  const erase = writer.entry({ kind: eraseKind.kind, body: { person: someone[0] ?? '' } });
  await hand(erase);
  assert.deepEqual(await people(), [6, 4, 5]);
  assert.equal((await closed()).moved.erased, 1);
  at.now = Date.parse('2026-12-02T15:00:00Z');
  const keep = { settings: { keepDays: 30 }, despite: ['keep-shorter'] };
  assert.equal((await call('PATCH', '/v1/organization', keep)).status, 200);
  await fade();
  assert.deepEqual(await people(), [6, 4, 5]);
  const faded = await closed();
  assert.deepEqual([faded.moved.faded, faded.changes], [true, []], 'that it cannot be counted is no change');
  const [low, high] = [4, 7];
  assert.deepEqual(
    await people(year),
    [8, low, high],
    'the largest of its months at least, all of them at most',
  );
  const [sets] = await rows('exchange.sets', year);
  assert.equal(sets.complete, 6);
  assert.equal((await rows('exchange.sets', year))[1].complete, 17);
  const { before, after } = await projector.rebuild(server.database, entrySource, place.org);
  assert.deepEqual(before, after);
  assert.deepEqual(await people(), [6, 4, 5]);
});
