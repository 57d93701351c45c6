import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createProjector } from '#database/projection/projector.ts';
import type { Entry, JsonObject } from '#log/index.ts';
import { completeSets, type Sets } from '#programs/exchange/rules.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { totalsOf } from '#report/column.ts';
import { readHeadlines } from '#report/server/headlines.ts';
import type { ReportQuery, ReportTable } from '#report/server/table.ts';
import { rooms } from '#server/programs.ts';
import { headMigration, linksMigration, withHeads } from '../support/heads.ts';
import { anyId, createTestDatabase } from '../support/postgres.ts';
import { memorySource } from '../support/projection.ts';

/** What figures must never say: other days than asked, a sum that stands for nothing, 0 for what nobody knows. */
const reports = rooms.flatMap((room) => room.reports);
const projector = withHeads(createProjector(rooms.flatMap((room) => room.projections)));
const { database } = await createTestDatabase({ migrations: [headMigration, linksMigration] });
await projector.prepare(
  database,
  memorySource(() => []),
);

const reportOf = (id: string): ReportTable => {
  const found = reports.find((report) => report.id === id);
  assert.ok(found, id);
  return found;
};
/** The organization is that of whoever asks. */
type Query = Omit<ReportQuery, 'org'>;
const period = (from: string, to: string, more: Partial<Query> = {}): Query => ({
  from,
  to,
  today: to,
  ...more,
});
const march = period('2026-03-01', '2026-03-31');

const newOrg = () => {
  const [org, site] = [anyId(), anyId()];
  const entry = (kind: string, at: string, body: JsonObject, more: Partial<Entry> = {}): Entry => {
    const known = kindRegistry.find(kind);
    const parsed = known?.parse(body, known.version);
    assert.ok(parsed?.ok, `${kind} ${JSON.stringify(parsed)}`);
    return {
      id: anyId(),
      org,
      site,
      device: org,
      deviceSeq: 1,
      author: org,
      kind,
      version: known?.version ?? 1,
      occurredAt: at,
      recordedAt: at,
      hlc: '000000000000001-0000-00000000',
      body,
      ...more,
    };
  };
  return {
    org,
    site,
    entry,
    save: (...add: readonly Entry[]) =>
      database.inOrganization(org, (tx) => projector.apply(tx, org, { remove: [], add })),
    read: (id: string, query: Query) =>
      database.readOrganization(org, (tx) => reportOf(id).rows(tx, { org, ...query })),
    headlines: async (query: Query) =>
      new Map(
        (await database.readOrganization(org, (tx) => readHeadlines(tx, reports, { org, ...query }))).map(
          (figures) => [figures.id, figures],
        ),
      ),
  };
};
const handout = (...lines: readonly { readonly item: string; readonly quantity: number }[]): JsonObject => ({
  channel: 'fixed',
  lines: lines.map((line) => ({ ...line })),
});
const noon = (day: string): string => `${day}T12:00:00-05:00`;

test('every table answers for exactly the days that were asked, to the day on both sides', async () => {
  const { entry, save, read } = newOrg();
  const subject = anyId();
  for (const [index, day] of ['2026-03-09', '2026-03-10', '2026-03-20', '2026-03-21'].entries()) {
    const at = noon(day);
    await save(
      entry('visits.visit', at, { channel: 'fixed', services: ['disposal'] }, index === 1 ? { subject } : {}),
      entry('exchange.handout', at, handout({ item: 'syringe-1ml', quantity: 10 ** index })),
      entry('exchange.return', at, { channel: 'fixed', returned: { how: 'counted', count: 10 ** index } }),
      entry('naloxone.handout', at, {
        channel: 'fixed',
        lines: [{ item: 'naloxone-nasal-4mg-kit', quantity: 10 ** index }],
        reason: 'used',
        trained: 10 ** index,
      }),
      entry('naloxone.reversal', at, { when: day, survived: 'yes' }),
      entry('stock.receive', at, { lines: [{ item: 'foil', quantity: 10 ** index }] }),
    );
  }
  const asked = period('2026-03-10', '2026-03-20');
  const sum = async (
    id: string,
    column: string,
    wanted: (row: Readonly<Record<string, unknown>>) => boolean = () => true,
  ) => (await read(id, asked)).filter(wanted).reduce((total, row) => total + Number(row[column]), 0);
  assert.equal(await sum('visits.visits', 'visits'), 2);
  assert.equal(await sum('visits.answers', 'visits'), 2);
  assert.deepEqual(await read('visits.people', asked), [
    { visits: 2, uniqueLow: 1, uniqueHigh: 2, people: 2 },
  ]);
  assert.deepEqual(await read('visits.people', period('2026-03-20', '2026-03-21')), [
    { visits: 2, uniqueLow: 1, uniqueHigh: 2, people: 2 },
  ]);
  assert.equal(await sum('exchange.items', 'quantity'), 110);
  assert.equal(await sum('exchange.items-by-site', 'quantity'), 110);
  assert.equal(await sum('exchange.sets', 'complete'), 110);
  assert.equal(await sum('exchange.returns', 'syringes'), 110);
  assert.equal((await read('exchange.summary', asked))[0]?.['returnPercent'], 100);
  assert.equal(await sum('naloxone.products', 'kits'), 110);
  assert.equal(await sum('naloxone.reasons', 'handouts'), 2);
  assert.equal(await sum('naloxone.trained', 'people'), 110);
  assert.equal(await sum('naloxone.reversals', 'reports'), 2);
  assert.equal(await sum('naloxone.reversal-answers', 'reports'), 2);
  assert.equal(await sum('stock.moves', 'quantity', ({ item }) => item === 'foil'), 110);
});

