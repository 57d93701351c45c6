import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chartMonths,
  fiscalYear,
  fiscalYearOf,
  holdsWholeMonth,
  isWholeMonths,
  lastMonths,
  periodBefore,
  periodOf,
  quartersOf,
} from './period.ts';

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

test('quarters, fiscal years and any days are periods like months', () => {
  assert.deepEqual(periodOf('2026-Q1'), { from: '2026-01-01', to: '2026-03-31' });
  assert.deepEqual(periodOf('2026-Q4'), { from: '2026-10-01', to: '2026-12-31' });
  assert.deepEqual(quartersOf('2026-02-28', 3), ['2026-Q1', '2025-Q4', '2025-Q3']);
  assert.deepEqual(fiscalYear(2026, 7), { from: '2025-07-01', to: '2026-06-30' });
  assert.deepEqual(fiscalYear(2026, 1), periodOf('2026'));
  assert.deepEqual([fiscalYearOf('2026-06-30', 7), fiscalYearOf('2026-07-01', 7)], [2026, 2027]);
  assert.deepEqual(periodOf('2026-11-03/2026-11-09'), { from: '2026-11-03', to: '2026-11-09' });
});

test('the time before is as many whole months, or as many days when the period is no whole months', () => {
  assert.ok(isWholeMonths(periodOf('2028-02')));
  assert.deepEqual(periodBefore(periodOf('2028-Q1')), { from: '2027-10-01', to: '2027-12-31' });
  assert.deepEqual(periodBefore({ from: '2028-03-01', to: '2028-03-10' }), {
    from: '2028-02-20',
    to: '2028-02-29',
  });
});

test('a month is whole only when every day of it is in the period', () => {
  assert.ok(holdsWholeMonth({ from: '2026-02-01', to: '2026-02-28' }, '2026-02-01'));
  assert.ok(!holdsWholeMonth({ from: '2026-02-02', to: '2026-03-31' }, '2026-02-01'));
  assert.ok(!holdsWholeMonth({ from: '2024-02-01', to: '2024-02-28' }, '2024-02-01'));
});
