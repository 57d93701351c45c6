import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock as systemClock } from '#cli/adapters/ports.ts';
import { sql } from '#database/sql.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { createWriter } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';
import { readLacks } from '../review/lacks.ts';

/** It is the evening of 1 November where the program is, and the 2nd in UTC. */
const now = Date.parse('2026-11-02T03:00:00Z');

const start = async () => {
  const server = await startTestServer({ clock: { ...systemClock, now: () => now } });
  const { token, place } = await setUpTestServer(server);
  const call = (method: string, path: string, body?: unknown) =>
    server.call(method, path, { token, ...(body !== undefined && { body }) });
  await call('PATCH', '/v1/organization', { settings: { zone: 'America/New_York' } });
  const writer = createWriter(place);
  const save = async (kind: string, at: string, body: object, site = place.site) => {
    const { version = 1 } = kindRegistry.find(kind) ?? {};
    const entry = writer.entry({ kind, version, site, occurredAt: at, recordedAt: at, body: body as never });
    const { json } = await call('POST', '/v1/entries', { entries: [entry] });
    assert.equal(json.verdicts?.[0]?.verdict, 'accepted', JSON.stringify(json));
  };
  return { server, place, call, save };
};
const foil = (quantity: number) => ({ channel: 'fixed', lines: [{ item: 'foil', quantity }] });

test('the name of a file tells the days that are in it, and today is the day of the place', async () => {
  const { call, save } = await start();
  await save('stock.receive', '2026-10-10T09:00:00-04:00', { lines: [{ item: 'foil', quantity: 50 }] });
  await save('exchange.handout', '2026-10-10T12:00:00-04:00', foil(5));
  await save('exchange.handout', '2026-10-11T12:00:00-04:00', foil(7));
  const nameOf = async (id: string, days: string) =>
    (await call('GET', `/v1/reports/${id}/csv?${days}`)).headers.get('content-disposition');
  const days = 'from=2026-10-11&to=2026-10-20';
  const csv = await call('GET', `/v1/reports/exchange.items/csv?${days}`);
  assert.match(csv.json, /foil,7,1/);
  assert.match(
    (await nameOf('exchange.items', days)) ?? '',
    /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w%-]+-2026-10-11-2026-10-20-exchange-items\.csv$/,
  );
  assert.match((await nameOf('stock.runs-short', days)) ?? '', /-2026-11-01-stock-runs-short\.csv$/);
  assert.match((await nameOf('stock.closing', days)) ?? '', /-2026-10-20-stock-closing\.csv$/);
  const short = (await call('GET', `/v1/reports/stock.runs-short?${days}`)).json;
  assert.deepEqual([short.about, short.asOf, short.rows[0].used], ['today', '2026-11-01', 12]);
  assert.equal(
    (await call('GET', `/v1/reports/stock.closing?from=2026-10-01&to=2026-12-31`)).json.asOf,
    '2026-11-01',
  );
  assert.equal((await call('GET', '/v1/reports')).json.since, '2026-10-10');
});

test('a site that was closed or renamed has its name in tables, headlines and files; three of one name are told apart', async () => {
  const { call, save, place } = await start();
  const [first, second] = [
    await call('POST', '/v1/sites', { name: 'Hub', channel: 'fixed' }),
    await call('POST', '/v1/sites', { name: 'Van', channel: 'mobile' }),
  ].map(({ json }) => String(json.id));
  assert.ok(first !== undefined && second !== undefined);
  for (const site of [place.site, first, second])
    await save('exchange.handout', '2026-10-10T12:00:00-04:00', foil(1), site);
  await call('PATCH', `/v1/sites/${second}`, { name: 'Hub' });
  const closed = await call('PATCH', `/v1/sites/${second}`, { removed: true, despite: ['site-has-stock'] });
  assert.equal(closed.status, 200, JSON.stringify(closed.json));
  const days = 'from=2026-10-01&to=2026-10-31';
  const { json } = await call('GET', `/v1/reports/exchange.sets?${days}`);
  assert.deepEqual(
    json.sites.map(({ id, removed }: { id: string; removed: boolean }) => [id, removed]).toSorted(),
    [
      [place.site, false],
      [first, false],
      [second, true],
    ].toSorted(),
  );
  const names = json.sites.map(({ name }: { name: string }) => name);
  assert.equal(new Set(names).size, 3);
  for (const name of names) assert.match(name, /^Hub \([0-9a-f]{4}\)$/);
  const headlines = (await call('GET', `/v1/headlines?${days}`)).json;
  assert.deepEqual(headlines.sites, json.sites);
  const csv = String((await call('GET', `/v1/reports/exchange.sets/csv?${days}`)).json);
  for (const { id, name } of json.sites) {
    assert.ok(csv.includes(name), name);
    assert.ok(!csv.includes(id));
  }
});

