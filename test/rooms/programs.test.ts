import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProjector } from '#database/projection/projector.ts';
import { lastDayOf } from '#log/calendar.ts';
import { canonicalText, type Entry, type Json, type JsonObject, redact, toMonth } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { reversalPage } from '#programs/naloxone/public/reversal.ts';
import { readHeadlines } from '#report/server/headlines.ts';
import type { ReportQuery, ReportTable } from '#report/server/table.ts';
import { rooms } from '#server/programs.ts';
import { headMigration, linksMigration, organizationMigration, withHeads } from '../support/heads.ts';
import { anyId, createTestDatabase } from '../support/postgres.ts';
import { memorySource } from '../support/projection.ts';

/** The rooms of this build together on a real PostgreSQL: what is recorded is what the reports say. */
const reports = rooms.flatMap((room) => room.reports);
const projector = withHeads(createProjector(rooms.flatMap((room) => room.projections)));
const { database } = await createTestDatabase({
  migrations: [headMigration, organizationMigration, linksMigration],
});
await projector.prepare(
  database,
  memorySource(() => []),
);

const year = { from: '2026-01-01', to: '2026-12-31', today: '2026-12-31' };
const reportOf = (id: string): ReportTable => {
  const found = reports.find((report) => report.id === id);
  assert.ok(found, id);
  return found;
};
const read = (org: string, id: string, query: Omit<ReportQuery, 'org'> = year) =>
  database.readOrganization(org, (tx) => reportOf(id).rows(tx, { org, ...query }));
const save = (org: string, add: readonly Entry[], remove: readonly Entry[] = []) =>
  database.inOrganization(org, (tx) => projector.apply(tx, org, { remove, add }));

interface Org {
  readonly id: string;
  readonly site: string;
  readonly entry: (kind: string, body: JsonObject, more?: Partial<Entry>) => Entry;
}
const newOrg = (): Org => {
  const [id, site] = [anyId(), anyId()];
  return {
    id,
    site,
    entry: (kind, body, more = {}) => {
      const known = kindRegistry.find(kind);
      assert.ok(known?.parse(body, known.version).ok, `${kind} ${canonicalText(body as Json)}`);
      return {
        id: anyId(),
        org: id,
        site,
        device: id,
        deviceSeq: 1,
        author: id,
        kind,
        version: known.version,
        occurredAt: '2026-03-08T09:15:00-05:00',
        recordedAt: '2026-03-08T09:15:00-05:00',
        hlc: '000000000000001-0000-00000000',
        body,
        ...more,
      };
    },
  };
};

