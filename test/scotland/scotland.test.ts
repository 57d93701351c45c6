import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScotland } from './run.ts';

const seed = 20_220_401;

test('a slice of the year, through devices and spreadsheets, is in the national report to the last syringe', async (t) => {
  t.diagnostic(`seed ${seed}`);
  const result = await runScotland({
    seed,
    boards: 2,
    outlets: 12,
    attendances: 1_500,
    syringes: 26_049,
    deviceEvery: 3,
    say: (line) => t.diagnostic(line),
  });
  assert.equal(result.expected.visits, 1_500);
  assert.equal(result.reported.visits, 1_500);
  assert.equal(result.syringes, 26_049);
  assert.equal(result.reported.returned, result.expected.returned);
  assert.deepEqual(sorted(result.reported.items), sorted(result.expected.items));
  assert.equal(result.badRows, 0);
  assert.ok(result.entriesFromDevices > 500);
  assert.equal(result.entriesProven, result.entriesFromDevices);
});

const sorted = (items: ReadonlyMap<string, number>) => [...items].toSorted(([a], [b]) => (a < b ? -1 : 1));