test('totals come with the table only where they stand for something', async () => {
  const { call, save, server } = await start();
  await save('visits.visit', '2026-10-10T12:00:00-04:00', {
    channel: 'fixed',
    services: ['disposal', 'wound-care'],
  });
  await save('visits.visit', '2026-09-10T12:00:00-04:00', { channel: 'fixed', services: ['disposal'] });
  const days = 'from=2026-09-01&to=2026-10-31';
  const totals = async (id: string) => (await call('GET', `/v1/reports/${id}?${days}`)).json.totals;
  assert.deepEqual(await totals('visits.visits'), { visits: 2, anonymous: 2, people: 2 });
  assert.deepEqual(await totals('visits.answers'), {});
  const found = await server.database.acrossOrganizations((tx) => tx.rows(sql`select 1 as n from visit_day`));
  assert.equal(found.length, 2);
});

test('headlines say what they lack: what is held, what never came, who was not in contact, and how far the log had come', async () => {
  const { server, place, call, save } = await start();
  const days = 'from=2026-10-01&to=2026-10-31';
  const lacks = async (more = '') => (await call('GET', `/v1/headlines?${days}${more}`)).json.lacks;
  await save('exchange.handout', '2026-10-10T12:00:00-04:00', foil(5));
  const before = await lacks();
  assert.deepEqual([before.held, before.forks, before.gaps, before.imports], [0, 0, 0, 0]);
  assert.equal(before.fadedBefore, null);
  assert.deepEqual(before.devices, [], 'whoever is in contact now has handed in October');
  // One of an unknown site is held, and of this device the second entry never comes.
  const writer = createWriter(place);
  const time = { occurredAt: '2026-10-12T12:00:00-04:00', recordedAt: '2026-10-12T12:00:00-04:00' };
  const entry = (more = {}) =>
    writer.entry({ kind: 'exchange.handout', version: 2, ...time, body: foil(3), ...more });
  const first = entry({ site: anyId() });
  entry();
  const third = entry();
  await call('POST', '/v1/entries', { entries: [first, third] });
  for (const n of [1, 2])
    await call('POST', '/v1/entries', { entries: [entry({ supersedes: [third.id], body: foil(n) })] });
  const after = await lacks();
  assert.deepEqual([after.held, after.forks, after.gaps], [1, 1, 1]);
  assert.ok(after.place > before.place);
  assert.equal((await lacks(`&site=${place.site}`)).held, 0, 'what is held is of another site');
  // A phone that was last in contact in the middle of the month, with two entries to send.
  await server.database.inOrganization(place.org, (tx) =>
    tx.run(
      sql`update access_token set seen_at = '2026-10-20T12:00:00Z', created_at = '2026-10-01T12:00:00Z', unsent = 2 where org_id = ${place.org}`,
    ),
  );
  const silent = await server.database.readOrganization(place.org, (tx) =>
    tx.rows<{ device: string }>(sql`select device from access_token where org_id = ${place.org}`),
  );
  const { devices } = await readLacks(server.database, {
    org: place.org,
    site: undefined,
    from: '2026-10-01',
    to: '2026-10-31',
    settings: { zone: 'America/New_York', keepDays: 365 },
    now,
    everywhere: [],
  });
  assert.deepEqual(
    devices.map(({ id, seenAt, unsent }) => [id, seenAt, unsent]),
    [[silent[0]?.device, Date.parse('2026-10-20T12:00:00Z'), 2]],
  );
});

