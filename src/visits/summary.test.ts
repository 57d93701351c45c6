import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeQuantities } from './summary.ts';

const kits = [
  { item: 'naloxone-nasal-4mg-kit', quantity: 30, lot: 'A' },
  { item: 'naloxone-nasal-4mg-kit', quantity: 20, lot: 'B' },
  { item: 'cooker', quantity: 5 },
];

test('correcting one line leaves the other lines of its item alone', () => {
  assert.deepEqual(
    changeQuantities(kits, [25, 20, 5]).map(({ quantity }) => quantity),
    [25, 20, 5],
  );
  assert.deepEqual(changeQuantities(kits, [30, 20, 5]), kits);
});

test('a line set to nothing goes, and it alone', () => {
  assert.deepEqual(changeQuantities(kits, [0, 20, 5]), kits.slice(1));
});
