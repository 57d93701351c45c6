import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayInWeek, weekdayOf } from './weekday.ts';

test('a weekday is the day of that name in the week that a date begins', () => {
  assert.equal(dayInWeek('2025-03-03', 'begins', 'Mon'), '2025-03-03');
  assert.equal(dayInWeek('2025-03-03', 'begins', 'Sunday'), '2025-03-09');
  // A week that begins on Sunday.
  assert.equal(dayInWeek('2025-03-02', 'begins', 'Mié'), '2025-03-05');
  assert.equal(dayInWeek('2025-12-29', 'begins', 'Fri.'), '2026-01-02');
});

test('a week that a date ends holds the days before it', () => {
  assert.equal(dayInWeek('2025-03-09', 'ends', 'Sunday'), '2025-03-09');
  assert.equal(dayInWeek('2025-03-09', 'ends', 'lunes'), '2025-03-03');
  assert.equal(dayInWeek('2025-03-08', 'ends', 'Sat'), '2025-03-08');
});

test('what names no weekday gives no day', () => {
  assert.equal(dayInWeek('2025-03-09', 'ends', 'Total'), undefined);
  assert.equal(dayInWeek('2025-03-09', 'begins', null), undefined);
  assert.equal(weekdayOf('March'), undefined);
  assert.equal(weekdayOf('Martes'), 2);
});
