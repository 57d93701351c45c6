import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#database/sql.ts';
import { ruled, rulingsOf } from '#log/clock.ts';
import {
  type Clock,
  deviceClockHeader,
  type Entry,
  type JsonObject,
  msToTime,
  rulingKinds,
  type Uuid,
} from '#log/index.ts';
import { balances } from '#stock/balances.ts';
import { countingKinds } from '#stock/fade.ts';
import { stockOnHand } from '#stock/report/on-hand.ts';
import { effectOf } from '../../../test/simulator/kinds.ts';
import { createWriter } from '../../../test/support/log.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';

const start = Date.parse('2026-11-26T15:00:00Z');
const dayMs = 86_400_000;
const minuteMs = 60_000;

const begin = async () => {
  let now = start;
  const clock: Clock = { now: () => now, offsetMinutes: () => 0 };
  const server = await startTestServer({ clock });
  const { token, place } = await setUpTestServer(server);
  const phone = (aheadMs = 0, saysClock = true) => {
    const writer = createWriter(place);
    const held: Entry[] = [];
    const write = (kind: string, body: JsonObject, more: Partial<Entry> = {}): Entry => {
      const at = msToTime(now + aheadMs, 0);
      const entry = writer.entry({ kind, body, occurredAt: at, recordedAt: at, ...more });
      held.push(entry);
      return entry;
    };
    const send = async () => {
      const response = await fetch(`${server.url}/v1/entries`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          ...(saysClock && { [deviceClockHeader]: String(now + aheadMs) }),
        },
        body: JSON.stringify({ entries: held.splice(0) }),
      });
      const { verdicts } = (await response.json()) as {
        readonly verdicts: readonly { readonly verdict: string; readonly flags?: readonly string[] }[];
      };
      for (const { verdict } of verdicts) assert.equal(verdict, 'accepted');
      return verdicts.map(({ flags = [] }) => flags.includes('clock-skew'));
    };
    return {
      write,
      send,
      device: writer.device,
      count: (counted: number) => write('stock.count', { lines: [{ item: 'cooker', counted }] }),
      receive: (quantity: number) => write('stock.receive', { lines: [{ item: 'cooker', quantity }] }),
      give: (quantity: number, more: Partial<Entry> = {}) =>
        write('exchange.handout', { channel: 'fixed', lines: [{ item: 'cooker', quantity }] }, more),
    };
  };
  /** On hand on the server and on a device that read all of the log. */
  const onHand = async (): Promise<number> => {
    const there = await server.database.readOrganization(place.org, (tx) => stockOnHand(tx, place.org));
    const rows = await server.database.readOrganization(place.org, (tx) =>
      tx.rows<{ text: string }>(sql`select text from entry where org_id = ${place.org}`),
    );
    const entries = rows.map(({ text }) => JSON.parse(text) as Entry);
    const rulings = rulingsOf(entries.filter(({ kind }) => rulingKinds.includes(kind)));
    const here = balances(
      ruled(entries, rulings, countingKinds).flatMap(({ counted }) => effectOf(counted) ?? []),
    );
    const sum = (rows_: readonly { readonly onHand: number }[]): number =>
      rows_.reduce((total, row) => total + row.onHand, 0);
    assert.equal(sum(here), sum(there), 'device and server have one shelf');
    return sum(there);
  };
  const call = (method: string, path: string, body?: unknown) =>
    server.call(method, path, { token, ...(body !== undefined && { body }) });
  const clocks = async () => (await call('GET', '/v1/clocks')).json.clocks;
  /** How many wrong clocks wait for a person in the one list of what waits. */
  const waiting = async (): Promise<number> => {
    const { lists } = (await call('GET', '/v1/waiting')).json;
    return lists.find(({ code }: { code: string }) => code === 'log.clocks')?.items.length ?? 0;
  };
  return {
    server,
    place,
    phone,
    onHand,
    call,
    clocks,
    waiting,
    pass: (ms: number): void => {
      now += ms;
    },
  };
};

const fade = async (server: Awaited<ReturnType<typeof startTestServer>>, org: Uuid): Promise<void> => {
  await server.database.inOrganization(org, async (tx) => {
    await tx.run(sql`update timer set due_at = now() - interval '1 day' where kind = 'retention.blur'`);
  });
  await server.housekeeping.runDue();
};

