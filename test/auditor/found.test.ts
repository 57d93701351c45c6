import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Entry, hlcFormat, hlcParse, type JsonObject, msToTime, redact } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { everything } from '#server/access/reach.ts';
import { stockEffectOfAll } from '#server/programs.ts';
import { neededForStock } from '#stock/keep.ts';
import { createWriter } from '../support/log.ts';
import { anyId, createTestDatabase } from '../support/postgres.ts';
import { openServer, prepare } from './world/instance.ts';

/** What the auditor found, each as the smallest log that shows it. */
const { database } = await createTestDatabase();
await prepare(database);
const server = openServer(database);
const day = 86_400_000;
const start = Date.parse('2026-03-10T12:00:00Z');
const all = { from: '2020-01-01', to: '2030-12-31', today: '2026-03-10' };

const begin = async (keepDays = 365) => {
  const [org, site, other, worker] = [anyId(), anyId(), anyId(), anyId()];
  server.at.now = start;
  await server.found({ org, sites: [site, other], worker, zone: 'UTC', keepDays });
  const phone = (ahead = 0, at = site) => {
    const writer = createWriter({ org, site: at, worker });
    const write = (kind: string, body: JsonObject, more: Partial<Entry> = {}): Entry => {
      const time = msToTime(server.at.now + ahead, 0);
      return writer.entry({ kind, body, occurredAt: time, recordedAt: time, ...more });
    };
    const send = async (...entries: readonly Entry[]): Promise<void> => {
      const { verdicts } = await server.take(org, entries, { aheadMs: ahead });
      for (const { verdict } of verdicts) assert.match(verdict, /accepted|erased/);
    };
    const give = (quantity: number, more: Partial<Entry> = {}): Entry =>
      write('exchange.handout', { channel: 'fixed', lines: [{ item: 'cooker', quantity }] }, more);
    const count = (counted: number, more: Partial<Entry> = {}): Entry =>
      write('stock.count', { lines: [{ item: 'cooker', counted }] }, more);
    return { write, send, give, count };
  };
  const rows = (id: string, asked = all) => server.rows(id, { org, ...asked });
  return { org, site, other, phone, rows };
};

const numbersOf = ({ device, deviceSeq }: Entry) => ({ device, first: deviceSeq, last: deviceSeq });

/** At so many hours of the first day. */
const at = (hour: number): { readonly occurredAt: string; readonly recordedAt: string } => {
  const time = msToTime(Date.parse('2026-03-10T00:00:00Z') + hour * 3_600_000, 0);
  return { occurredAt: time, recordedAt: time };
};

test('the day of a correction stays that of the wrong clock it was dated by, also once one of the two has faded', async () => {
  const { org, phone, rows } = await begin(20);
  const [wrong, good] = [phone(-900 * day), phone()];
  const first = wrong.give(10);
  await wrong.send(first);
  server.at.now += day;
  await good.send(good.give(12, { occurredAt: first.occurredAt, supersedes: [first.id] }));
  const told = await rows('exchange.items');
  assert.deepEqual(
    told.map(({ month, quantity }) => [month, quantity]),
    [['2026-03-01', 12]],
  );
  server.at.now += 20 * day;
  await server.fade(org);
  assert.deepEqual(await rows('exchange.items'), told);
});

test('a correction of what a phone in 1970 wrote fades by the day on which it counts, and its person is known until then', async () => {
  const { org, phone, rows } = await begin(20);
  const [wrong, good] = [phone(-20_000 * day), phone()];
  const subject = anyId();
  const first = wrong.write('visits.visit', { channel: 'fixed' }, { subject });
  await wrong.send(first);
  await good.send(
    good.write(
      'visits.visit',
      { channel: 'mobile' },
      { occurredAt: first.occurredAt, supersedes: [first.id], subject },
    ),
  );
  server.at.now += 2 * day;
  await server.fade(org);
  assert.deepEqual(
    (await rows('visits.visits')).map(({ month, anonymous }) => [month, anonymous]),
    [['2026-03-01', 0]],
  );
});

test('what comes in of a person who was erased is judged by its clock like everything else', async () => {
  const { phone, rows } = await begin();
  const [office, wrong] = [phone(), phone(365 * day)];
  const subject = anyId();
  await office.send(office.count(100, at(8)), office.write('log.erase', { person: subject }));
  await wrong.send(wrong.give(10, { subject }));
  assert.deepEqual(
    (await rows('exchange.items')).map(({ month }) => month),
    ['2026-03-01'],
  );
});

