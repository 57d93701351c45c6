import assert from 'node:assert/strict';
import { test } from 'node:test';
import { periodsBefore } from './periods.ts';

test('the first period is the last twelve whole months, the others are years that are over', () => {
  assert.deepEqual(periodsBefore('2026-11-23', 2), [
    { from: '2025-11', to: '2026-10' },
    { from: '2025-01', to: '2025-12' },
    { from: '2024-01', to: '2024-12' },
  ]);
});

test('in January the last twelve months are the last year, and stand there once', () => {
  assert.deepEqual(periodsBefore('2027-01-02', 2), [
    { from: '2026-01', to: '2026-12' },
    { from: '2025-01', to: '2025-12' },
  ]);
});
