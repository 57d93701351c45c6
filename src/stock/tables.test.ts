import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lotCode } from '#codes/lot.ts';
import { createProjector } from '#database/projection/projector.ts';
import { type Entry, type JsonObject, msToTime, timeToDate } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { headMigration, linksMigration, withHeads } from '../../test/support/heads.ts';
import { anyId, createTestDatabase } from '../../test/support/postgres.ts';
import { memorySource } from '../../test/support/projection.ts';
import { balances, differences } from './balances.ts';
import { stockEffect } from './effects.ts';
import { holdKind, stockKinds } from './entries.ts';
import { heldLots } from './holds.ts';
import { lotsOf } from './lots.ts';
import { lotsExpiring, stockAndUse, stockByLot, stockOnHand } from './report/on-hand.ts';
import { readShelfFacts } from './report/shelf-facts.ts';
import { stockReports } from './report.ts';
import { shelfOf } from './shelf.ts';
import { createStockProjection } from './tables.ts';

const projector = withHeads(
  createProjector([createStockProjection([{ kinds: stockKinds, effect: stockEffect, version: 1 }])]),
);
const { database } = await createTestDatabase({
  migrations: [headMigration, linksMigration],
});
await projector.prepare(
  database,
  memorySource(() => []),
);

const [hub, van] = [anyId(), anyId()].toSorted();
if (hub === undefined || van === undefined) throw new Error('two sites');

const entryOf = (org: string, kind: string, body: JsonObject, ms: number, offset = 0, site = hub): Entry => ({
  id: anyId(),
  org,
  site,
  device: org,
  deviceSeq: 1,
  author: org,
  kind,
  version: 1,
  occurredAt: msToTime(ms, offset),
  recordedAt: msToTime(ms, offset),
  hlc: '000000000000001-0000-00000000',
  body,
});

interface Step {
  readonly kind: 'receive' | 'transfer' | 'arrive' | 'count' | 'adjust' | 'dispose' | 'assemble';
  readonly quantity: number;
  readonly item: string;
  readonly lot: string | undefined;
  readonly hour: number;
  readonly offset: number;
  readonly isVan: boolean;
}
const step = fc.record<Step>({
  kind: fc.constantFrom('receive', 'transfer', 'arrive', 'count', 'adjust', 'dispose', 'assemble'),
  quantity: fc.integer({ min: 1, max: 30 }),
  item: fc.constantFrom('cooker', 'stem'),
  lot: fc.constantFrom(undefined, 'A', ' a', '(10)A(17)270331', 'B'),
  // Few different hours over three days: moves before, at and after counts of the same day.
  hour: fc.integer({ min: 0, max: 71 }),
  offset: fc.constantFrom(0, -480, 570),
  isVan: fc.boolean(),
});

const toEntry = (org: string, { kind, quantity, item, lot, hour, offset, isVan }: Step): Entry => {
  const [from, to] = isVan ? [van, hub] : [hub, van];
  const line = { item, ...(lot === undefined ? {} : { lot }) };
  const bodies: Readonly<Record<Step['kind'], JsonObject>> = {
    receive: { lines: [{ ...line, quantity }] },
    transfer: { to, lines: [{ ...line, quantity }], ...(quantity % 3 === 0 && { later: true }) },
    arrive: { sent: org, lines: [{ ...line, quantity: quantity - 1 }] },
    count: { lines: [{ ...line, counted: quantity - 1 }] },
    adjust: { lines: [{ ...line, change: quantity - 15 }], reason: 'missing' },
    dispose: { lines: [{ ...line, quantity }], reason: 'damaged' },
    assemble: {
      way: quantity % 2 === 0 ? 'assembled' : 'taken-apart',
      kit: 'stem',
      quantity,
      parts: [{ ...line, item: 'cooker', quantity: quantity + 1 }],
    },
  };
  return entryOf(org, `stock.${kind}`, bodies[kind], Date.UTC(2026, 2, 1, hour), offset, from);
};

const effectsOf = (entries: readonly Entry[]) => entries.flatMap((entry) => stockEffect(entry) ?? []);

test('on hand in the tables is what the pure reckoning says, whatever arrives late, is taken back or put right', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.nat(100), async (steps, cut) => {
      const org = anyId();
      const entries = steps.map((each) => toEntry(org, each));
      const removed = entries.slice(0, cut % (entries.length + 1));
      const left = entries.slice(removed.length);
      await database.inOrganization(org, async (tx) => {
        await projector.apply(tx, org, { remove: [], add: entries.toReversed() });
        await projector.apply(tx, org, { remove: removed, add: [] });
        assert.deepEqual(
          await stockOnHand(tx, org),
          balances(effectsOf(left)).filter(({ onHand }) => onHand !== 0),
        );
        const report = stockReports.find(({ id }) => id === 'stock.counts');
        const rows = await report?.rows(tx, {
          org,
          from: '2026-01-01',
          to: '2026-12-31',
          today: '2026-12-31',
        });
        assert.deepEqual(
          rows
            ?.map(({ item, site, expected, counted }) => `${site} ${item} ${expected ?? ''} ${counted}`)
            .toSorted(),
          differences(effectsOf(left))
            .map(({ item, site, expected, counted }) => `${site} ${item} ${expected ?? ''} ${counted}`)
            .toSorted(),
        );
      });
    }),
    { seed: 20260301, numRuns: 60 },
  );
});

