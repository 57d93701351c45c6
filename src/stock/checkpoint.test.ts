import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { createProjector } from '#database/projection/projector.ts';
import { addDays } from '#log/calendar.ts';
import {
  defineKind,
  type Entry,
  type JsonObject,
  type LocalDate,
  msToTime,
  open,
  timeToDate,
  timeToMs,
} from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { headMigration, linksMigration, withHeads } from '../../test/support/heads.ts';
import { anyId, createTestDatabase } from '../../test/support/postgres.ts';
import { memorySource } from '../../test/support/projection.ts';
import { balances } from './balances.ts';
import { effectsSince } from './checkpoint.ts';
import { combineEffects } from './combine.ts';
import { movedBetween } from './count/standing.ts';
import { stockEffect } from './effects.ts';
import { stockKinds } from './entries.ts';
import { fadedTime } from './fade.ts';
import { handedOut } from './handed-out.ts';
import { lotsOf } from './lots.ts';
import { handedOutBefore } from './report/checkpoint.ts';
import { shelfOf } from './shelf.ts';
import { createStockProjection } from './tables.ts';

const giveKind = defineKind({
  kind: 'test.give',
  version: 1,
  fields: {
    lines: open(
      v.array(v.object({ item: v.string(), quantity: v.number(), lot: v.optional(v.string()) })),
      'the stock level',
    ),
  },
});
const given = (entry: Entry) => {
  const body = readBody(giveKind, entry);
  return body && handedOut(entry, body.lines);
};
const effectOf = combineEffects([stockEffect, given]);

const projector = withHeads(
  createProjector([
    createStockProjection([
      { kinds: stockKinds, effect: stockEffect, version: 1 },
      { kinds: [giveKind], effect: given, version: 1 },
    ]),
  ]),
);
const { database } = await createTestDatabase({ migrations: [headMigration, linksMigration] });
await projector.prepare(
  database,
  memorySource(() => []),
);

const [hub, van] = [anyId(), anyId()].toSorted();
if (hub === undefined || van === undefined) throw new Error('two sites');
const start = Date.UTC(2026, 2, 1);
const today = '2026-06-09';

interface Step {
  readonly kind: 'give' | 'receive' | 'count' | 'transfer' | 'assemble';
  readonly quantity: number;
  readonly item: string;
  readonly lot: string | undefined;
  readonly day: number;
  readonly hour: number;
  readonly offset: number;
  readonly isVan: boolean;
}
const step = fc.record<Step>({
  // Mostly what is handed out, as it is.
  kind: fc.constantFrom('give', 'give', 'give', 'give', 'receive', 'count', 'count', 'transfer', 'assemble'),
  quantity: fc.integer({ min: 1, max: 30 }),
  item: fc.constantFrom('cooker', 'stem'),
  lot: fc.constantFrom(undefined, undefined, 'A', 'B'),
  // Some days far apart, some beside each other: counts and hand-outs of one day, and of the day on which it is cut.
  day: fc.constantFrom(0, 1, 20, 38, 39, 40, 68, 69, 70, 71, 72, 98, 99),
  hour: fc.integer({ min: 0, max: 23 }),
  offset: fc.constantFrom(0, -480, 570),
  isVan: fc.boolean(),
});

const toEntry = (org: string, { kind, quantity, item, lot, day, hour, offset, isVan }: Step): Entry => {
  const line = { item, ...(lot === undefined ? {} : { lot }) };
  const [from, to] = isVan ? [van, hub] : [hub, van];
  const bodies: Readonly<Record<Step['kind'], JsonObject>> = {
    give: { lines: [{ ...line, quantity }] },
    receive: { lines: [{ ...line, quantity, ...(lot !== undefined && { expires: '2026-08-31' }) }] },
    count: { lines: [{ ...line, counted: quantity - 1 }] },
    transfer: { to, lines: [{ ...line, quantity }] },
    assemble: { way: 'assembled', kit: 'stem', quantity, parts: [{ ...line, item: 'cooker', quantity }] },
  };
  const time = msToTime(start + (day * 24 + hour) * 3_600_000, offset);
  return {
    id: anyId(),
    org,
    site: from,
    device: org,
    deviceSeq: 1,
    author: org,
    kind: kind === 'give' ? giveKind.kind : `stock.${kind}`,
    version: 1,
    occurredAt: time,
    recordedAt: time,
    hlc: '000000000000001-0000-00000000',
    body: bodies[kind],
  };
};

/** All that a stock screen reckons from these. */
const seenOf = (effects: ReturnType<typeof effectsSince>, entries: readonly Entry[], on: LocalDate) => {
  const counts = effects.flatMap((effect) => effect.counts);
  const lately = counts.filter(({ at }) => timeToDate(at) >= addDays(on, -75));
  return {
    balances: balances(effects),
    shelves: [hub, van].map((site) => shelfOf(site, effects, entries.flatMap(lotsOf), on)),
    between: lately.map(({ site, item, at }) =>
      movedBetween(effects, { site, item }, timeToMs(at), Number.POSITIVE_INFINITY)
        .filter((move) => lately.some((count) => timeToMs(count.at) >= timeToMs(move.at)))
        .reduce((sum, { quantity }) => sum + quantity, 0),
    ),
  };
};
const never = () => false;