test('supplies, sets and returns are what was handed out, and taking back is exact', async () => {
  const { id, site, entry } = newOrg();
  const handout = entry('exchange.handout', {
    channel: 'fixed',
    lines: [
      { item: 'syringe-1ml', quantity: 10, lot: 'A' },
      { item: 'syringe-1ml', quantity: 5 },
      { item: 'barrel-3ml', quantity: 4 },
      { item: 'needle-23g-1', quantity: 6 },
    ],
  });
  const bulk = entry('exchange.handout', {
    channel: 'kiosk',
    lines: [{ item: 'syringe-1ml', quantity: 100 }],
    bulk: { label: 'machine-1' },
    people: 20,
  });
  const returned = { how: 'weight', amount: 2, unit: 'lb', perUnit: 10, estimated: 20 };
  const entries = [
    handout,
    bulk,
    entry('exchange.return', { channel: 'fixed', returned: { how: 'counted', count: 7 } }),
    entry('exchange.return', { channel: 'fixed', returned }),
    entry('exchange.return', { channel: 'fixed', returned: { how: 'weight', amount: 3, unit: 'kg' } }),
    entry('exchange.return', { channel: 'fixed', returned: { how: 'not-asked' } }),
    // A shelf begins when somebody looks after it.
    entry('stock.adjust', {
      reason: 'found',
      lines: ['syringe-1ml', 'barrel-3ml', 'needle-23g-1'].map((item) => ({ item, change: 1 })),
    }),
  ];
  await save(id, entries);
  const month = '2026-03-01';
  assert.deepEqual(await read(id, 'exchange.items'), [
    { month, item: 'barrel-3ml', quantity: 4, handouts: 1 },
    { month, item: 'needle-23g-1', quantity: 6, handouts: 1 },
    { month, item: 'syringe-1ml', quantity: 115, handouts: 2 },
  ]);
  assert.deepEqual(
    await read(id, 'exchange.items', { ...year, sites: [site] }),
    await read(id, 'exchange.items'),
  );
  assert.deepEqual(await read(id, 'exchange.items', { ...year, sites: [anyId()] }), []);
  assert.deepEqual(await read(id, 'exchange.summary'), [
    {
      complete: 119,
      looseBarrels: 0,
      looseNeedles: 2,
      bulkHandouts: 1,
      bulkPeople: 20,
      syringes: 27,
      estimated: 20,
      // Three kilograms without a factor: a number nobody knows.
      unknown: 1,
      returnPercent: 23,
    },
  ]);
  assert.deepEqual(
    (await read(id, 'exchange.returns')).map(({ how, returns, syringes, unknown }) => [
      how,
      returns,
      syringes,
      unknown,
    ]),
    [
      ['counted', 1, 7, 0],
      ['not-asked', 1, '', 0],
      ['weight', 2, 20, 1],
    ],
  );
  const shelf = await read(id, 'stock.on-hand');
  assert.deepEqual(
    shelf.map(({ item, lot, onHand }) => [item, lot, onHand]),
    [
      ['barrel-3ml', '', -3],
      ['needle-23g-1', '', -5],
      // What no lot on the shelf can have given stands without one.
      ['syringe-1ml', '', -114],
    ],
  );
  await save(id, [], entries);
  for (const report of reports.filter((each) => !['exchange.summary', 'visits.people'].includes(each.id))) {
    assert.deepEqual(await read(id, report.id), [], report.id);
  }
});

test('a hand-out at 23:30 on the last day counts in the month of the place, not in that of UTC', async () => {
  const { id, entry } = newOrg();
  const occurredAt = '2026-03-31T23:30:00-07:00';
  await save(id, [
    entry('exchange.handout', { channel: 'foot', lines: [{ item: 'foil', quantity: 1 }] }, { occurredAt }),
  ]);
  assert.deepEqual(await read(id, 'exchange.items'), [
    { month: '2026-03-01', item: 'foil', quantity: 1, handouts: 1 },
  ]);
});

test('people are a range: codes seen in the period at least, and each anonymous visit one more at most', async () => {
  const { id, site, entry } = newOrg();
  const [ana, ben] = [anyId(), anyId()];
  const visit = (subject: string | undefined, day: string, more: Partial<Entry> = {}) =>
    entry(
      'visits.visit',
      { channel: 'fixed', servedFor: { self: true, others: 1 } },
      {
        occurredAt: `${day}T12:00:00Z`,
        ...(subject === undefined ? {} : { subject }),
        ...more,
      },
    );
  const other = anyId();
  const entries = [
    visit(ana, '2025-12-30'),
    visit(ana, '2026-01-05'),
    visit(ana, '2026-01-06', { site: other }),
    visit(ben, '2026-04-05'),
    visit(undefined, '2026-04-06'),
  ];
  await save(id, entries);
  const people = async (from: string, to: string, sites?: readonly string[]) => {
    const [row] = await read(id, 'visits.people', {
      from,
      to,
      today: to,
      ...(sites === undefined ? {} : { sites }),
    });
    return [row?.['visits'], row?.['people'], row?.['uniqueLow'], row?.['uniqueHigh']];
  };
  assert.deepEqual(await people('2026-01-01', '2026-12-31'), [4, 8, 2, 3]);
  assert.deepEqual(await people('2026-02-01', '2026-03-31'), [0, 0, 0, 0]);
  assert.deepEqual(await people('2025-12-01', '2026-01-31'), [3, 6, 1, 1]);
  assert.deepEqual(await people('2026-01-01', '2026-12-31', [site]), [3, 6, 2, 3]);
});

