import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addSeq, holds, missing, type Ranges } from './index.ts';

const numbers = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 80 });
const ledgerOf = (list: readonly number[]): Ranges => list.reduce<Ranges>(addSeq, []);

describe('the device ledger', () => {
  it('holds exactly what was added, in any order and however often', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        const ranges = ledgerOf(list);
        const set = new Set(list);
        for (let seq = 0; seq <= 61; seq += 1) assert.equal(holds(ranges, seq), set.has(seq));
      }),
      { seed: 1 },
    );
  });

  it('is sorted, and its ranges never touch', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        const ranges = ledgerOf(list);
        for (const [index, [from, to]] of ranges.entries()) {
          assert.ok(from <= to);
          const next = ranges[index + 1];
          if (next !== undefined) assert.ok(to + 1 < next[0]);
        }
      }),
      { seed: 2 },
    );
  });

  it('misses exactly the numbers up to the last that it does not hold', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 70 }), (list, last) => {
        const ranges = ledgerOf(list);
        const gaps = missing(ranges, last);
        for (let seq = 1; seq <= 71; seq += 1)
          assert.equal(holds(gaps, seq), seq <= last && !holds(ranges, seq));
      }),
      { seed: 3 },
    );
  });

  it('does not depend on the order in which entries arrive', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        assert.deepEqual(ledgerOf(list), ledgerOf(list.toReversed()));
      }),
      { seed: 4 },
    );
  });
});
