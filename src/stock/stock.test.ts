import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lastDayOf } from '#log/calendar.ts';
import { msToTime, type Uuid } from '#log/index.ts';
import { type Balance, balances, differences } from './balances.ts';
import { expiryStatus } from './expiry.ts';
import { earliestExpiry, expiringLots, firstExpiryFirst } from './lots.ts';
import type { MoveReason, StockEffect } from './moves.ts';
import { daysLeft, recentUse, supplyOf } from './rules.ts';

const hub = '11111111-1111-4111-8111-111111111111';
const van = '22222222-2222-4222-8222-222222222222';
const at = (minute: number, offset = 0): string => msToTime(Date.UTC(2026, 2, 1) + minute * 60_000, offset);

const moved = (
  quantity: number,
  minute: number,
  more: { readonly lot?: string; readonly site?: Uuid; readonly reason?: MoveReason } = {},
): StockEffect => ({
  moves: [
    {
      site: more.site ?? hub,
      item: 'cooker',
      lot: more.lot ?? '',
      quantity,
      reason: more.reason ?? 'received',
      at: at(minute),
    },
  ],
  counts: [],
});
const counted = (value: number, minute: number, lot = ''): StockEffect => ({
  moves: [],
  counts: [{ site: hub, item: 'cooker', lot, counted: value, at: at(minute) }],
});
const total = (list: readonly Balance[]): number => list.reduce((sum, each) => sum + each.onHand, 0);

test('a count is the point from which the balance is reckoned, and late moves before it do not change it', () => {
  const effects = [moved(100, 0), counted(90, 10), moved(-5, 20), moved(-30, 5)];
  assert.equal(total(balances(effects)), 85);
  assert.equal(total(balances(effects.toReversed())), 85);
});

test('a move at the very moment of a count is in the count', () => {
  assert.equal(total(balances([counted(10, 5), moved(7, 5)])), 10);
});

test('a count of an item without lots leaves no old lot standing beside it', () => {
  const effects = [moved(40, 0, { lot: 'A' }), moved(40, 1, { lot: 'B' }), counted(70, 10)];
  assert.deepEqual(balances(effects), [{ site: hub, item: 'cooker', lot: '', onHand: 70 }]);
});

test('more handed out than there was is a shortfall and never refused', () => {
  assert.equal(total(balances([moved(3, 0), moved(-10, 1, { reason: 'handed-out' })])), -7);
});

test('what was handed out before anybody counted or received is history and leaves the shelf alone', () => {
  const history = [
    moved(-400, -3 * 1440, { reason: 'handed-out' }),
    moved(-30, -2 * 1440, { reason: 'handed-out' }),
  ];
  assert.deepEqual(balances(history), [], 'of which only hand-outs are known');
  assert.equal(total(balances([...history, moved(100, 0), moved(-8, 5, { reason: 'handed-out' })])), 92);
  assert.deepEqual(differences([...history, counted(60, 10)]), [
    { site: hub, item: 'cooker', at: at(10), expected: undefined, counted: 60 },
  ]);
});

test('a first count is an opening balance and no difference, unless something came to the shelf before it', () => {
  const first = [moved(-5, 0, { reason: 'handed-out' }), moved(-20, 1, { reason: 'sent' }), counted(60, 10)];
  assert.deepEqual(
    differences([...first, counted(58, 20)]).map(({ expected, counted: value }) => [expected, value]),
    [
      [undefined, 60],
      [60, 58],
    ],
  );
  assert.equal(differences([moved(80, 5, { reason: 'arrived' }), ...first])[0]?.expected, 55);
});

test('a count is compared with what the moves before it led to expect', () => {
  assert.deepEqual(differences([moved(100, 0), moved(-30, 5), counted(60, 10), counted(60, 20)]), [
    { site: hub, item: 'cooker', at: at(10), expected: 70, counted: 60 },
    { site: hub, item: 'cooker', at: at(20), expected: 60, counted: 60 },
  ]);
});

const anyEffect: fc.Arbitrary<StockEffect> = fc
  .record({
    isCount: fc.boolean(),
    site: fc.constantFrom(hub, van),
    item: fc.constantFrom('cooker', 'stem'),
    lot: fc.constantFrom('', 'A', 'B'),
    quantity: fc.integer({ min: -50, max: 50 }),
    minute: fc.integer({ min: 0, max: 60 }),
    offset: fc.constantFrom(0, -300, 330),
    reason: fc.constantFrom<MoveReason>('handed-out', 'received', 'sent', 'arrived', 'adjusted', 'disposed'),
  })
  .map(({ isCount, site, item, lot, quantity, minute, offset, reason }) => {
    const time = at(minute, offset);
    return isCount
      ? { moves: [], counts: [{ site, item, lot, counted: Math.abs(quantity), at: time }] }
      : { moves: [{ site, item, lot, quantity, reason, at: time }], counts: [] };
  });