test('an erased person leaves the counts of supplies and visits, and nothing that points to them', async () => {
  const { id, entry } = newOrg();
  const subject = anyId();
  const entries = [
    entry('visits.visit', { channel: 'fixed', services: ['disposal'] }, { subject }),
    entry('exchange.handout', { channel: 'fixed', lines: [{ item: 'foil', quantity: 3 }] }, { subject }),
    entry('naloxone.reversal', { survived: 'yes', area: '021', stamp: 'rose', doses: [] }),
  ];
  await save(id, entries);
  await save(
    id,
    entries.map((each) => redact(kindRegistry, each)),
    entries,
  );
  const [people] = await read(id, 'visits.people');
  assert.deepEqual(people, { visits: 1, people: 1, uniqueLow: 1, uniqueHigh: 1 });
  assert.equal((await read(id, 'exchange.items'))[0]?.['quantity'], 3);
  assert.equal((await read(id, 'naloxone.reversals'))[0]?.['withoutNaloxone'], 1);
  const rows = await database.readOrganization(id, (tx) =>
    tx.rows<{ n: number }>({ text: 'select count(*) as n from visit_presence', values: [] }),
  );
  assert.deepEqual(rows, [{ n: 0 }]);
});

test('kits, doses, reasons and training are counted by product, and masks are no kits', async () => {
  const { id, entry } = newOrg();
  await save(id, [
    entry('naloxone.handout', {
      channel: 'fixed',
      lines: [
        { item: 'naloxone-nasal-4mg-kit', quantity: 2 },
        { item: 'naloxone-nasal-4mg-dose', quantity: 1 },
        { item: 'nalmefene-kit', quantity: 1 },
        { item: 'breathing-mask', quantity: 2 },
      ],
      reason: 'confiscated',
      trained: 3,
      declined: ['previousKit', 'reason'],
    }),
    entry('naloxone.training', { channel: 'event', people: 12 }),
  ]);
  assert.deepEqual(
    (await read(id, 'naloxone.products')).map(({ product, kits, singles, doses }) => [
      product,
      kits,
      singles,
      doses,
    ]),
    [
      ['nalmefene', 1, 0, 2],
      ['nasal-4mg', 2, 1, 5],
    ],
  );
  const figures = await database.readOrganization(id, (tx) =>
    readHeadlines(tx, reports, { org: id, ...year }),
  );
  const kits = figures.find((each) => each.id === 'kits');
  assert.deepEqual([kits?.value, kits?.before, kits?.sites.length], [2, null, 1]);
  assert.deepEqual(
    (await read(id, 'naloxone.reasons')).map(({ question, answer }) => `${question} ${answer}`),
    ['previous-kit rather-not-say', 'reason confiscated'],
  );
  assert.deepEqual(
    (await read(id, 'naloxone.trained')).map(({ channel, people }) => [channel, people]),
    [
      ['event', 12],
      ['fixed', 3],
    ],
  );
});

test('reversals stand in the month they happened in, with what was answered, declined and not asked apart', async () => {
  const { id, entry } = newOrg();
  await save(id, [
    entry('naloxone.reversal', {
      when: '2026-01',
      doses: [
        { product: 'nasal-4mg', route: 'nasal', count: 1 },
        { product: 'im-vial', count: 3 },
      ],
      actions: ['stayed', 'stayed', 'rescue-breaths'],
      emsCalled: 'no-fear-of-police',
      survived: 'yes',
      declined: ['substances', 'survived'],
    }),
    entry('naloxone.reversal', {}),
  ]);
  assert.deepEqual(
    (await read(id, 'naloxone.reversals')).map(({ month, reports: n, doses, dosesUnknown }) => [
      month,
      n,
      doses,
      dosesUnknown,
    ]),
    [
      ['2026-01-01', 1, 4, 0],
      ['2026-03-01', 1, '', 1],
    ],
  );
  assert.deepEqual(
    (await read(id, 'naloxone.reversal-answers')).map(
      ({ question, answer, reports: n }) => `${question} ${answer} ${n}`,
    ),
    [
      'actions rescue-breaths 1',
      'actions stayed 1',
      'doses 4-or-more 1',
      'ems-called no-fear-of-police 1',
      'product im-vial 1',
      'product nasal-4mg 1',
      'substances rather-not-say 1',
      'survived yes 1',
    ],
  );
});