test('a count that comes in together with what it counted is known when times are taken out of that', async () => {
  const { phone, rows } = await begin();
  const one = phone();
  const subject = anyId();
  await one.send(one.write('log.erase', { person: subject }));
  await one.send(one.count(100, at(10)), one.give(30, { ...at(11), subject }));
  assert.deepEqual(
    (await rows('stock.on-hand')).map(({ onHand }) => onHand),
    [70],
  );
});

test('boxes that were sent and taken back are taken back on the phones of the other site too', async () => {
  const { org, other, phone } = await begin();
  const one = phone();
  const sent = one.write('stock.transfer', { to: other, lines: [{ item: 'cooker', quantity: 50 }] });
  await one.send(sent, one.write('log.void', { reason: 'slip' }, { supersedes: [sent.id] }));
  const page = await server.store.page(org, {
    after: 0,
    limit: 10,
    reach: { ...everything, sites: [other] },
  });
  assert.deepEqual(
    page.entries.map(({ entry }) => (entry as Entry).kind),
    ['stock.transfer', 'log.void'],
  );
});

test('a shelf begins with what was changed by hand, also where that came to nothing', async () => {
  const { phone, rows } = await begin();
  const one = phone();
  const change = (by: number) =>
    one.write('stock.adjust', { reason: 'other', lines: [{ item: 'cooker', change: by }] }, at(8));
  await one.send(change(5), change(-5), one.give(3, at(9)));
  assert.deepEqual(
    (await rows('stock.on-hand')).map(({ onHand }) => onHand),
    [-3],
  );
  assert.deepEqual(
    (await rows('stock.moves')).map(({ reason, quantity }) => [reason, quantity]),
    [['handed-out', -3]],
  );
});

test('of a shelf before it began nobody knows what stood there', async () => {
  const { phone, rows } = await begin();
  const one = phone();
  await one.send(one.count(10));
  assert.deepEqual(await rows('stock.closing', { ...all, to: '2025-12-31' }), []);
  assert.deepEqual(
    (await rows('stock.closing')).map(({ closing }) => closing),
    [10],
  );
});

test('what a tally does not say is not known, and an answer beats a decline', async () => {
  const { phone, rows } = await begin();
  const one = phone();
  await one.send(
    one.write('visits.tally', { span: 'day', channel: 'fixed', visits: 7 }),
    one.write('visits.visit', {
      channel: 'fixed',
      services: ['disposal'],
      declined: ['services', 'referrals'],
    }),
  );
  const [tally] = await rows('visits.tallies');
  assert.deepEqual([tally?.['visits'], tally?.['people'], tally?.['syringesOut']], [7, '', '']);
  assert.deepEqual(
    (await rows('visits.answers')).map(({ question, answer }) => `${question} ${answer}`),
    ['referrals rather-not-say', 'services disposal'],
  );
});

test('a phone keeps the delivery that says when a lot expires, also after a count of it', async () => {
  const { phone } = await begin();
  const one = phone();
  const lot = { item: 'cooker', lot: 'A1' };
  const came = one.write('stock.receive', { lines: [{ ...lot, quantity: 9, expires: '2026-05-01' }] }, at(8));
  const counted = one.write('stock.count', { lines: [{ ...lot, counted: 8 }] }, at(9));
  const given = one.write('exchange.handout', { channel: 'fixed', lines: [{ ...lot, quantity: 1 }] }, at(8));
  const { keep } = neededForStock({
    effectOf: stockEffectOfAll,
    counting: [counted],
    isRuled: () => false,
  });
  assert.deepEqual([came, counted, given].map(keep), [true, true, false]);
});

test('a phone keeps the first use of a shelf: how long what is there lasts is reckoned from how long it is in use', async () => {
  const { phone } = await begin();
  const one = phone();
  const [first, second] = [one.give(5, at(8)), one.give(6, at(8.5))];
  const counted = one.count(20, at(9));
  const { keep } = neededForStock({
    effectOf: stockEffectOfAll,
    counting: [counted, second, first],
    isRuled: () => false,
  });
  assert.deepEqual([first, second, counted].map(keep), [true, false, true]);
});

