import assert from 'node:assert/strict';
import { test } from 'node:test';
import { msToTime } from '#log/index.ts';
import { clockIn } from './clock-in.ts';

const own = { now: () => 0, offsetMinutes: () => 540 };
const write = (zone: string, ms: number): string => msToTime(ms, clockIn(zone, own).offsetMinutes(ms));

test('a phone in another zone writes the evening of the program, in the month of the program', () => {
  assert.equal(write('America/New_York', Date.parse('2026-11-01T02:30:00Z')), '2026-10-31T22:30:00-04:00');
  assert.equal(write('America/New_York', Date.parse('2026-11-02T02:30:00Z')), '2026-11-01T21:30:00-05:00');
  assert.equal(write('Asia/Kolkata', Date.parse('2026-10-31T19:00:00Z')), '2026-11-01T00:30:00+05:30');
});

test('a zone that the phone does not know leaves its own', () => {
  assert.equal(write('Mars/Olympus', Date.parse('2026-11-01T00:00:00Z')), '2026-11-01T09:00:00+09:00');
});