test('the page for reversals asks from the lists as the organization arranged them', async () => {
  const { id, entry } = newOrg();
  await save(id, [
    entry('catalog.choice', { list: 'stamp', code: 'rose', label: { en: 'Rose', es: 'Rosa' } }),
    entry('catalog.choice', { list: 'setting', code: 'work', hidden: true }),
  ]);
  const list = await database.readOrganization(id, (tx) => reversalPage.read(tx, id, { now: 0 }));
  assert.deepEqual(
    list('stamp').map(({ code }) => code),
    ['rose'],
  );
  assert.ok(!list('setting').some(({ code }) => code === 'work'));
});

test('the national report is the sum of the organizations', async () => {
  const orgs = [newOrg(), newOrg()];
  const from = '2031-01-01';
  for (const { id, entry } of orgs) {
    const line = { item: 'syringe-1ml', quantity: 40 };
    await save(id, [
      entry('exchange.handout', { channel: 'fixed', lines: [line] }, { occurredAt: '2031-05-05T10:00:00Z' }),
    ]);
  }
  const national = await database.acrossOrganizations((tx) =>
    reportOf('exchange.items').rows(tx, { org: 'all', from, to: '2031-12-31', today: '2031-12-31' }),
  );
  assert.deepEqual(national, [
    { month: toMonth('2031-05-05'), item: 'syringe-1ml', quantity: 80, handouts: 2 },
  ]);
});

test('tables made anew from the log are the same, to the last row', async () => {
  const { id, entry } = newOrg();
  const entries = [
    entry('visits.visit', { channel: 'fixed', referrals: ['housing'] }, { subject: anyId() }),
    entry('exchange.handout', { channel: 'fixed', lines: [{ item: 'foil', quantity: 3 }] }),
    entry('naloxone.reversal', { survived: 'yes' }),
    entry('stock.receive', { lines: [{ item: 'foil', quantity: 30, lot: 'A', expires: '2027-01-31' }] }),
    entry('stock.count', { lines: [{ item: 'foil', counted: 29 }] }),
  ];
  await save(id, entries);
  const { before, after } = await projector.rebuild(
    database,
    memorySource(() => entries),
    id,
  );
  assert.deepEqual(after, before);
  assert.ok(Object.values(after).some(({ rows }) => rows > 0));
});

