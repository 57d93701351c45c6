import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Entry } from '#log/index.ts';
import { createShelf, dated, earlierFirst } from './shelf.ts';

const seed = 20260308;
const hex = (value: number): string => value.toString(16).padStart(12, '0');
const entryOf = (number: number, hour: number, offset: string): Entry => {
  const day = String(1 + Math.floor(hour / 24)).padStart(2, '0');
  return {
    id: `00000000-0000-7000-8000-${hex(number)}`,
    hlc: `${String(number).padStart(15, '0')}-0000-00000000`,
    occurredAt: `2026-03-${day}T${String(hour % 24).padStart(2, '0')}:00:00${offset}`,
  } as unknown as Entry;
};

test('however entries come and go, a shelf answers what sorting and filtering all of them would', () => {
  const step = fc.record({
    number: fc.integer({ min: 1, max: 12 }),
    hour: fc.integer({ min: 0, max: 24 * 9 }),
    offset: fc.constantFrom('Z', '-05:00', '+14:00', '-14:00'),
    isRemoval: fc.boolean(),
    asks: fc.option(fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 }))),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const shelf = createShelf();
      const held = new Map<string, Entry>();
      for (const { number, hour, offset, isRemoval, asks } of steps) {
        const entry = entryOf(number, hour, offset);
        if (isRemoval) {
          shelf.remove(entry.id);
          held.delete(entry.id);
        } else {
          shelf.add(entry);
          held.set(entry.id, entry);
        }
        if (asks === null) continue;
        const [from, to] = asks.map((day) => `2026-03-${String(day).padStart(2, '0')}`);
        assert.ok(from !== undefined && to !== undefined);
        const expected = [...held.values()]
          .map(dated)
          .sort(earlierFirst)
          .filter(
            ({ entry: { occurredAt } }) => occurredAt.slice(0, 10) >= from && occurredAt.slice(0, 10) <= to,
          );
        assert.deepEqual(shelf.within(from, to), expected);
      }
      assert.deepEqual(shelf.within(undefined, undefined), [...held.values()].map(dated).sort(earlierFirst));
    }),
    { seed, numRuns: 300 },
  );
});