test('boxes arrive whichever of their corrections an arrival names, in another spelling of a lot, and also when their sending was taken back', async () => {
  const { phone, rows, other } = await begin();
  const [hub, van] = [phone(), phone(0, other)];
  const send = (quantity: number, supersedes: readonly string[] = []): Entry =>
    hub.write(
      'stock.transfer',
      { to: other, later: true, lines: [{ item: 'cooker', quantity, lot: 'ab 1' }] },
      { version: 2, ...(supersedes.length > 0 && { supersedes }) },
    );
  const arrive = (sent: Entry, quantity: number): Entry =>
    van.write('stock.arrive', { sent: sent.id, lines: [{ item: 'cooker', quantity, lot: 'AB1' }] });
  const told = async () =>
    (await rows('stock.shipments')).map(({ sent, arrived, short }) => [sent, arrived, short]);
  const first = send(30);
  const second = send(40, [first.id]);
  const third = send(50, [second.id]);
  await hub.send(first, second, third);
  assert.deepEqual(await told(), [[50, '', '']]);
  const came = arrive(second, 45);
  await van.send(came);
  assert.deepEqual(await told(), [[50, 45, 5]]);
  // Two people put it right at once: whoever names the one that counts not, names the same boxes.
  const twice = send(60, [second.id]);
  await hub.send(twice);
  assert.deepEqual(await told(), [[60, 45, 15]]);
  await hub.send(hub.write('log.void', { reason: 'slip' }, { supersedes: [third.id, twice.id] }));
  assert.deepEqual(await told(), [['', 45, '']]);
  await van.send(van.write('log.void', { reason: 'slip' }, { supersedes: [came.id] }));
  assert.deepEqual(await told(), []);
});

test('what had faded when its person was erased stays what nobody knows the person of, whatever a phone still hands in of it', async () => {
  const { org, phone, rows } = await begin(20);
  const van = phone();
  const subject = anyId();
  const came = van.write('visits.visit', { channel: 'mobile' }, { subject });
  await van.send(came);
  server.at.now += 25 * day;
  await server.fade(org);
  const anonymous = async () => (await rows('visits.visits')).map((row) => row['anonymous']);
  const before = await anonymous();
  const { subject: _gone, ...rest } = came;
  await van.send(phone().write('log.erase', { person: subject }), { ...rest, erased: true });
  assert.deepEqual(await anonymous(), before);
  assert.notDeepEqual(before, [1]);
});

test('an item that stands twice among what a kit holds makes no second kit', async () => {
  const { phone, rows } = await begin();
  const one = phone();
  const parts = [
    { item: 'cooker', quantity: 2 },
    { item: 'cooker', quantity: 1 },
    { item: 'water', quantity: 4 },
  ];
  await one.send(
    one.write('exchange.handout', { channel: 'fixed', lines: [{ item: 'own-kit', quantity: 5, parts }] }),
  );
  assert.deepEqual(
    (await rows('exchange.kits')).map(({ item, kits, quantity }) => [item, kits, quantity]),
    [
      ['cooker', 5, 15],
      ['water', 5, 20],
    ],
  );
});

test('what faded on another day than its own, and is then moved back, is on its own day after the count that it came after', async () => {
  const { org, phone, rows } = await begin(20);
  const [office, van] = [phone(), phone()];
  const given = van.give(40, at(11));
  await van.send(van.count(45, at(10)), given, van.count(104, at(13)));
  const moves = office.write('log.redate', { ...numbersOf(given), days: -365 });
  await office.send(moves);
  server.at.now += 15 * day;
  await server.fade(org);
  await office.send(office.write('log.redate', numbersOf(given), { supersedes: [moves.id] }));
  assert.deepEqual(
    (await rows('stock.counts')).map(({ expected, counted }) => [expected, counted]),
    [
      ['', 45],
      [5, 104],
    ],
  );
});

test('what a wrong clock dated keeps its place also among counts that somebody moved to another day: they may be moved back', async () => {
  const { phone, rows, other } = await begin();
  const [office, van] = [phone(0, other), phone()];
  const moved = office.count(60, at(11));
  await office.send(moved, office.write('log.redate', { ...numbersOf(moved), days: 365 }));
  const ahead = msToTime(start + 365 * day, 0);
  await van.send(van.give(10, { occurredAt: ahead, recordedAt: ahead }), van.count(50, at(10)));
  assert.deepEqual(
    (await rows('stock.counts')).map(({ expected, counted }) => [expected, counted]),
    [
      ['', 50],
      ['', 60],
    ],
  );
  assert.deepEqual((await rows('stock.on-hand')).map(({ onHand }) => onHand).toSorted(), [40, 60]);
});

test('nothing happened long after it was received: a hand-out of a fast clock is before the count that came after it', async () => {
  const { phone, rows } = await begin();
  const [fast, good] = [phone(5 * 3_600_000), phone()];
  await good.send(good.count(91, at(8)));
  const late = fast.give(10);
  server.at.now += 3_600_000;
  await fast.send(late);
  server.at.now += 60_000;
  await good.send(good.count(81));
  assert.deepEqual(
    (await rows('stock.on-hand')).map(({ onHand }) => onHand),
    [81],
  );
});