test('in - out - waste + differences = on hand, in any order of arrival', () => {
  fc.assert(
    fc.property(fc.array(anyEffect, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (effects, chance) => {
      const shuffled = effects
        .map((effect) => ({ effect, key: chance.next().value }))
        .toSorted((a, b) => (a.key ?? 0) - (b.key ?? 0))
        .map(({ effect }) => effect);
      assert.deepEqual(balances(shuffled), balances(effects));
      assert.deepEqual(
        differences(shuffled)
          .map(({ expected, counted: value }) => `${expected} ${value}`)
          .toSorted(),
        differences(effects)
          .map(({ expected, counted: value }) => `${expected} ${value}`)
          .toSorted(),
      );
      const dayOf = (at: string): string => at.slice(0, 10);
      const begins = (site: Uuid, item: string): string | undefined =>
        effects
          .flatMap((effect) => [
            ...effect.counts,
            ...effect.moves.filter(({ reason }) => reason !== 'handed-out'),
          ])
          .filter((each) => each.site === site && each.item === item)
          .map((each) => dayOf(each.at))
          .toSorted()[0];
      const sum = effects
        .flatMap((effect) => effect.moves)
        .filter(({ site, item, reason, at: time }) => {
          const begin = begins(site, item);
          return begin !== undefined && (reason !== 'handed-out' || dayOf(time) >= begin);
        })
        .reduce((all, move) => all + move.quantity, 0);
      // Of a shelf that opens with a count, what moved before it is in the opening balance.
      const openings = differences(effects).filter(({ expected }) => expected === undefined);
      const before = openings.flatMap(({ site, item, at: opened, counted: value }) => [
        value,
        ...effects
          .flatMap(({ moves }) => moves)
          .filter((move) => move.site === site && move.item === item)
          .filter((move) => Date.parse(move.at) <= Date.parse(opened))
          .filter(
            ({ reason, at: time }) => reason !== 'handed-out' || dayOf(time) >= (begins(site, item) ?? ''),
          )
          .map(({ quantity }) => -quantity),
      ]);
      const gap = differences(effects).reduce(
        (all, each) => all + (each.expected === undefined ? 0 : each.counted - each.expected),
        before.reduce((all, value) => all + value, 0),
      );
      assert.equal(total(balances(effects)), sum + gap);
    }),
    { seed: 20260301, numRuns: 500 },
  );
});

const shelf = (...lots: readonly (readonly [string, number])[]): readonly Balance[] =>
  lots.map(([lot, onHand]) => ({ site: hub, item: 'kit', lot, onHand }));
const expiries = earliestExpiry([
  { item: 'kit', lot: 'late', expires: '2028-01-31' },
  { item: 'kit', lot: 'soon', expires: '2026-05-31' },
  { item: 'kit', lot: 'old', expires: '2025-12-31' },
  { item: 'kit', lot: 'older', expires: '2024-12-31' },
  { item: 'kit', lot: 'late', expires: '2028-02-29' },
]);

test('lots are given first expiry first, and expired ones after all others, never left out', () => {
  const lots = firstExpiryFirst(
    shelf(['old', 5], ['late', 5], ['', 2], ['older', 1], ['soon', 5]),
    expiries,
    '2026-03-08',
  );
  assert.deepEqual(
    lots.map(({ lot, status }) => `${lot} ${status}`),
    ['soon expires-soon', 'late in-date', ' unknown', 'old expired-usable', 'older expired-usable'],
  );
});

test('what left without a lot is taken off the lots in the order people give them', () => {
  const lots = firstExpiryFirst(shelf(['', -7], ['late', 5], ['soon', 5]), expiries, '2026-03-08');
  assert.deepEqual(
    lots.map(({ lot, onHand }) => [lot, onHand]),
    [['late', 3]],
  );
  const short = firstExpiryFirst(shelf(['', -17], ['late', 5], ['soon', 5]), expiries, '2026-03-08');
  assert.deepEqual(
    short.map(({ lot, onHand }) => [lot, onHand]),
    [['', -7]],
  );
});

test('giving lots in turn never changes how much there is', () => {
  const lots = fc.array(
    fc.tuple(fc.constantFrom('', 'late', 'soon', 'old'), fc.integer({ min: -9, max: 9 })),
  );
  fc.assert(
    fc.property(lots, (list) => {
      const left = firstExpiryFirst(shelf(...list), expiries, '2026-03-08');
      const before = list.reduce((sum, [, onHand]) => sum + onHand, 0);
      assert.equal(
        left.reduce((sum, each) => sum + each.onHand, 0),
        before,
      );
    }),
    { seed: 20260308 },
  );
});

test('expiry is a status to the day, and a printed month means its last day', () => {
  assert.equal(lastDayOf('2028-02'), '2028-02-29');
  assert.equal(expiryStatus('2026-03-08', '2026-03-08'), 'expires-soon');
  assert.equal(expiryStatus('2026-03-07', '2026-03-08'), 'expired-usable');
  assert.equal(expiryStatus('2026-06-06', '2026-03-08'), 'expires-soon');
  assert.equal(expiryStatus('2026-06-07', '2026-03-08'), 'in-date');
  assert.equal(expiryStatus(undefined, '2026-03-08'), 'unknown');
});

test('the timer hears of lots that pass their date soon or have passed it, while some are left', () => {
  const due = expiringLots(
    shelf(['late', 5], ['soon', 5], ['old', 0], ['older', 2]),
    expiries,
    '2026-03-08',
    90,
  );
  assert.deepEqual(
    due.map(({ lot }) => lot),
    ['older', 'soon'],
  );
});

test('days left follow the last 28 days, and nothing is foretold from no use', () => {
  const moves = Array.from({ length: 40 }, (_, day) => ({
    site: hub,
    item: 'cooker',
    lot: '',
    quantity: -10,
    reason: 'handed-out' as const,
    at: msToTime(Date.UTC(2026, 2, 31) - day * 86_400_000, 0),
  }));
  const use = recentUse(moves, '2026-03-31');
  assert.deepEqual(use, { used: 280, days: 28 });
  assert.equal(daysLeft(95, use), 9);
  assert.equal(supplyOf(95, use), 'short');
  assert.equal(supplyOf(140, use), 'enough');
  assert.equal(supplyOf(-1, use), 'shortfall');
  assert.equal(daysLeft(50, recentUse([], '2026-03-31')), undefined);
});

test('a first busy day is not taken for every day', () => {
  const first = moved(-70, 0, { reason: 'handed-out' }).moves;
  assert.deepEqual(recentUse(first, '2026-03-01'), { used: 70, days: 7 });
});
