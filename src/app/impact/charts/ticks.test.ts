import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { niceTicks } from './ticks.ts';

test('ticks are round, inside the range, and few', () => {
  assert.deepEqual(niceTicks(-1.2, 7.9, 4), [0, 5]);
  assert.deepEqual(niceTicks(1.4, 4.9, 4), [2, 3, 4]);
  const seed = 20261123;
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      (low, span) => {
        const ticks = niceTicks(low, low + span, 5);
        assert.ok(ticks.length <= 12, `${ticks}`);
        assert.ok(ticks.every((tick) => tick >= low - span * 1e-6 && tick <= low + span * (1 + 1e-6)));
      },
    ),
    { seed },
  );
});

test('a range that is none gives its one value, or nothing', () => {
  assert.deepEqual(niceTicks(3, 3, 4), [3]);
  assert.deepEqual(niceTicks(Number.NaN, Number.NaN, 4), []);
});
