import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { axisTicks } from './scale.ts';

test('an axis has round steps from zero to just above the largest value', () => {
  assert.deepEqual(axisTicks(97), [0, 50, 100]);
  assert.deepEqual(axisTicks(1234), [0, 500, 1000, 1500]);
  assert.deepEqual(axisTicks(0.3), [0, 0.1, 0.2, 0.3]);
  assert.deepEqual(axisTicks(4), [0, 1, 2, 3, 4]);
});

test('nothing to show still gives an axis', () => {
  for (const value of [0, -3, Number.NaN, Number.POSITIVE_INFINITY])
    assert.deepEqual(axisTicks(value), [0, 1]);
});

test('every positive size gets two to six rising ticks that cover it', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (largest) => {
      const ticks = axisTicks(largest);
      assert.ok(ticks.length >= 2 && ticks.length <= 6, String(ticks));
      assert.ok((ticks.at(-1) ?? 0) >= largest * (1 - 1e-6));
      assert.ok(ticks.every((tick, index) => index === 0 || tick > (ticks[index - 1] ?? 0)));
    }),
    { seed: 20260301 },
  );
});
