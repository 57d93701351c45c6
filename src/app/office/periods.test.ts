import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartMonths, lastMonths, monthChoices, periodOf, yearChoices } from './periods.ts';

test('a month ends on its last day, in leap years too', () => {
  assert.deepEqual(periodOf('2028-02'), { from: '2028-02-01', to: '2028-02-29' });
  assert.deepEqual(periodOf('2026-12'), { from: '2026-12-01', to: '2026-12-31' });
});

test('a year runs from its first to its last day', () => {
  assert.deepEqual(periodOf('2026'), { from: '2026-01-01', to: '2026-12-31' });
});

test('months count back over the turn of the year', () => {
  assert.deepEqual(lastMonths('2026-02-28', 3), ['2026-02', '2026-01', '2025-12']);
});

test('a picture starts with the first month on record and ends with today', () => {
  const year = periodOf('2026');
  assert.deepEqual(chartMonths(year, ['2026-09-01', '2026-11-01'], '2026-11-23'), [
    '2026-09-01',
    '2026-10-01',
    '2026-11-01',
  ]);
  assert.equal(chartMonths(year, ['2026-01-01'], '2027-03-01').length, 12);
  assert.deepEqual(chartMonths(periodOf('2026-10'), ['2026-10-01'], '2026-11-23'), ['2026-10-01']);
  assert.deepEqual(chartMonths(year, [], '2026-11-23'), []);
});

test('any year that has entries can be chosen, and then each of its months', () => {
  assert.deepEqual(yearChoices('2026-03-08', [2026, 2011, 1998]), [
    '2026',
    '2025',
    '2024',
    '2023',
    '2022',
    '2021',
    '2011',
    '1998',
  ]);
  const months = monthChoices('2026-03-08', '2011');
  assert.equal(months.length, 36);
  assert.ok(months.includes('2011-01') && months.includes('2011-12') && !months.includes('2010-12'));
  assert.deepEqual(monthChoices('2026-03-08', '2026-03').slice(0, 2), ['2026-03', '2026-02']);
});
