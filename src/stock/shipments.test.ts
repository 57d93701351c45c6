import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Entry, type JsonObject, msToTime } from '#log/index.ts';
import { anyId } from '../../test/support/postgres.ts';
import { balances } from './balances.ts';
import { stockEffect } from './effects.ts';
import { countsAsIn, countsSinceSent, shipmentsOf } from './shipments.ts';

const [hub, van] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const at = (hour: number): string => msToTime(Date.UTC(2026, 2, 1) + hour * 3_600_000, 0);
let last = 0;
const entry = (kind: string, site: string, hour: number, body: JsonObject, version = 2): Entry => {
  last += 1;
  const id = `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
  const time = { occurredAt: at(hour), recordedAt: at(hour) };
  return {
    id,
    org: hub,
    site,
    device: hub,
    deviceSeq: last,
    author: hub,
    hlc: '',
    kind,
    version,
    body,
    ...time,
  };
};
const count = (site: string, hour: number, item: string, counted: number): Entry =>
  entry('stock.count', site, hour, { lines: [{ item, counted }] });
const onShelf = (entries: readonly Entry[]): number =>
  balances(entries.flatMap((one) => stockEffect(one) ?? []))
    .filter(({ site, item }) => site === van && item === 'cooker')
    .reduce((sum, { onHand }) => sum + onHand, 0);

test('boxes that were counted before anybody said that they came are counted once, when it is said in which count they were', () => {
  const sent = entry('stock.transfer', hub, 1, {
    to: van,
    later: true,
    lines: [{ item: 'cooker', quantity: 40 }],
  });
  const counts = [
    count(van, 0, 'cooker', 5),
    count(van, 3, 'cooker', 45),
    count(van, 4, 'gauze', 3),
    count(hub, 5, 'cooker', 60),
    count(van, 6, 'cooker', 44),
  ];
  const [shipment] = shipmentsOf([sent]);
  assert.ok(shipment);
  // Not the one before they were sent, nor one of something else, nor one at the hub.
  assert.deepEqual(countsSinceSent(shipment, counts), [at(6), at(3)]);
  const came = (hour: number): Entry =>
    entry('stock.arrive', van, hour, { sent: sent.id, lines: [{ item: 'cooker', quantity: 40 }] }, 1);
  assert.equal(onShelf([sent, ...counts, came(3)]), 44);
  assert.equal(onShelf([sent, ...counts, came(6)]), 44);
  assert.equal(onShelf([sent, ...counts, came(7)]), 84, 'after the last count they are added');
  assert.equal(shipmentsOf([sent, came(3)])[0]?.lines[0]?.arrived, 40);
});

test('what came is told of the boxes as they count now, of one lot however it is spelled, and of what was not written down', () => {
  const lines = [{ item: 'cooker', quantity: 40, lot: 'ab 1' }];
  const first = entry('stock.transfer', hub, 1, { to: van, later: true, lines });
  const now = { ...entry('stock.transfer', hub, 2, { to: van, later: true, lines }), supersedes: [anyId()] };
  const arrived = [
    { item: 'cooker', quantity: 38, lot: 'AB1' },
    { item: 'foil', quantity: 5 },
  ];
  const came = entry('stock.arrive', van, 3, { sent: first.id, lines: arrived }, 1);
  const family = [first, now];
  const countsAs = countsAsIn({
    history: (id) => (family.some((one) => one.id === id) ? family : []),
    standing: () => ({ effective: now, winner: now, tips: [now] }),
  });
  assert.deepEqual(shipmentsOf([now, came], countsAs)[0]?.lines, [
    { item: 'cooker', lot: 'ab 1', sent: 40, arrived: 38 },
    { item: 'foil', lot: '', sent: 0, arrived: 5 },
  ]);
});