/** Entries by which every report has a row. */
const somethingOfEach = (entry: Org['entry']): readonly Entry[] => {
  const [sample, referral, told] = [anyId(), anyId(), anyId()];
  return [
    entry('visits.visit', { channel: 'fixed', services: ['disposal'] }),
    entry('visits.tally', { span: 'day', channel: 'fixed', visits: 30 }),
    entry('visits.unmet', { lines: [{ item: 'foil', given: 4, asked: 10 }] }),
    entry('exchange.handout', {
      channel: 'fixed',
      lines: [{ item: 'wound-kit', quantity: 3, parts: [{ item: 'foil', quantity: 1 }] }],
    }),
    entry('exchange.return', { channel: 'fixed', returned: { how: 'counted', count: 1 } }),
    entry('naloxone.handout', {
      channel: 'fixed',
      lines: [{ item: 'naloxone-im-vial-kit', quantity: 1 }],
      reason: 'used',
      trained: 1,
      usedOn: 2,
    }),
    entry('naloxone.reversal', { survived: 'yes' }),
    entry('stock.receive', { lines: [{ item: 'foil', quantity: 1, lot: 'A' }] }),
    entry('stock.transfer', { to: anyId(), later: true, lines: [{ item: 'foil', quantity: 1 }] }),
    entry('stock.count', { lines: [{ item: 'foil', counted: 29, lot: 'A', expires: '2026-12-31' }] }),
    { ...entry('consumption.stay', { stage: 'waiting', arrived: true }), visit: anyId() },
    entry('consumption.stay', { stage: 'seated', seat: 'a', arrived: true, waited: 4 }),
    entry('consumption.use', { drug: 'fentanyl' }),
    entry('consumption.stay', { stage: 'left-well' }),
    entry('consumption.response', { response: anyId() }),
    entry('consumption.oriented', { version: 1, answer: 'done' }),
    entry('consumption.services', { services: ['wound-care'], referrals: ['housing'] }),
    entry('pickup.report', { source: 'worker' }),
    entry('pickup.done', { report: sample, outcome: 'collected', inTime: true }),
    entry('pickup.disposal', { bins: [{ litres: 4, count: 1, fullness: 1 }] }),
    entry('say.told', { sort: 'idea' }, { id: told }),
    entry('say.step', { of: told, what: 'answer', answer: 'Yes' }),
    entry('month.said', { month: '2026-02', given: [{ code: 'strips', is: 'few' }], lacks: ['held'] }),
    entry('survey.batch', {
      survey: sample,
      met: { people: 1, unsure: 1, again: 1, no: 1 },
      counts: { carry: { 'has-here': 1 } },
    }),
    entry('survey.result', {
      ...{ survey: sample, days: { from: '2026-01-01', to: '2026-01-07' }, least: 11 },
      met: { people: 30, unsure: 0, again: 0, no: 0 },
      told: [
        {
          question: 'carry',
          of: 30,
          blocks: [
            { answers: ['has-here'], people: 18 },
            { answers: ['has-home', 'has-none'], people: 12 },
          ],
        },
      ],
    }),
    entry('stock.price', { item: 'wound-kit', price: 250, currency: 'USD', since: '2020-01-01' }),
    entry('testing.offer', { infections: ['hiv'], said: 'accepted' }),
    entry('testing.test', { test: sample, infection: 'hiv', method: 'antibody', agreed: 'said' }),
    entry('testing.reading', { test: sample, infection: 'hiv', method: 'antibody', came: 'read' }),
    entry('testing.control', { item: 'hiv-test', control: 'positive', came: 'as-expected' }),
    entry('testing.cascade', {
      ...{ infection: 'hcv', from: '2026-01-01', to: '2026-03-31', tests: 30, unread: 1, unopened: 2 },
      figures: {
        least: 11,
        blocks: [
          { rungs: ['not-reactive', 'unclear', 'not-confirmed', 'no-word'], people: 15 },
          { rungs: ['confirmed', 'appointment', 'attended', 'started', 'ended'], people: 12 },
        ],
      },
    }),
    entry('testing.service', { what: 'wound-care', people: 2 }),
    entry('checking.sample', { sample, expected: ['fentanyl'], form: 'powder' }),
    entry('checking.spectrum', { sample, test: anyId(), method: 'ftir', found: [{ substance: 'fentanyl' }] }),
    entry('checking.move', { sample, what: 'returned' }),
    entry('care.goal', { goal: referral, what: 'said' }),
    entry('care.goal', { goal: referral, what: 'reached' }),
    entry('care.wish', { referral, needs: ['detox'] }),
    entry('treatment.file', { file: sample, wish: referral }),
    entry('treatment.stay', { file: sample, move: 'begin', program: 'groups', level: 'weekly' }),
    // Of another file, so that it is in no doubt which word came first.
    entry('treatment.stay', { file: told, move: 'leave' }),
    entry('treatment.session', { sort: 'group', people: 7 }),
    entry('treatment.came', { file: sample, sort: 'group' }),
    entry('treatment.need', { file: sample, need: 'housing', isMet: false }),
    entry('treatment.goal', { file: sample, goal: referral }),
    entry('treatment.dose', { file: sample, what: 'given', medication: 'methadone', days: 3 }),
    entry('care.dose', { referral, what: 'given', medication: 'methadone', days: 3 }),
    entry('care.hold', { referral, hold: anyId(), first: { service: anyId(), name: 'Clinic' } }),
    entry(
      'care.send',
      {
        ...{ referral, way: 'phone', to: { name: 'Clinic' }, scope: ['needs'] },
        ...{ until: '2099-12-31', agreed: 'said', askAfterDays: 2 },
      },
      { hlc: '000000000000002-0000-00000000' },
    ),
    // After the sending: of one clock, the order would be that of ids, which are chance.
    entry('care.step', { referral, step: 'full' }, { hlc: '000000000000003-0000-00000000' }),
  ];
};

