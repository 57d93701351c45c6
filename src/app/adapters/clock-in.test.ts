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

test('the days on which a zone changes its clocks at midnight have each moment once', () => {
  const santiago = (moment: string): string => write('America/Santiago', Date.parse(moment));
  assert.equal(santiago('2026-04-05T02:59:59Z'), '2026-04-04T23:59:59-03:00');
  assert.equal(santiago('2026-04-05T03:00:00Z'), '2026-04-04T23:00:00-04:00');
  assert.equal(santiago('2026-04-05T04:00:00Z'), '2026-04-05T00:00:00-04:00');
  assert.equal(santiago('2026-09-06T03:59:59Z'), '2026-09-05T23:59:59-04:00');
  assert.equal(santiago('2026-09-06T04:00:00Z'), '2026-09-06T01:00:00-03:00');
  assert.equal(write('Australia/Lord_Howe', Date.parse('2026-10-03T15:30:00Z')), '2026-10-04T02:30:00+11:00');
});
