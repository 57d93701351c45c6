import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportFileName } from './file-name.ts';

const name = (who: string, from: string, to: string, what: string): string =>
  reportFileName({ who, days: { from, to }, what }, 'csv');

test('a file says whose figures it holds, of which days and of what', () => {
  assert.equal(
    name('River Street', '2026-10-01', '2026-10-31', 'visits.visits'),
    'River-Street-2026-10-visits.csv',
  );
  assert.equal(
    name('Río', '2026-01-01', '2026-12-31', 'naloxone.products'),
    'Río-2026-naloxone-products.csv',
  );
  assert.equal(name('A/B: "c"', '2026-07-01', '2026-09-30', 'report'), 'A-B-c-2026-07-2026-09-report.csv');
  assert.equal(
    name('..', '2026-10-11', '2026-10-20', 'stock.closing'),
    '2026-10-11-2026-10-20-stock-closing.csv',
  );
  assert.equal(name('x'.repeat(90), '2026-10-20', '2026-10-20', 'a'), `${'x'.repeat(60)}-2026-10-20-a.csv`);
});