test('a count from a phone a year ahead waits and freezes no shelf; what it hands out leaves the shelf at once', async () => {
  const { phone, onHand, clocks, waiting, call, pass } = await begin();
  const wrong = phone(365 * dayMs);
  const good = phone();
  wrong.count(500);
  assert.deepEqual(await wrong.send(), [true], 'flagged');
  good.give(100);
  pass(minuteMs);
  good.count(400);
  pass(minuteMs);
  good.receive(1_000);
  assert.deepEqual(await good.send(), [false, false, false]);
  assert.equal(await onHand(), 1_400);
  pass(minuteMs);
  wrong.give(60);
  await wrong.send();
  assert.equal(await onHand(), 1_340);
  const [clock, ...others] = await clocks();
  assert.equal(others.length, 0);
  assert.deepEqual(
    { ...clock, author: '', site: '' },
    {
      device: wrong.device,
      first: 1,
      last: 2,
      entries: 2,
      waiting: 1,
      author: '',
      site: '',
      says: '2027-11-26',
      received: '2026-11-26',
      days: -365,
    },
  );
  assert.equal(await waiting(), 1);
  const { device, first, last, days } = clock;
  assert.equal((await call('POST', '/v1/clocks', { device, first, last, days })).status, 200);
  assert.equal(await onHand(), 1_340, 'a count of before the later one changes nothing');
  const [moved] = await clocks();
  assert.equal(moved.waiting, 0);
  assert.equal(await waiting(), 0);
  assert.equal(moved.moved.days, -365);
  assert.equal((await call('POST', `/v1/clocks/${moved.moved.id}/back`)).status, 200);
  assert.equal(await onHand(), 1_340);
  assert.equal((await clocks())[0].waiting, 1);
});

test('all of a phone is moved by one entry, and stands where it stood when that is taken back', async () => {
  const { phone, onHand, clocks, call, server, place } = await begin();
  const wrong = phone(-20_000 * dayMs);
  const good = phone();
  good.receive(1_000);
  await good.send();
  for (let n = 0; n < 40; n += 1) wrong.give(2);
  assert.ok((await wrong.send()).every(Boolean), 'a phone in the past is flagged');
  assert.equal(await onHand(), 920);
  const months = async () => {
    const { json } = await call('GET', '/v1/reports/exchange.items?from=2026-11-01&to=2026-11-30');
    return json.rows?.reduce((sum: number, row: { quantity?: number }) => sum + (row.quantity ?? 0), 0);
  };
  assert.equal(await months(), 80, 'and counts in the month of the day it came in');
  const [clock] = await clocks();
  assert.equal(clock.days, 20_000);
  const count = async (): Promise<number> =>
    Number(
      (
        await server.database.readOrganization(place.org, (tx) =>
          tx.first<{ count: number }>(
            sql`select count(*)::int as count from entry where org_id = ${place.org}`,
          ),
        )
      )?.count,
    );
  const before = await count();
  await call('POST', '/v1/clocks', {
    device: clock.device,
    first: clock.first,
    last: clock.last,
    days: 19_999,
  });
  assert.equal(await count(), before + 1);
  assert.equal(await onHand(), 1_000, 'of the day before: history to a shelf that begins today');
  assert.equal(await months(), 80);
  await call('POST', `/v1/clocks/${(await clocks())[0].moved.id}/back`);
  assert.equal(await onHand(), 920);
});

test('a phone in 2021 that does not say what its clock says is flagged; imported history and a late phone are not', async () => {
  const { phone, onHand, clocks } = await begin();
  const old = phone(-1_825 * dayMs, false);
  old.give(5);
  assert.deepEqual(await old.send(), [true]);
  const importing = phone();
  importing.give(7, { occurredAt: '2023-02-01T00:00:00Z' });
  assert.deepEqual(await importing.send(), [false]);
  const late = phone();
  late.give(9, {
    occurredAt: msToTime(start - 40 * dayMs, 0),
    recordedAt: msToTime(start - 40 * dayMs, 0),
  });
  assert.deepEqual(await late.send(), [false]);
  assert.equal((await clocks()).length, 1);
  assert.equal(await onHand(), 0);
});

test('a count some minutes ahead counts when it came in, so that the next hand-out leaves the shelf', async () => {
  const { phone, onHand, pass } = await begin();
  const fast = phone(3 * 3_600_000);
  const good = phone();
  fast.count(100);
  assert.deepEqual(await fast.send(), [false]);
  pass(10 * minuteMs);
  good.give(30);
  await good.send();
  assert.equal(await onHand(), 70);
});