test('which of two corrections was later stays, also where its day is the one before at another place', async () => {
  const { org, phone } = await begin(20);
  const [west, east] = [phone(), phone()];
  const first = west.give(1, at(8));
  const when = (recordedAt: string): Partial<Entry> => ({
    ...at(8),
    recordedAt,
    hlc: hlcFormat({ ms: Date.parse(recordedAt), counter: 0 }, first.id),
    supersedes: [first.id],
  });
  const earlier = east.give(2, when('2026-03-11T00:30:00+13:00'));
  const later = west.give(3, when('2026-03-10T03:40:00-08:00'));
  await west.send(first, later);
  await east.send(earlier);
  const told = await server.forks(org);
  assert.deepEqual(told, [[later.id, earlier.id]]);
  server.at.now += 25 * day;
  await server.fade(org);
  assert.deepEqual(await server.forks(org), told);
});

test('a device that erased what had faded before is told which correction was later, and no moment', async () => {
  const { org, phone } = await begin(20);
  const [van, office] = [phone(), phone()];
  const subject = anyId();
  const first = van.write('visits.visit', { channel: 'mobile' }, { subject });
  server.at.now += 15 * day;
  const now = (): Partial<Entry> => ({ hlc: hlcFormat({ ms: server.at.now, counter: 0 }, subject) });
  const slip = office.write('log.void', { reason: 'slip' }, { supersedes: [first.id], ...now() });
  server.at.now += 60_000;
  const mended = van.write(
    'visits.visit',
    { channel: 'fixed' },
    { subject, supersedes: [first.id], occurredAt: first.occurredAt, ...now() },
  );
  await van.send(first, mended);
  await office.send(slip);
  server.at.now += 10 * day;
  await server.fade(org);
  await office.send(office.write('log.erase', { person: subject }));
  const { verdicts } = await server.take(org, [redact(kindRegistry, mended)]);
  const [said] = verdicts;
  const hlc = said?.verdict === 'erased' ? said.left?.hlc : undefined;
  assert.ok(hlc !== undefined && hlc > slip.hlc);
  assert.equal(hlcParse(hlc).ms, hlcParse(slip.hlc).ms);
});

test('what was given has the value of the price of its day, and without a price none that anybody knows', async () => {
  const { phone, rows } = await begin();
  const [office, van] = [phone(), phone()];
  const price = (since: string, more: JsonObject, count = 0): Entry =>
    office.write(
      'stock.price',
      { item: 'cooker', currency: 'USD', since, ...more },
      { hlc: hlcFormat({ ms: server.at.now, counter: count }, anyId()) },
    );
  const on = (day: string): Partial<Entry> => ({
    occurredAt: `${day}T09:00:00Z`,
    recordedAt: `${day}T09:00:00Z`,
  });
  const water = { channel: 'fixed', lines: [{ item: 'water', quantity: 7 }] };
  await office.send(price('2026-03-01', { price: 900 }), price('2026-03-01', { price: 725 }, 1));
  await office.send(price('2026-03-08', { price: 1_000 }), price('2026-03-10', {}));
  await van.send(
    ...['2026-02-27', '2026-03-02', '2026-03-05', '2026-03-08', '2026-03-10'].map((day, index) =>
      van.give(10 + index, on(day)),
    ),
    van.write('exchange.handout', water, on('2026-03-05')),
  );
  assert.deepEqual(
    (await rows('stock.value')).map(({ item, since, currency, price: one, given, value }) =>
      [item, since, currency, one, given, value].join(' '),
    ),
    [
      'cooker    24 ',
      'cooker 2026-03-01 USD 0.0725 23 1.67',
      'cooker 2026-03-08 USD 0.1 13 1.3',
      'water    7 ',
    ],
  );
});

test('a shelf that begins within the days opens with its first count, whatever another offset puts before a later one by the clock', async () => {
  const { phone, rows } = await begin();
  const [here, ahead] = [phone(), phone()];
  await here.send(here.count(102, at(1)), here.give(30, at(2)));
  // By its own calendar of the next day, by the clock before the evening's count.
  const tomorrow = '2026-03-11T01:00:00+14:00';
  await ahead.send(
    ahead.write(
      'stock.receive',
      { lines: [{ item: 'cooker', quantity: 207 }] },
      { occurredAt: tomorrow, recordedAt: tomorrow },
    ),
  );
  await here.send(here.count(70, at(11.5)));
  assert.deepEqual(await rows('stock.ledger', { ...all, to: '2026-03-10' }), [
    { ...(await rows('stock.ledger'))[0], opening: 102, in: 0, out: 30, difference: -2, 'at-end': 70 },
  ]);
});