test('what to order is told per site and for all, as of today; what nobody knows is null', async () => {
  const { call, save, place } = await start();
  const van = String((await call('POST', '/v1/sites', { name: 'Van', channel: 'mobile' })).json.id);
  const at = (day: string) => `${day}T12:00:00-05:00`;
  await save('stock.receive', at('2026-08-01'), { lines: [{ item: 'foil', quantity: 400 }] });
  // Four weeks at 70, then nothing on the shelf for a month, then new boxes.
  for (const day of ['2026-08-10', '2026-08-17', '2026-08-24', '2026-08-31'])
    await save('exchange.handout', at(day), foil(70));
  await save('stock.count', at('2026-09-05'), { lines: [{ item: 'foil', counted: 0 }] });
  await save('stock.receive', at('2026-11-01'), {
    lines: [
      { item: 'foil', quantity: 100, lot: 'A', expires: '2026-11-07' },
      { item: 'foil', quantity: 30 },
    ],
  });
  await save('stock.transfer', at('2026-10-31'), {
    to: van,
    later: true,
    lines: [{ item: 'foil', quantity: 10 }],
  });
  await save('visits.unmet', at('2026-10-20'), {
    lines: [
      { item: 'foil', given: 40, asked: 100 },
      { item: 'foil', given: 3 },
      { item: 'stem', given: 0 },
    ],
  });
  const { json } = await call('GET', '/v1/needs?weeks=4');
  assert.deepEqual([json.asOf, json.until, json.place > 0], ['2026-11-01', '2026-11-28', true]);
  const of = (site?: string) => json.needs.find((need: { site?: string }) => need.site === site);
  const known = { item: 'foil', expires: 30, held: 0, perWeek: 70, isLeast: false };
  // Today and the six days after it use 70 of the 100 that expire on the 7th.
  assert.deepEqual(of(place.site), {
    ...known,
    site: place.site,
    onHand: 120,
    coming: 0,
    // The week in which the shelf was counted empty is left out, too.
    weeks: 3,
    weeksOut: 9,
    weeksLeft: 1.2,
    order: 4 * 70 - 90,
    unmet: 60,
  });
  assert.deepEqual([of(van).coming, of(van).onHand, of(van).perWeek, of(van).order], [10, null, null, null]);
  assert.deepEqual([of().onHand, of().coming, of().order], [120, 10, 4 * 70 - 90 - 10]);
  const short = await call('GET', '/v1/reports/visits.unmet?from=2026-10-01&to=2026-10-31');
  assert.match(short.json.definition.not, /this much or more/);
  assert.deepEqual(
    short.json.rows.map(({ month: _m, site: _s, ...row }: Record<string, unknown>) => row),
    [
      { item: 'foil', times: 2, asked: 100, given: 40, short: 60, unsaid: 1 },
      { item: 'stem', times: 1, asked: '', given: '', short: '', unsaid: 1 },
    ],
  );
  const one = await call('GET', `/v1/needs?until=2026-11-28&site=${place.site}`);
  assert.deepEqual(one.json.needs, [of(place.site)]);
  for (const wrong of ['', 'weeks=0', 'until=2026-10-31', 'weeks=4&until=2026-12-01'])
    assert.equal((await call('GET', `/v1/needs?${wrong}`)).status, 400, wrong);
});

test('a figure links to the entries it is counted from: corrected ones once, as they count, and no person with them', async () => {
  const { call, save, server, place } = await start();
  const at = (day: string) => `${day}T12:00:00-05:00`;
  await save('exchange.handout', at('2026-10-10'), foil(5));
  await save('exchange.return', at('2026-10-11'), {
    channel: 'fixed',
    returned: { how: 'counted', count: 7 },
  });
  await save('exchange.return', at('2026-09-30'), {
    channel: 'fixed',
    returned: { how: 'counted', count: 9 },
  });
  const writer = createWriter(place);
  const push = (entry: object) => call('POST', '/v1/entries', { entries: [entry] });
  const wrong = writer.entry({
    kind: 'exchange.return',
    occurredAt: at('2026-10-12'),
    subject: anyId(),
    visit: anyId(),
    body: { channel: 'fixed', returned: { how: 'counted', count: 80 } },
  });
  await push(wrong);
  const right = writer.entry({
    ...wrong,
    id: anyId(),
    deviceSeq: wrong.deviceSeq + 1,
    supersedes: [wrong.id],
    body: { channel: 'fixed', returned: { how: 'counted', count: 8 } },
  });
  await push(right);
  const days = 'from=2026-10-01&to=2026-10-31';
  const { json } = await call('GET', `/v1/headlines/returned/entries?${days}`);
  assert.deepEqual(
    json.entries.map(({ body }: { body: { returned: { count: number } } }) => body.returned.count),
    [7, 8],
  );
  assert.equal(JSON.stringify(json).includes(String(wrong.subject)), false);
  assert.equal(JSON.stringify(json).includes(String(wrong.visit)), false);
  assert.equal(json.next, undefined);
  const { headlines } = (await call('GET', `/v1/headlines?${days}`)).json;
  const returned = headlines.find(({ id }: { id: string }) => id === 'returned');
  assert.deepEqual([returned.value, returned.hasEntries], [15, true]);
  assert.equal((await call('GET', `/v1/headlines/nothing/entries?${days}`)).status, 404);
  await server.stop();
});