test('every column of a report is in its rows, and every row has no other', async () => {
  const { id, entry } = newOrg();
  await save(id, somethingOfEach(entry));
  for (const report of reports) {
    const [row] = await read(id, report.id);
    assert.ok(row, report.id);
    const columns = report.columns.map((column) => column.id).toSorted();
    assert.deepEqual(Object.keys(row).toSorted(), columns, report.id);
  }
});

for (const [at, month] of [
  ['2026-11-01T03:30:00Z', '2026-11'],
  ['2026-10-31T23:30:00-04:00', '2026-10'],
  ['2026-11-01T00:30:00+13:00', '2026-11'],
] as const)
  test(`${at} is a time of ${month} in every report and headline: the day is that of its own offset`, async () => {
    const { id, entry } = newOrg();
    const when = { occurredAt: at, recordedAt: at };
    await save(
      id,
      somethingOfEach((kind, body, more) => entry(kind, body, { ...when, ...more })),
    );
    for (const asked of ['2026-10', '2026-11']) {
      const query = { from: `${asked}-01`, to: lastDayOf(asked), today: lastDayOf(asked) };
      for (const report of reports.filter(({ about }) => about === undefined)) {
        const rows = await read(id, report.id, query);
        // What stood on a shelf before and after is told of every month.
        const told = report.columns.filter(({ id: column }) => !['opening', 'at-end'].includes(column));
        const isTold = rows.some((row) => told.some(({ id: column }) => Number(row[column]) > 0));
        assert.ok(asked === month ? rows.length > 0 : !isTold, `${report.id} of ${asked}`);
        for (const row of rows)
          for (const column of ['month', 'day'])
            if (row[column] !== undefined)
              assert.match(String(row[column]), new RegExp(`^${month}-`), report.id);
      }
      const headlines = await database.readOrganization(id, (tx) =>
        readHeadlines(tx, reports, { org: id, ...query }),
      );
      for (const { id: headline, value, months } of headlines) {
        if (asked !== month) assert.ok(!value, `${headline} of ${asked} says ${value}`);
        assert.ok(months.every((one) => one.month === `${month}-01`));
      }
      assert.ok(headlines.length > 0);
    }
  });

test('a tally stands beside the visits, is none of them, and is told only where all of its time was asked for', async () => {
  const { id, entry } = newOrg();
  await save(id, [
    entry('visits.visit', { channel: 'fixed' }),
    entry('visits.tally', { span: 'day', channel: 'fixed', visits: 30, people: 9 }),
    entry('visits.tally', { span: 'year', channel: 'fixed', visits: 4_000 }),
  ]);
  const [visits] = await read(id, 'visits.visits');
  assert.equal(visits?.['visits'], 1);
  const tallies = await read(id, 'visits.tallies');
  assert.deepEqual(
    tallies.map(({ span, visits: count, people }) => [span, count, people]),
    [['day', 30, 9]],
  );
});
