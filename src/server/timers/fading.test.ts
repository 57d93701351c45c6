import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { random, sha256, clock as systemClock } from '#cli/adapters/ports.ts';
import { createProjector } from '#database/projection/projector.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Entry, type JsonObject, msToTime } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { balances, differences } from '#stock/balances.ts';
import { stockOnHand } from '#stock/report/on-hand.ts';
import { stockReports } from '#stock/report.ts';
import { addOrganization, createWriter } from '../../../test/support/log.ts';
import { anyId, createTestDatabase } from '../../../test/support/postgres.ts';
import { memorySource } from '../../../test/support/projection.ts';
import { everything } from '../access/reach.ts';
import { createIntake } from '../intake/intake.ts';
import { createLogStore } from '../log-store/log-store.ts';
import { migrations } from '../migrations.ts';
import { projectionsOf, rooms, stockEffectOfAll } from '../programs.ts';
import { createBlurring } from './retention.ts';

/**
 * Fading must not move a shelf: not on the server, nor on a phone that holds some entries as they were and others as they
 * are now.
 */
const now = Date.parse('2026-06-01T12:00:00Z');
const clock = { ...systemClock, now: () => now };
const { database } = await createTestDatabase({ migrations });
const projector = createProjector(
  projectionsOf(
    { clock },
    rooms.filter(({ name }) => name === 'stock'),
  ),
);
await projector.prepare(
  database,
  memorySource(() => []),
);
const base = { database, clock, random, sha256, kinds: kindRegistry, projector, log: () => {} };
const store = createLogStore(base);
const intake = createIntake({ ...base, store });
const blurring = createBlurring({ ...base, effectOf: stockEffectOfAll });

type Place = Awaited<ReturnType<typeof addOrganization>>;
const read = async ({ org }: Place): Promise<readonly Entry[]> =>
  (await store.page(org, { after: 0, limit: 500, reach: everything })).entries.map(
    ({ entry }) => entry as Entry,
  );
const fade = async ({ org }: Place): Promise<void> => {
  await database.inOrganization(org, (tx) =>
    blurring.run(tx, { org, id: org, kind: blurring.kind, dueAt: now, now, rings: 0, payload: {} }),
  );
};
const countReport = stockReports.find(({ id }) => id === 'stock.counts');
const inTables = ({ org }: Place) =>
  database.readOrganization(org, async (tx: Transaction) => ({
    onHand: await stockOnHand(tx, org),
    counts: (await countReport?.rows(tx, { org, from: '2020-01-01', to: '2026-12-31', today: '2026-12-31' }))
      ?.map(({ site, item, expected, counted }) => `${site} ${item} ${expected} ${counted}`)
      .toSorted(),
  }));
const onDevice = (entries: readonly Entry[]) => {
  const effects = entries.flatMap((entry) => stockEffectOfAll(entry) ?? []);
  return {
    onHand: balances(effects).filter(({ onHand }) => onHand !== 0),
    counts: differences(effects)
      .map(({ site, item, expected, counted }) => `${site} ${item} ${expected ?? ''} ${counted}`)
      .toSorted(),
  };
};
const shelfOf = async (place: Place): Promise<readonly number[]> =>
  (await inTables(place)).onHand.map(({ onHand }) => onHand);

const line = { item: 'cooker' };
const countOf = (counted: number): JsonObject => ({ lines: [{ ...line, counted }] });
const linesOf = (quantity: number): JsonObject => ({ lines: [{ ...line, quantity }] });