test('what stood on a shelf on each day, from which needs are reckoned, is what the balances of that day say', async () => {
  const before = (entries: readonly Entry[], day: string) =>
    balances(effectsOf(entries.filter(({ occurredAt }) => timeToDate(occurredAt) <= day)));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const org = anyId();
      // Hours of three days, spread over three weeks; in one zone, so that a day ends where its moves do.
      const entries = steps.map((each) => toEntry(org, { ...each, hour: each.hour * 7, offset: 0 }));
      await database.inOrganization(org, async (tx) => {
        await projector.apply(tx, org, { remove: [], add: entries });
        for (const { site, item, days, opening, isKnown } of await readShelfFacts(tx, org, '2026-03-25')) {
          assert.deepEqual([opening, isKnown], [undefined, true]);
          let left = 0;
          for (const { day, moved, reset } of days.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
            left = reset ?? left + moved;
            const shelf = before(entries, day).filter((each) => each.site === site && each.item === item);
            assert.equal(
              left,
              shelf.reduce((sum, { onHand }) => sum + onHand, 0),
              `${item} on ${day}`,
            );
          }
        }
        const late = await readShelfFacts(tx, org, '2026-12-01');
        const end = before(entries, '2026-12-01');
        for (const { site, item, opening, days } of late) {
          assert.deepEqual(days, []);
          const shelf = end.filter((each) => each.site === site && each.item === item);
          assert.equal(
            opening,
            shelf.reduce((sum, { onHand }) => sum + onHand, 0),
          );
        }
      });
    }),
    { seed: 20261126, numRuns: 40 },
  );
});

test('two lines of one lot in one count add up, on a phone as in the tables; lots stay apart', async () => {
  const org = anyId();
  const lines = [
    { item: 'cooker', counted: 50 },
    { item: 'cooker', counted: 30 },
    { item: 'cooker', counted: 4, lot: 'A' },
    { item: 'stem', counted: 0 },
    { item: 'stem', counted: 7 },
  ];
  const count = entryOf(org, 'stock.count', { lines }, Date.UTC(2026, 2, 2));
  const shelf = [
    { site: hub, item: 'cooker', lot: '', onHand: 80 },
    { site: hub, item: 'cooker', lot: 'A', onHand: 4 },
    { site: hub, item: 'stem', lot: '', onHand: 7 },
  ];
  assert.deepEqual(balances(effectsOf([count])), shelf);
  await database.inOrganization(org, async (tx) => {
    await projector.apply(tx, org, { remove: [], add: [count] });
    assert.deepEqual(await stockOnHand(tx, org), shelf);
  });
});

test('lots that pass their date are told while some are left, from the earliest date that anyone read on the box', async () => {
  const org = anyId();
  const line = { item: 'naloxone-nasal-4mg-kit', quantity: 10 };
  const entries = [
    entryOf(
      org,
      'stock.receive',
      { lines: [{ ...line, lot: 'A', expires: '2026-04-30' }] },
      Date.UTC(2026, 2, 1),
    ),
    entryOf(
      org,
      'stock.receive',
      { lines: [{ ...line, lot: 'A', expires: '2026-05-31' }] },
      Date.UTC(2026, 2, 2),
    ),
    entryOf(
      org,
      'stock.receive',
      { lines: [{ ...line, lot: 'B', expires: '2026-04-30' }] },
      Date.UTC(2026, 2, 2),
    ),
    entryOf(
      org,
      'stock.dispose',
      { lines: [{ ...line, lot: 'B' }], reason: 'damaged' },
      Date.UTC(2026, 2, 3),
    ),
    entryOf(
      org,
      'stock.receive',
      { lines: [{ ...line, lot: 'C', expires: '2028-04-30' }] },
      Date.UTC(2026, 2, 2),
    ),
  ];
  await database.inOrganization(org, async (tx) => {
    await projector.apply(tx, org, { remove: [], add: entries });
    const due = await lotsExpiring(tx, org, '2026-03-08', 90);
    assert.deepEqual(due, [{ site: hub, item: line.item, lot: 'A', onHand: 20, expires: '2026-04-30' }]);
    assert.deepEqual(await stockAndUse(tx, org, '2026-03-08'), [
      { site: hub, item: line.item, onHand: 30, used: 0, knownDays: 0 },
    ]);
  });
});