test('a reversal of which only the month is told counts in periods that hold all of it, and is named in others', async () => {
  const { entry, save, read } = newOrg();
  await save(entry('naloxone.reversal', noon('2026-04-02'), { when: '2026-03', survived: 'yes', doses: [] }));
  const counted = async (from: string, to: string) =>
    (await read('naloxone.reversals', period(from, to))).map(({ reports: n, monthOnly }) => [n, monthOnly]);
  assert.deepEqual(await counted('2026-03-01', '2026-03-31'), [[1, 0]]);
  assert.deepEqual(await counted('2026-01-01', '2026-12-31'), [[1, 0]]);
  assert.deepEqual(await counted('2026-03-01', '2026-03-15'), [[0, 1]]);
  assert.deepEqual(await counted('2026-03-16', '2026-04-30'), [[0, 1]]);
  assert.deepEqual(await counted('2026-04-01', '2026-04-30'), []);
  assert.equal((await read('naloxone.reversal-answers', period('2026-03-01', '2026-03-15'))).length, 0);
});

test('supplies handed out and what left the shelf stand in the same month, that of the place', async () => {
  const { entry, save, read } = newOrg();
  const late = '2026-03-31T23:30:00-07:00';
  await save(
    entry('exchange.handout', late, handout({ item: 'foil', quantity: 3 })),
    entry('stock.count', late, { lines: [{ item: 'stem', counted: 5 }] }),
  );
  assert.deepEqual(
    (await read('exchange.items', march)).map(({ month, quantity }) => [month, quantity]),
    [['2026-03-01', 3]],
  );
  assert.deepEqual(
    (await read('stock.moves', march)).map(({ month, quantity }) => [month, quantity]),
    [['2026-03-01', -3]],
  );
  assert.deepEqual(
    (await read('stock.counts', march)).map(({ day }) => day),
    ['2026-03-31'],
  );
  assert.deepEqual(await read('stock.moves', period('2026-04-01', '2026-04-30')), []);
});

test('what runs short and what expires is about today, and a past period has the shelf of its own end', async () => {
  const { site, entry, save, read } = newOrg();
  await save(
    entry('stock.receive', noon('2026-09-01'), {
      lines: [{ item: 'foil', quantity: 100, lot: 'A', expires: '2026-11-15' }],
    }),
    entry('stock.count', noon('2026-10-20'), { lines: [{ item: 'foil', counted: 90, lot: 'A' }] }),
    entry('exchange.handout', noon('2026-10-30'), handout({ item: 'foil', quantity: 10 })),
    entry('exchange.handout', noon('2026-11-10'), handout({ item: 'foil', quantity: 70 })),
    // After local midnight, still the 1st in UTC.
    entry('exchange.handout', '2026-10-31T23:00:00-05:00', handout({ item: 'foil', quantity: 1 })),
  );
  // On 1 November as on the 12th, whatever period is on the screen.
  for (const from of ['2025-01-01', '2026-10-01', '2026-11-01', '2027-01-01']) {
    const query = { from, to: `${from.slice(0, 7)}-30`, today: '2026-11-12' };
    assert.deepEqual(await read('stock.runs-short', query), [
      { site, item: 'foil', onHand: 9, used: 81, daysLeft: 1, supply: 'short' },
    ]);
    assert.deepEqual(
      (await read('stock.expiring', query)).map(({ lot, status }) => [lot, status]),
      [['A', 'expires-soon']],
    );
  }
  const closing = async (from: string, to: string) =>
    (await read('stock.closing', { from, to, today: '2026-11-12' })).map((row) => [
      row['closing'],
      row['used'],
    ]);
  assert.deepEqual(await closing('2026-09-01', '2026-09-30'), [[100, 0]]);
  assert.deepEqual(await closing('2026-10-01', '2026-10-31'), [[79, 11]]);
  assert.deepEqual(await closing('2026-11-01', '2026-11-30'), [[9, 81]]);
  assert.deepEqual(await closing('2026-08-01', '2026-08-31'), []);
});