test('a shelf stays what it was when times fade, also where a person moved a phone by days', async () => {
  const { phone, onHand, clocks, call, pass, server, place } = await begin();
  const wrong = phone(365 * dayMs);
  const good = phone();
  good.count(100);
  await good.send();
  pass(minuteMs);
  wrong.give(60);
  wrong.receive(5);
  await wrong.send();
  pass(minuteMs);
  const [clock] = await clocks();
  await call('POST', '/v1/clocks', { device: clock.device, first: 1, last: 1, days: -365 });
  assert.equal(await onHand(), 45);
  await call('PATCH', '/v1/organization', { settings: { keepDays: 1 }, despite: ['keep-shorter'] });
  pass(2 * dayMs);
  await fade(server, place.org);
  const left = await server.database.readOrganization(place.org, (tx) =>
    tx.rows(sql`select id from entry where org_id = ${place.org} and kind = 'exchange.handout' and blurred`),
  );
  assert.equal(left.length, 1, 'by the day on which it counts');
  assert.equal(await onHand(), 45);
});

test('a correction on a good phone of what a wrong clock dated moves with it', async () => {
  const { phone, onHand, clocks, call } = await begin();
  const wrong = phone(-400 * dayMs);
  const good = phone();
  good.receive(100);
  await good.send();
  const first = wrong.give(60);
  await wrong.send();
  good.give(10, { occurredAt: first.occurredAt, supersedes: [first.id] });
  await good.send();
  assert.equal(await onHand(), 90);
  const [clock] = await clocks();
  await call('POST', '/v1/clocks', { device: clock.device, first: 1, last: 1, days: 399 });
  assert.equal(await onHand(), 100);
});

test('a clock that is set back by hours in the middle of a day puts no hand-out before the count that came first', async () => {
  const { phone, onHand, waiting, pass } = await begin();
  const right = phone();
  right.count(100);
  await right.send();
  pass(30 * minuteMs);
  const back = phone(-3 * 60 * minuteMs);
  back.give(30);
  assert.deepEqual(await back.send(), [false]);
  assert.equal(await onHand(), 70);
  pass(30 * minuteMs);
  back.count(65);
  await back.send();
  pass(minuteMs);
  back.give(5);
  await back.send();
  assert.equal(await onHand(), 60);
  assert.equal(await waiting(), 0, 'nobody need decide: it was in contact');
});

test('what a fast phone gives out in the evening stays in the month in which it came in', async () => {
  const { server, place, phone, call, pass } = await begin();
  pass(Date.parse('2026-11-30T22:30:00Z') - start);
  const fast = phone(3 * 60 * minuteMs, false);
  fast.give(8);
  assert.deepEqual(await fast.send(), [false]);
  const sum = async (month: string, days: number): Promise<number> => {
    const { json } = await call('GET', `/v1/reports/exchange.items?from=${month}-01&to=${month}-${days}`);
    return json.rows.reduce((total: number, row: { quantity?: number }) => total + (row.quantity ?? 0), 0);
  };
  assert.deepEqual([await sum('2026-11', 30), await sum('2026-12', 31)], [8, 0]);
  const days = await server.database.readOrganization(place.org, (tx) =>
    tx.rows(
      sql`select occurred_on::text as day from entry where org_id = ${place.org} and kind like 'exchange.%'`,
    ),
  );
  assert.deepEqual(days, [{ day: '2026-11-30' }], 'and fades by that day');
});

test('what was given out long before a phone was in contact is left as the phone says, when its clock is off by less than a day', async () => {
  const { phone, onHand, pass } = await begin();
  const slow = phone(-3 * 60 * minuteMs);
  const good = phone();
  slow.give(10);
  pass(4 * 60 * minuteMs);
  good.count(50);
  await good.send();
  pass(minuteMs);
  await slow.send();
  assert.equal(await onHand(), 50);
});

for (const [words, years] of [
  ['in 1970', -56.9],
  ['in 2021', -5],
  ['a year ahead', 1],
  ['forty years ahead', 40],
] as const)
  test(`a count from a phone ${words} waits, a hand-out moves the shelf at once, and moved they count where they belong`, async () => {
    const { phone, onHand, clocks, waiting, call, pass } = await begin();
    const good = phone();
    good.count(100);
    await good.send();
    pass(minuteMs);
    const wrong = phone(Math.round(years * 365) * dayMs);
    wrong.give(10);
    pass(minuteMs);
    wrong.count(500);
    pass(minuteMs);
    wrong.give(5);
    assert.deepEqual(await wrong.send(), [true, true, true]);
    assert.equal(await onHand(), 85);
    assert.equal(await waiting(), 1);
    const [{ device, first, last, days, waiting: counts }] = await clocks();
    assert.equal(counts, 1);
    await call('POST', '/v1/clocks', { device, first, last, days });
    assert.equal(await onHand(), 495, 'by its own times, the count counts');
    assert.equal(await waiting(), 0);
    const [{ moved }] = await clocks();
    await call('POST', `/v1/clocks/${moved.id}/back`);
    assert.equal(await onHand(), 85);
    assert.equal(await waiting(), 1);
  });
