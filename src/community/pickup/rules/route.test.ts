import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hlcFormat, type JsonObject, msToTime } from '#log/index.ts';
import { foldStops, leftMs, type PickupEntry, routeOf, withinMs } from './route.ts';

const start = Date.parse('2026-06-01T12:00:00Z');
const site = '00000000-0000-4000-8000-00000000000a';
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const entry = (n: number, kind: string, hours: number, body: JsonObject): PickupEntry => {
  const ms = start + hours * 3_600_000;
  const hlc = hlcFormat({ ms, counter: n }, site);
  return { id: id(n), kind: `pickup.${kind}`, version: 1, site, occurredAt: msToTime(ms, 0), hlc, body };
};
const report = (n: number, hours: number, area?: string): PickupEntry =>
  entry(n, 'report', hours, { source: 'public', ...(area !== undefined && { area }) });
const done = (n: number, of: number, outcome: string, hours = 10): PickupEntry =>
  entry(n, 'done', hours, { report: id(of), outcome, inTime: true });

test('the route holds what is still there, area by area, the oldest first, whatever came in which order', () => {
  const entries = [
    report(1, 0, 'east'),
    report(2, 1, 'west'),
    report(3, 2, 'east'),
    report(4, 3),
    report(5, 4, 'west'),
    done(6, 2, 'collected'),
    done(7, 5, 'nothing-there'),
    done(8, 3, 'no-way-in'),
  ];
  for (const order of [entries, entries.toReversed()]) {
    const stops = foldStops(order);
    assert.deepEqual(
      routeOf(stops).map(({ area, stops: own }) => [area, own.map((stop) => stop.id)]),
      [
        ['east', [id(1), id(3)]],
        [undefined, [id(4)]],
      ],
    );
    assert.equal(stops.find((stop) => stop.id === id(3))?.tries, 1);
  }
});

test('two who were there, one of whom found nothing: the first word ends it; not getting in ends nothing', () => {
  const [stop] = foldStops([
    report(1, 0),
    done(3, 1, 'nothing-there', 12),
    done(2, 1, 'collected', 11),
    done(4, 1, 'no-way-in', 9),
  ]);
  assert.equal(stop?.end, 'collected');
  assert.equal(stop?.tries, 1);
});

test('the clock runs 48 hours from the report', () => {
  const [stop] = foldStops([report(1, 0)]);
  assert.ok(stop !== undefined);
  assert.equal(leftMs(stop, start + withinMs - 1), 1);
  assert.equal(leftMs(stop, start + withinMs + 1), -1);
});
