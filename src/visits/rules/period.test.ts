import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatPeriod, periodOf } from './period.ts';

test('periods are written as DHIS2 does', () => {
  assert.equal(formatPeriod({ span: 'month', first: '2025-01-01' }), '202501');
  assert.equal(formatPeriod({ span: 'quarter', first: '2025-01-01' }), '2025Q1');
  assert.equal(formatPeriod({ span: 'quarter', first: '2025-10-01' }), '2025Q4');
  assert.equal(formatPeriod({ span: 'year', first: '2025-01-01' }), '2025');
  assert.equal(formatPeriod({ span: 'day', first: '2025-03-14' }), '20250314');
});

test('a day lies in its month, quarter and year', () => {
  assert.equal(periodOf('month', '2025-05-17').first, '2025-05-01');
  assert.equal(periodOf('quarter', '2025-05-17').first, '2025-04-01');
  assert.equal(periodOf('year', '2025-05-17').first, '2025-01-01');
  assert.equal(periodOf('day', '2025-05-17').first, '2025-05-17');
});
