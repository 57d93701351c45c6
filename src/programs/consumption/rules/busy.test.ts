import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Entry, JsonObject } from '#log/index.ts';
import { createPen, visitOf } from './recorded.ts';
import { responseIdOf } from './response.ts';
import { createRoomFold, foldRoom } from './room.ts';

/** The board of a room with a thousand arrivals a day: by counts of entries that are read, and not by a clock. */
const start = Date.parse('2026-06-01T00:00:00Z');
const minute = 60_000;
const next = { minutes: 5, late: 3 };

const busy = (arrivals: number): readonly Entry[] => {
  const pen = createPen();
  return Array.from({ length: arrivals }, (_, person) => {
    const visit = visitOf(person + 1);
    const response = responseIdOf(visit, 0);
    const at = start + person * 1.44 * minute;
    const told: readonly (readonly [string, JsonObject])[] = [
      ['stay', { stage: 'waiting', arrived: true }],
      ['stay', { stage: 'seated', seat: `s${person % 20}`, waited: 3 }],
      ['use', { drug: 'fentanyl' }],
      ['stay', { stage: 'using', next }],
      ['check', { responsive: true, next }],
      ...(person % 50 === 0
        ? ([
            ['response', { response, seat: 'a' }],
            ['step', { response, step: 'oxygen', second: 5 }],
            ['response-end', { response, outcome: 'recovered' }],
          ] as const)
        : []),
      ['stay', { stage: 'left-well' }],
    ];
    return told.map(([kind, body], index) =>
      pen({ kind: `consumption.${kind}`, body, at: at + index * minute, visit }),
    );
  }).flat();
};

/** The same entries; whoever reads when one happened is written down. */
const watched = (entries: readonly Entry[]) => {
  const read = new Set<string>();
  const seen = entries.map((entry) =>
    Object.defineProperty({ ...entry }, 'occurredAt', {
      get: () => {
        read.add(entry.id);
        return entry.occurredAt;
      },
    }),
  );
  return {
    seen,
    count: () => {
      const { size } = read;
      read.clear();
      return size;
    },
  };
};

test('with two days of a thousand arrivals held, a tap reads the entries of its own stay and no others', () => {
  const { seen, count } = watched(busy(2_000));
  assert.ok(seen.length > 12_000);
  const fold = createRoomFold();
  fold(seen.slice(0, -1));
  assert.ok(count() > 12_000, 'the first time all are read');
  const room = fold(seen);
  const own = seen.filter(({ visit }) => visit === visitOf(2_000)).length;
  assert.equal(count(), own);
  assert.equal(room.sessions.length, 2_000);
  fold([...seen]);
  assert.equal(count(), 0, 'nothing changed, nothing is read');
});

test('what is remembered is what folding anew gives, whatever comes, goes, is corrected or comes in another order', () => {
  const all = busy(6).concat(busy(1).map((entry) => ({ ...entry, visit: visitOf(900) })));
  const change = fc.record({
    what: fc.constantFrom('add', 'take', 'correct', 'turn'),
    which: fc.nat({ max: all.length - 1 }),
    to: fc.nat({ max: all.length - 1 }),
  });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 30 }), (changes) => {
      const fold = createRoomFold();
      let held: readonly Entry[] = [];
      for (const { what, which, to } of changes) {
        const one = all[which];
        const other = all[to];
        if (one === undefined || other === undefined) continue;
        if (what === 'add') held = [...held, one];
        else if (what === 'take') held = held.filter(({ id }) => id !== one.id);
        else if (what === 'turn') held = held.toReversed();
        else
          held = held.map((entry) =>
            entry.id === one.id ? { ...entry, occurredAt: other.occurredAt } : entry,
          );
        assert.deepEqual(fold(held), foldRoom(held));
      }
    }),
    { seed: 20261128, numRuns: 100 },
  );
});