test('from the first day to the last a shelf adds up: opening, in, out, difference, closing, over the turn of a month too', async () => {
  const { entry, save, read, site } = newOrg();
  const line = (quantity: number, item = 'foil') => ({ lines: [{ item, quantity }] });
  const count = (item: string, counted: number) => ({ lines: [{ item, counted }] });
  await save(
    // Before anybody received or counted it there: history.
    entry('exchange.handout', noon('2026-08-30'), handout({ item: 'foil', quantity: 500 })),
    entry('stock.receive', noon('2026-09-01'), line(100)),
    entry('exchange.handout', noon('2026-09-03'), handout({ item: 'foil', quantity: 30 })),
    entry('stock.count', noon('2026-09-10'), count('foil', 65)),
    entry('stock.dispose', noon('2026-10-02'), { reason: 'damaged', ...line(5) }),
    entry('stock.adjust', noon('2026-10-03'), {
      reason: 'found',
      lines: [{ item: 'foil', change: 2 }],
    }),
    entry('stock.receive', noon('2026-10-05'), line(40)),
    entry('stock.count', noon('2026-10-20'), count('foil', 99)),
    entry('exchange.handout', '2026-10-31T23:00:00-05:00', handout({ item: 'foil', quantity: 9 })),
    // Its first count finds what it opens with, beside what left that morning.
    entry('exchange.handout', '2026-10-10T08:00:00-05:00', handout({ item: 'cooker', quantity: 4 })),
    entry('stock.count', noon('2026-10-10'), count('cooker', 20)),
    entry('stock.transfer', noon('2026-10-12'), { to: anyId(), ...line(6, 'cooker') }),
  );
  const at = async (from: string, to: string, today = '2026-11-12') =>
    (await read('stock.ledger', { from, to, today, sites: [site] })).map((row) =>
      ['item', 'opening', 'in', 'out', 'difference', 'at-end'].map((id) => row[id]).join(' '),
    );
  assert.deepEqual(await at('2026-08-01', '2026-08-31'), []);
  assert.deepEqual(await at('2026-09-01', '2026-09-30'), ['foil 0 100 30 -5 65']);
  assert.deepEqual(await at('2026-10-01', '2026-10-31'), ['cooker 24 0 10 0 14', 'foil 65 40 14 -1 90']);
  assert.deepEqual(await at('2026-09-01', '2026-12-31'), ['cooker 24 0 10 0 14', 'foil 0 140 44 -6 90']);
  assert.deepEqual(await at('2026-11-01', '2026-11-30'), ['cooker 14 0 0 0 14', 'foil 90 0 0 0 90']);
  assert.deepEqual(await at('2026-12-01', '2026-12-31'), []);
});