test('no organization sees the shelves of another', async () => {
  const [org, other] = [anyId(), anyId()];
  const received = entryOf(
    org,
    'stock.receive',
    { lines: [{ item: 'stem', quantity: 9 }] },
    Date.UTC(2026, 2, 1),
  );
  await database.inOrganization(org, (tx) => projector.apply(tx, org, { remove: [], add: [received] }));
  assert.equal((await database.readOrganization(org, (tx) => stockOnHand(tx, org))).length, 1);
  assert.deepEqual(await database.readOrganization(other, (tx) => stockOnHand(tx, org)), []);
});

const lotStep = fc.record({
  kind: fc.constantFrom('receive', 'receive', 'dispose', 'dispose', 'count', 'hold'),
  quantity: fc.integer({ min: 1, max: 100 }),
  lot: fc.constantFrom(undefined, undefined, 'A', 'a', 'B', 'lot: b', 'C'),
  hour: fc.integer({ min: 0, max: 48 }),
  isVan: fc.boolean(),
});
/** Of which one has passed, one passes soon, and nobody wrote down the third. */
const datesOf: Readonly<Record<string, string>> = { A: '2026-02-28', B: '2026-04-30' };

const heldIn = (entries: readonly Entry[]) =>
  heldLots(
    entries.flatMap((entry) => {
      const body = readBody(holdKind, entry);
      return body === undefined ? [] : [{ hlc: entry.hlc, ...body }];
    }),
  );

const lotsEverywhere = async (entries: readonly Entry[], org: string, today: string) => {
  const effects = effectsOf(entries);
  const phone = [hub, van].flatMap((site) =>
    shelfOf(site, effects, entries.flatMap(lotsOf), today, heldIn(entries)).flatMap(({ item, lots }) =>
      lots.map(({ lot, onHand, expires }) => ({ site, item, lot, onHand, expires })),
    ),
  );
  return database.inOrganization(org, async (tx) => {
    await projector.apply(tx, org, { remove: [], add: entries });
    return {
      phone,
      server: (await stockByLot(tx, org, today)).map(({ site, item, lot, onHand, expires }) => ({
        site,
        item,
        lot,
        onHand,
        expires,
      })),
      expiring: await lotsExpiring(tx, org, today, 90),
    };
  });
};

test('what left without a lot is taken off the lot that expires first, on a phone, in the report and in the warning', async () => {
  const org = anyId();
  const item = 'naloxone-nasal-4mg-kit';
  const lines = [{ item, quantity: 100, lot: 'B', expires: '2026-04-30' }];
  const waste = (quantity: number, day: number): Entry =>
    entryOf(org, 'stock.dispose', { lines: [{ item, quantity }], reason: 'damaged' }, Date.UTC(2026, 2, day));
  const entries = [entryOf(org, 'stock.receive', { lines }, Date.UTC(2026, 2, 1)), waste(97, 2), waste(3, 3)];
  assert.deepEqual(await lotsEverywhere(entries, org, '2026-03-08'), { phone: [], server: [], expiring: [] });
  const some = anyId();
  const { expiring, server } = await lotsEverywhere(entries.slice(0, 2), some, '2026-03-08');
  assert.deepEqual(
    [...expiring, ...server].map(({ lot, onHand }) => [lot, onHand]),
    [
      ['B', 3],
      ['B', 3],
    ],
  );
});

test('server and phone have the same lots on every shelf, whatever came, went and was counted with or without lots', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(lotStep, { maxLength: 25 }), async (steps) => {
      const org = anyId();
      const entries = steps.map(({ kind, quantity, lot, hour, isVan }, index) => {
        const expires = lot === undefined ? undefined : datesOf[lotCode(lot)];
        const named = { item: 'cooker', ...(lot !== undefined && { lot }) };
        const dated = { ...named, ...(expires !== undefined && { expires }) };
        const bodies: Readonly<Record<string, JsonObject>> = {
          receive: { lines: [{ ...dated, quantity }] },
          dispose: { lines: [{ ...named, quantity }], reason: 'damaged' },
          count: { lines: [{ ...dated, counted: quantity }] },
          hold: { item: 'cooker', lot: lot ?? 'A', held: quantity % 3 > 0 },
        };
        const body = bodies[kind] ?? {};
        const hlc = `00000000000000${index % 10}-000${index < 10 ? 0 : index < 20 ? 1 : 2}-00000000`;
        const at = Date.UTC(2026, 2, 1, hour);
        return { ...entryOf(org, `stock.${kind}`, body, at, 0, isVan ? van : hub), hlc: hlc as Entry['hlc'] };
      });
      const { phone, server, expiring } = await lotsEverywhere(entries, org, '2026-03-08');
      const text = ({ site, lot, onHand }: { site: string; lot: string; onHand: number }): string =>
        `${site} ${lot} ${onHand}`;
      assert.deepEqual(server.map(text).toSorted(), phone.map(text).toSorted());
      assert.deepEqual(
        expiring.map(text).toSorted(),
        phone
          .filter(({ expires, onHand }) => expires !== undefined && onHand > 0)
          .map(text)
          .toSorted(),
      );
    }),
    { seed: 20260308, numRuns: 60 },
  );
});
