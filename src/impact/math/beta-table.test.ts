import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { betaTable, createScores } from './beta-table.ts';
import { betaQuantile, normalCdf } from './special.ts';

const scores = createScores(6, 513);
const scoreAt = (k: number): number => -6 + (12 * k) / 512;

test('a table of a PERT agrees with the exact quantiles to twelve digits, whatever its shape', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 4, noNaN: true }), (tilt) => {
      const [a, b] = [1 + tilt, 5 - tilt];
      const table = betaTable(scores, a, b);
      for (let k = 85; k <= 427; k += 1) {
        const exact = betaQuantile(normalCdf(scoreAt(k)), a, b);
        const off = Math.abs((table[k] ?? Number.NaN) - exact);
        assert.ok(off < 1e-12, `shape ${a}, ${b}: off by ${off} at score ${scoreAt(k)}`);
      }
    }),
    { seed: 20261123, numRuns: 40 },
  );
});

test('tables rise from 0 to 1 for any shape, also where most of the weight lies at an end', () => {
  const shape = fc.double({ min: 0.05, max: 3000, noNaN: true });
  fc.assert(
    fc.property(shape, shape, (a, b) => {
      const table = betaTable(scores, a, b);
      assert.equal(table.length, 513);
      table.forEach((x, k) => {
        assert.ok(x >= 0 && x <= 1 && x >= (table[k - 1] ?? 0) - 1e-12, `shape ${a}, ${b} at ${k}: ${x}`);
      });
    }),
    { seed: 20261123, numRuns: 60 },
  );
});