test('barrels and needles of two hand-outs in one visit are sets, as the counter reckons them', async () => {
  const items = ['syringe-1ml', 'barrel-2ml', 'needle-loose', 'swab'];
  const given = fc.record({
    visit: fc.nat(3),
    lines: fc.array(
      fc.record({ item: fc.constantFrom(...items), quantity: fc.integer({ min: 1, max: 9 }) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(given, { maxLength: 8 }), async (handouts) => {
      const { entry, save, read } = newOrg();
      const visits = [anyId(), anyId(), anyId()];
      await save(
        ...handouts.map(({ visit, lines }) => {
          const id = visits[visit];
          return entry(
            'exchange.handout',
            noon('2026-03-08'),
            handout(...lines),
            id === undefined ? {} : { visit: id },
          );
        }),
      );
      // The fourth stands for no visit: each of its hand-outs is one by itself.
      const groups = Map.groupBy(handouts.entries(), ([index, { visit }]) =>
        visit === 3 ? `alone ${index}` : visit,
      );
      const expected = [...groups.values()]
        .map((group) => completeSets(group.flatMap(([, { lines }]) => lines)))
        .reduce<Sets>(
          (sum, one) => ({
            complete: sum.complete + one.complete,
            looseBarrels: sum.looseBarrels + one.looseBarrels,
            looseNeedles: sum.looseNeedles + one.looseNeedles,
          }),
          { complete: 0, looseBarrels: 0, looseNeedles: 0 },
        );
      const [row] = await read('exchange.summary', march);
      assert.deepEqual(
        {
          complete: row?.['complete'],
          looseBarrels: row?.['looseBarrels'],
          looseNeedles: row?.['looseNeedles'],
        },
        expected,
      );
      const [monthRow] = await read('exchange.sets', march);
      assert.equal(monthRow?.['complete'] ?? 0, expected.complete);
      assert.equal(monthRow?.['handouts'] ?? 0, handouts.length);
    }),
    { seed: 13, numRuns: 60 },
  );
});

test('a visit over midnight is paired once, on the day of its first hand-out, and its months add up', async () => {
  const { entry, save, read } = newOrg();
  const visit = anyId();
  await save(
    entry('exchange.handout', '2026-03-31T23:55:00-05:00', handout({ item: 'barrel-2ml', quantity: 4 }), {
      visit,
    }),
    entry('exchange.handout', '2026-04-01T00:05:00-05:00', handout({ item: 'needle-loose', quantity: 3 }), {
      visit,
    }),
  );
  const complete = async (from: string, to: string) =>
    (await read('exchange.summary', period(from, to)))[0]?.['complete'];
  assert.deepEqual(
    [
      await complete('2026-03-01', '2026-03-31'),
      await complete('2026-04-01', '2026-04-30'),
      await complete('2026-03-01', '2026-04-30'),
    ],
    [3, 0, 3],
  );
});

test('what nobody knows is empty or null and never 0: returns, doses, kits given again, people of partners', async () => {
  const { entry, save, read, headlines } = newOrg();
  await save(
    entry('exchange.handout', noon('2026-03-08'), {
      ...handout({ item: 'syringe-1ml', quantity: 100 }),
      bulk: { label: 'kiosk' },
    }),
    entry('exchange.return', noon('2026-03-08'), { channel: 'fixed', returned: { how: 'not-asked' } }),
    entry('exchange.return', noon('2026-03-08'), {
      channel: 'fixed',
      returned: { how: 'weight', amount: 2, unit: 'kg' },
    }),
    entry('naloxone.reversal', noon('2026-03-08'), {}),
  );
  const [summary] = await read('exchange.summary', march);
  assert.deepEqual(
    [
      summary?.['complete'],
      summary?.['syringes'],
      summary?.['estimated'],
      summary?.['returnPercent'],
      summary?.['bulkPeople'],
    ],
    [100, '', '', '', ''],
  );
  assert.deepEqual(
    (await read('exchange.returns', march)).map(({ how, returns, syringes, unknown }) => [
      how,
      returns,
      syringes,
      unknown,
    ]),
    [
      ['not-asked', 1, '', 0],
      ['weight', 1, '', 1],
    ],
  );
  assert.deepEqual(
    (await read('naloxone.reversals', march)).map(({ doses, dosesUnknown, replacementKits }) => [
      doses,
      dosesUnknown,
      replacementKits,
    ]),
    [['', 1, '']],
  );
  const figures = await headlines(march);
  assert.deepEqual(
    ['sets', 'returned', 'kits', 'reversals'].map((id) => figures.get(id)?.value),
    [100, null, 0, 1],
  );
  // Nothing at all was recorded in February.
  assert.deepEqual(new Set([...figures.values()].map(({ before }) => before)), new Set([null]));
  await save(
    entry('exchange.return', noon('2026-03-09'), {
      channel: 'fixed',
      returned: { how: 'counted', count: 0 },
    }),
  );
  assert.equal((await headlines(march)).get('returned')?.value, 0);
  assert.equal((await read('exchange.summary', march))[0]?.['returnPercent'], 0);
});

test('over organizations at least as many different people came as to the one with most, not the sum', async () => {
  const at = '2032-05-05T12:00:00Z';
  const all = period('2032-01-01', '2032-12-31');
  for (const people of [2, 3]) {
    const { entry, save } = newOrg();
    for (let n = 0; n < people; n += 1)
      await save(
        entry(
          'visits.visit',
          at,
          { channel: 'fixed', servedFor: { self: true, others: 4 } },
          { subject: anyId() },
        ),
      );
    await save(entry('visits.visit', at, { channel: 'fixed' }));
  }
  assert.deepEqual(
    await database.acrossOrganizations((tx) => reportOf('visits.people').rows(tx, { org: 'all', ...all })),
    [{ visits: 7, uniqueLow: 3, uniqueHigh: 7, people: 27 }],
  );
});

test('a total stands only over rows of one unit that do not overlap', async () => {
  const { entry, save, read } = newOrg();
  await save(
    entry('visits.visit', noon('2026-03-08'), { channel: 'fixed', services: ['disposal', 'wound-care'] }),
    entry('visits.visit', noon('2026-03-08'), { channel: 'mobile', services: ['disposal'] }),
    entry(
      'exchange.handout',
      noon('2026-03-08'),
      handout({ item: 'syringe-1ml', quantity: 10 }, { item: 'cotton', quantity: 7 }),
    ),
    entry('naloxone.reversal', noon('2026-03-08'), { survived: 'yes', emsCalled: 'no' }),
    entry('naloxone.reversal', noon('2026-02-08'), { survived: 'yes' }),
    entry('exchange.handout', noon('2026-02-08'), handout({ item: 'cotton', quantity: 5 })),
  );
  const both = period('2026-02-01', '2026-03-31');
  const totals = async (
    id: string,
    wanted: (row: Readonly<Record<string, unknown>>) => boolean = () => true,
  ) => totalsOf(reportOf(id).columns, (await read(id, both)).filter(wanted));
  assert.deepEqual(await totals('visits.visits'), { visits: 2, anonymous: 2, people: 2 });
  assert.deepEqual(await totals('visits.answers'), {});
  assert.deepEqual(await totals('exchange.items'), {});
  assert.deepEqual(await totals('exchange.items', ({ item }) => item === 'cotton'), {
    quantity: 12,
    handouts: 2,
  });
  assert.deepEqual(await totals('naloxone.reversal-answers'), {});
  assert.equal((await totals('naloxone.reversals'))['reports'], 2);
  assert.deepEqual(await totals('stock.moves'), {});
  assert.deepEqual(await totals('stock.on-hand'), {});
});

test('what is in a kit counts once: with its own program, in sets, headline and doses, and no shelf loses it twice', async () => {
  const { site, entry, save, read, headlines } = newOrg();
  const visit = anyId();
  const at = noon('2026-03-10');
  const part = (item: string, quantity: number, more: JsonObject = {}) => ({ item, quantity, ...more });
  await save(
    entry('stock.receive', noon('2026-03-01'), {
      lines: [part('syringe-1ml', 2000), part('barrel-3ml', 400), part('cooker', 500)],
    }),
    entry('stock.assemble', noon('2026-03-02'), {
      way: 'assembled',
      kit: 'wound-kit',
      quantity: 150,
      parts: [part('syringe-1ml', 1500), part('barrel-3ml', 300)],
    }),
    entry('stock.assemble', noon('2026-03-03'), {
      way: 'taken-apart',
      kit: 'wound-kit',
      quantity: 10,
      parts: [part('syringe-1ml', 99), part('barrel-3ml', 20)],
    }),
    entry(
      'exchange.handout',
      at,
      {
        channel: 'fixed',
        lines: [
          {
            // Said to be a set before anybody said what is in it.
            ...part('wound-kit', 3, { set: 'complete' }),
            parts: [
              part('syringe-1ml', 10),
              part('barrel-3ml', 2),
              part('our-water', 4),
              part('naloxone-nasal-4mg-dose', 2, { program: 'naloxone' }),
            ],
          },
          part('syringe-1ml', 5),
        ],
      },
      { visit },
    ),
    // Needles that the same person took beside the kit make sets of its barrels.
    entry('exchange.handout', at, handout(part('needle-23g-1', 4)), { visit }),
    entry('naloxone.handout', at, {
      channel: 'fixed',
      lines: [
        {
          ...part('naloxone-im-vial-kit', 2),
          parts: [
            part('naloxone-im-vial-dose', 2),
            part('syringe-3ml', 2, { set: 'complete', program: 'exchange' }),
          ],
        },
      ],
    }),
  );
  const figures = async (id: string, column: string) =>
    Object.fromEntries((await read(id, march)).map((row) => [row['item'] ?? row['product'], row[column]]));
  assert.deepEqual(await figures('exchange.items', 'quantity'), {
    'barrel-3ml': 6,
    'needle-23g-1': 4,
    'our-water': 12,
    'syringe-1ml': 35,
    'syringe-3ml': 4,
    'wound-kit': 3,
  });
  assert.deepEqual(
    (await read('exchange.sets', march)).map(({ complete, looseBarrels }) => [complete, looseBarrels]),
    [[35 + 4 + 4, 2]],
  );
  assert.equal((await headlines(march)).get('sets')?.value, 43);
  assert.deepEqual(await figures('naloxone.products', 'doses'), { 'im-vial': 4, 'nasal-4mg': 6 });
  assert.deepEqual(await figures('naloxone.products', 'kits'), { 'im-vial': 2, 'nasal-4mg': 0 });
  assert.deepEqual(
    (await read('exchange.kits', march)).map(({ kit, kits, item, quantity }) => [kit, kits, item, quantity]),
    [
      ['wound-kit', 3, 'barrel-3ml', 6],
      ['wound-kit', 3, 'naloxone-nasal-4mg-dose', 6],
      ['wound-kit', 3, 'our-water', 12],
      ['wound-kit', 3, 'syringe-1ml', 30],
    ],
  );
  const shelf = Object.fromEntries(
    (await read('stock.on-hand', period('2026-03-01', '2026-03-31')))
      .filter((row) => row['site'] === site)
      .map(({ item, onHand }) => [item, onHand]),
  );
  assert.deepEqual(shelf, { 'barrel-3ml': 120, cooker: 500, 'syringe-1ml': 594, 'wound-kit': 137 });
});

test('what is told at a refill stands beside the reports, is never added to them, and 0 is not the same as not asked', async () => {
  const { entry, save, read, headlines } = newOrg();
  const lines = [{ item: 'naloxone-nasal-4mg-kit', quantity: 1 }];
  const handed = (more: JsonObject): JsonObject => ({ channel: 'fixed', lines, ...more });
  const [asked, before] = [noon('2026-03-10'), noon('2026-02-10')];
  await save(
    entry('naloxone.handout', before, handed({})),
    entry('naloxone.handout', before, handed({ declined: ['usedOn'] })),
    entry('naloxone.handout', asked, handed({ usedOn: 3 })),
    entry('naloxone.handout', asked, handed({ usedOn: 0 })),
    entry('naloxone.handout', asked, handed({ declined: ['usedOn'] })),
    entry('naloxone.handout', asked, handed({})),
    entry('naloxone.reversal', asked, { when: '2026-03-09', survived: 'yes' }),
  );
  assert.deepEqual(
    (await read('naloxone.told', period('2026-02-01', '2026-03-31'))).map(({ people, told, declined }) => [
      people,
      told,
      declined,
    ]),
    [
      ['', 0, 1],
      [3, 2, 1],
    ],
  );
  assert.equal(
    (await read('naloxone.reversals', march)).reduce((sum, row) => sum + Number(row['reports']), 0),
    1,
  );
  assert.equal((await headlines(march)).get('told')?.value, 3);
});

test('boxes on their way are on no shelf, and of what nobody said came it is not known whether it is short', async () => {
  const { org, site, entry, save, read } = newOrg();
  const van = anyId();
  const part = (item: string, quantity: number) => ({ item, quantity });
  const sent = entry('stock.transfer', noon('2026-03-02'), {
    to: van,
    later: true,
    lines: [part('foil', 30), part('stem', 5)],
  });
  await save(
    entry('stock.receive', noon('2026-03-01'), {
      lines: [part('foil', 100), part('stem', 100), part('swab', 9)],
    }),
    sent,
    entry('stock.transfer', noon('2026-03-03'), { to: van, later: true, lines: [part('swab', 9)] }),
  );
  const shelves = async () =>
    Object.fromEntries(
      (await read('stock.on-hand', march)).map((row) => [
        `${row['site'] === site ? 'hub' : 'van'} ${row['item']}`,
        row['onHand'],
      ]),
    );
  assert.deepEqual(await shelves(), { 'hub foil': 70, 'hub stem': 95 });
  await save({
    ...entry('stock.arrive', noon('2026-03-04'), {
      sent: sent.id,
      lines: [part('foil', 28), part('stem', 0)],
    }),
    site: van,
    org,
  });
  assert.deepEqual(await shelves(), { 'hub foil': 70, 'hub stem': 95, 'van foil': 28 });
  assert.deepEqual(
    (await read('stock.shipments', march)).map(({ item, sent: out, arrived, short }) => [
      item,
      out,
      arrived,
      short,
    ]),
    [
      ['foil', 30, 28, 2],
      ['stem', 5, 0, 5],
      ['swab', 9, '', ''],
    ],
  );
});
