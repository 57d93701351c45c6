import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flatten } from './flatten.ts';

test('a number told once for the whole entry stands once, so that a sum over the rows is what was told', () => {
  const rows = flatten({
    channel: 'fixed',
    people: 12,
    trained: 3,
    lines: [
      { item: 'foil', quantity: 1 },
      { item: 'stem', quantity: 2 },
    ],
  });
  assert.deepEqual(rows, [
    { channel: 'fixed', people: 12, trained: 3, item: 'foil', quantity: 1 },
    { channel: 'fixed', item: 'stem', quantity: 2 },
  ]);
});
