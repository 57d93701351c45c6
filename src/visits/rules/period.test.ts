import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatPeriod, parsePeriod, periodOf } from './period.ts';

test('periods are read as DHIS2 and people write them, and written as DHIS2 does', () => {
  for (const [text, span, first, written] of [
    ['202501', 'month', '2025-01-01', '202501'],
    ['2025-12', 'month', '2025-12-01', '202512'],
    ['2025Q1', 'quarter', '2025-01-01', '2025Q1'],
    ['2025Q4', 'quarter', '2025-10-01', '2025Q4'],
    ['2025', 'year', '2025-01-01', '2025'],
    ['20250314', 'day', '2025-03-14', '20250314'],
    ['2025-03-14', 'day', '2025-03-14', '20250314'],
  ] as const) {
    const period = parsePeriod(text);
    assert.deepEqual(period, { span, first });
    assert.equal(period && formatPeriod(period), written);
  }
  for (const text of ['2025Q5', '202513', '20250230', '25', 'March', ''])
    assert.equal(parsePeriod(text), undefined);
});

test('a day lies in its month, quarter and year', () => {
  assert.equal(periodOf('month', '2025-05-17').first, '2025-05-01');
  assert.equal(periodOf('quarter', '2025-05-17').first, '2025-04-01');
  assert.equal(periodOf('year', '2025-05-17').first, '2025-01-01');
  assert.equal(periodOf('day', '2025-05-17').first, '2025-05-17');
});