test('a phone with a checkpoint and what came after its day has the shelves of one that has everything', async () => {
  let withCounts = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 40 }),
      fc.constantFrom(38, 70, 71, 95),
      fc.nat(40),
      fc.boolean(),
      async (steps, cut, taken, isFaded) => {
        const org = anyId();
        const since = addDays('2026-03-01', cut);
        const entries = steps.map((each) => toEntry(org, each));
        const moments = entries
          .filter(({ kind }) => kind === 'stock.count')
          .map(({ occurredAt }) => timeToMs(occurredAt));
        // What the server has of it by then; a phone holds what it read before.
        const stored = entries.map((entry) =>
          isFaded && timeToDate(entry.occurredAt) < '2026-05-20'
            ? { ...entry, occurredAt: fadedTime(effectOf)(entry, moments) }
            : entry,
        );
        const shelves = await database.inOrganization(org, async (tx) => {
          await projector.apply(tx, org, { remove: [], add: stored });
          return handedOutBefore(tx, org, { since, today });
        });
        const isHere = ({ kind, occurredAt }: Entry): boolean =>
          kind !== giveKind.kind || timeToDate(occurredAt) >= since;
        const held = entries.filter(isHere);
        const here = (some: readonly Entry[]) => effectsSince(some, effectOf, { since, shelves }, never);
        const whole = (some: readonly Entry[]) => some.flatMap((entry) => effectOf(entry) ?? []);
        for (const on of [today, addDays(today, 12)])
          assert.deepEqual(seenOf(here(held), held, on), seenOf(whole(entries), entries, on));
        // A hand-out that is here although it is in the checkpoint changes nothing.
        assert.deepEqual(balances(here(entries)), balances(whole(entries)));
        // Taken back on the phone, before the server knows: a hand-out or a count of its days.
        const back = held.filter(({ kind, occurredAt }, index) => {
          const isOfDays = timeToDate(occurredAt) >= since;
          return isOfDays && (kind === 'stock.count' || kind === giveKind.kind) && index % 3 === taken % 3;
        });
        withCounts += back.filter(({ kind }) => kind === 'stock.count').length;
        const left = (some: readonly Entry[]) => some.filter((entry) => !back.includes(entry));
        assert.deepEqual(
          seenOf(here(left(held)), left(held), today),
          seenOf(whole(left(entries)), left(entries), today),
        );
      },
    ),
    { seed: 20261128, numRuns: 80 },
  );
  assert.ok(withCounts > 10);
});

test('a hand-out of an old day that was not sent moves the shelf at once, and not twice once it is in the checkpoint', () => {
  const org = anyId();
  const receive = toEntry(org, {
    kind: 'receive',
    quantity: 30,
    item: 'stem',
    lot: undefined,
    day: 0,
    hour: 1,
    offset: 0,
    isVan: false,
  });
  const give = toEntry(org, {
    kind: 'give',
    quantity: 4,
    item: 'stem',
    lot: undefined,
    day: 20,
    hour: 1,
    offset: 0,
    isVan: false,
  });
  const onHand = (isUnsent: boolean, shelves: Parameters<typeof effectsSince>[2]) =>
    balances(effectsSince([receive, give], effectOf, shelves, () => isUnsent)).map((row) => row.onHand);
  const moves = [{ lot: '', at: timeToMs(give.occurredAt), day: timeToDate(give.occurredAt), quantity: -4 }];
  assert.deepEqual(onHand(true, { since: '2026-05-01', shelves: [] }), [26]);
  assert.deepEqual(
    onHand(false, { since: '2026-05-01', shelves: [{ site: hub, item: 'stem', moves }] }),
    [26],
  );
});

test('what is added up ends at a count, and begins with the shelf', async () => {
  const org = anyId();
  const at = (kind: Step['kind'], quantity: number, day: number, hour: number): Entry =>
    toEntry(org, { ...{ kind, quantity, day, hour }, item: 'stem', lot: undefined, offset: 0, isVan: false });
  // At the moment of the count it is in it; of the days before something came it is history, also beside the first day of use.
  const counted = [at('give', 5, 10, 9), at('count', 41, 20, 9), at('give', 3, 20, 9), at('give', 4, 21, 9)];
  const begun = [at('give', 5, 10, 9), at('give', 2, 11, 9), at('receive', 30, 20, 9), at('give', 4, 21, 9)];
  for (const [entries, onHand] of [
    [counted, 36],
    [begun, 26],
  ] as const) {
    const own = anyId();
    const since = '2026-05-20';
    const shelves = await database.inOrganization(own, async (tx) => {
      await projector.apply(tx, own, { remove: [], add: entries });
      return handedOutBefore(tx, own, { since, today });
    });
    const held = entries.filter(({ kind }) => kind !== giveKind.kind);
    const effects = effectsSince(held, effectOf, { since, shelves }, never);
    assert.deepEqual(
      balances(effects).map((row) => row.onHand),
      [onHand],
    );
  }
});
