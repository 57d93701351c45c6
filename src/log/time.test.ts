import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isLocalTime, isRealTime, msToTime, timeOfWriting, timeToDate, timeToMs, toMonth } from './index.ts';

describe('local time', () => {
  it('is never written as midnight, which is what is left of a time that faded', () => {
    const midnight = Date.parse('2026-03-01T05:00:00Z');
    assert.equal(timeOfWriting(midnight, -300), '2026-03-01T00:00:01-05:00');
    assert.equal(timeOfWriting(midnight + 5_000, -300), '2026-03-01T00:00:05-05:00');
  });

  it('reads back to the same second, at any offset', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2200, 0, 1) }),
        fc.integer({ min: -14 * 60, max: 14 * 60 }),
        (ms, offset) => {
          const time = msToTime(ms, offset);
          assert.ok(isLocalTime(time), time);
          assert.equal(timeToMs(time), Math.floor(ms / 1_000) * 1_000);
        },
      ),
      { seed: 1 },
    );
  });

  it('knows exactly the days that exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, day) => {
          const pad = (value: number, size: number): string => String(value).padStart(size, '0');
          const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
          const parsed = new Date(`${date}T00:00:00Z`);
          const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
          assert.equal(isLocalTime(`${date}T00:00:00Z`), exists);
        },
      ),
      { seed: 2, numRuns: 1_000 },
    );
  });

  it('refuses what a database cannot hold or nobody can mean', () => {
    for (const time of [
      '0000-01-01T00:00:00Z',
      '2026-02-30T00:00:00Z',
      '2026-03-08T24:00:00Z',
      '2026-03-08T09:15:00',
      '2026-03-08 09:15:00Z',
      '2026-03-08T09:15:00+15:00',
      '2026-03-08T09:15:00.5Z',
      20260308,
    ])
      assert.equal(isLocalTime(time), false, String(time));
  });

  it('has the local date in its first ten characters', () => {
    assert.equal(timeToDate('2026-03-08T23:30:00-05:00'), '2026-03-08');
    assert.equal(toMonth('2026-03-08T23:30:00-05:00'), '2026-03-01');
  });

  it('tells times that can be meant from those of broken clocks and slips', () => {
    const real = [
      '1900-01-01T00:00:00+14:00',
      '2200-12-31T23:59:59-12:00',
      '2026-03-08T09:15:00+05:45',
      '2026-03-08T09:15:00Z',
    ];
    const unreal = [
      '0001-01-01T10:00:00+09:59',
      '9999-12-31T23:59:59-01:00',
      '1899-12-31T23:59:59Z',
      '2201-01-01T00:00:00Z',
      '2026-03-08T09:15:00+14:15',
      '2026-03-08T09:15:00-12:15',
      '2026-03-08T09:15:00+00:07',
    ];
    for (const time of [...real, ...unreal]) assert.ok(isLocalTime(time), time);
    assert.deepEqual(real.filter(isRealTime), real);
    assert.deepEqual(unreal.filter(isRealTime), []);
  });
});