test('a hand-out after a count of that day is taken off it, also when the day has faded', async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  const at = (hour: string) => ({
    occurredAt: `2025-03-01T${hour}-05:00`,
    recordedAt: `2025-03-01T${hour}-05:00`,
  });
  await intake(place.org, [
    writer.entry({ kind: 'stock.receive', body: linesOf(70), ...at('08:10:00') }),
    writer.entry({ kind: 'stock.count', body: countOf(100), ...at('09:00:00') }),
    writer.entry({
      kind: 'exchange.handout',
      body: { channel: 'fixed', ...linesOf(60) },
      visit: anyId(),
      ...at('15:20:30'),
    }),
  ]);
  assert.deepEqual(await shelfOf(place), [40]);
  await fade(place);
  assert.deepEqual(await shelfOf(place), [40]);
  assert.deepEqual(
    (await read(place)).map(({ kind, occurredAt, visit }) => [kind, occurredAt, visit]),
    [
      ['stock.receive', '2025-03-01T00:00:00-05:00', undefined],
      ['stock.count', '2025-03-01T09:00:00-05:00', undefined],
      // That it came after the count, and no more.
      ['exchange.handout', '2025-03-01T09:00:01-05:00', undefined],
    ],
  );
});

test('a shelf counted as empty and filled the same day stays full', async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  await intake(place.org, [
    writer.entry({ kind: 'stock.count', body: countOf(0), occurredAt: '2025-03-01T09:00:00Z' }),
    writer.entry({ kind: 'stock.receive', body: linesOf(500), occurredAt: '2025-03-01T11:00:00Z' }),
  ]);
  await fade(place);
  assert.deepEqual(await shelfOf(place), [500]);
});

const kinds = ['receive', 'transfer', 'count', 'adjust', 'dispose', 'handout'] as const;
const step = fc.record({
  kind: fc.constantFrom(...kinds),
  quantity: fc.integer({ min: 1, max: 30 }),
  item: fc.constantFrom('cooker', 'syringe-1ml'),
  lot: fc.constantFrom(undefined, 'A'),
  second: fc.integer({ min: 0, max: 3 * 86_400 }),
  offset: fc.constantFrom(0, -480, 570),
  isHub: fc.boolean(),
  /** What a phone read before it faded; the rest it read afterwards. */
  wasRead: fc.boolean(),
  isLate: fc.boolean(),
});

test('whatever happened in whatever order, no shelf and no difference changes by fading, also where copies are mixed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
      const place = await addOrganization(database);
      const writer = createWriter(place);
      const entries = steps.map(({ kind, quantity, item, lot, second, offset }) => {
        const named = { item, ...(lot !== undefined && { lot }) };
        const bodies: Readonly<Record<(typeof kinds)[number], JsonObject>> = {
          receive: { lines: [{ ...named, quantity }] },
          transfer: { to: place.org, lines: [{ ...named, quantity }] },
          count: { lines: [{ ...named, counted: quantity - 1 }] },
          adjust: { lines: [{ ...named, change: quantity - 15 }], reason: 'other' },
          dispose: { lines: [{ ...named, quantity }], reason: 'damaged' },
          handout: { channel: 'fixed', lines: [{ ...named, quantity }] },
        };
        // Few different moments: before, at and after counts.
        const time = msToTime(Date.UTC(2025, 2, 1) + Math.floor(second / 5_000) * 5_000_000, offset);
        return writer.entry({
          kind: kind === 'handout' ? 'exchange.handout' : `stock.${kind}`,
          body: bodies[kind],
          occurredAt: time,
          recordedAt: time,
        });
      });
      // A move that comes when its day has faded already.
      const isLate = (index: number): boolean =>
        steps[index]?.isLate === true && steps[index]?.kind !== 'count';
      await intake(
        place.org,
        entries.filter((_, index) => !isLate(index)),
      );
      await fade(place);
      await intake(
        place.org,
        entries.filter((_, index) => isLate(index)),
      );
      assert.deepEqual(await inTables(place), onDevice(entries));
      await fade(place);
      assert.deepEqual(await inTables(place), onDevice(entries));
      const faded = new Map((await read(place)).map((entry) => [entry.id, entry]));
      assert.ok([...faded.values()].every(({ recordedAt }) => recordedAt.includes('T00:00:00')));
      const mixed = entries.map((entry, index) =>
        steps[index]?.wasRead === true ? entry : (faded.get(entry.id) ?? entry),
      );
      assert.deepEqual(onDevice(mixed), onDevice(entries));
    }),
    { seed: 20260601, numRuns: 60 },
  );
});
