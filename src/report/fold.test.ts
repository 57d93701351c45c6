import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldColumns } from './fold.ts';

const columns = [
  { id: 'month', type: 'month' },
  { id: 'site', type: 'site' },
  { id: 'note', type: 'text' },
  { id: 'visits', type: 'count' },
];
const fold = (...rows: readonly (readonly (string | number)[])[]) => {
  const { columns: kept, told } = foldColumns(
    columns,
    rows.map(([month = '', site = '', note = '', visits = '']) => ({ month, site, note, visits })),
  );
  return [kept.map(({ id }) => id), told.map(({ value }) => value)];
};

test('a column that says one thing in every row stands above the table; a figure never does', () => {
  assert.deepEqual(fold(['2026-10-01', 'a', '', 5], ['2026-10-01', 'b', '', 5]), [
    ['site', 'visits'],
    ['2026-10-01'],
  ]);
});

test('something is left to name the rows, and a single row stays as it is', () => {
  assert.deepEqual(fold(['m', 'a', 'x', 5], ['m', 'a', 'x', 6]), [
    ['note', 'visits'],
    ['m', 'a'],
  ]);
  assert.deepEqual(fold(['m', 'a', 'x', 5]), [['month', 'site', 'note', 'visits'], []]);
  assert.deepEqual(fold(), [['month', 'site', 'note', 'visits'], []]);
});
