import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DeliveryState } from '#log/index.ts';
import type { LocalRecord } from './ports.ts';
import { createSavedCount } from './status.ts';

const seed = 20260308;
const record = (
  id: string,
  delivery: DeliveryState,
  more: { readonly visit?: string; readonly supersedes?: readonly string[]; readonly own?: boolean } = {},
): LocalRecord => {
  const { own = true, ...entry } = more;
  return { entry: { id, ...entry }, hash: id, delivery, own } as unknown as LocalRecord;
};
const countOf = (records: readonly LocalRecord[]) => {
  const byId = new Map(records.map((each) => [each.entry.id, each]));
  const count = createSavedCount((id) => byId.get(id));
  count.apply(records);
  const { own, waiting, sent, held, refused } = count.status({ phase: 'idle' });
  return { own, waiting, sent, held, refused };
};

test('a visit is one thing saved, and is sent only when all of it is proven', () => {
  const visit = ['a', 'b', 'c'].map((id, index) => record(id, index < 2 ? 'proven' : 'sent', { visit: 'v' }));
  assert.deepEqual(countOf(visit), { own: 1, waiting: 1, sent: 0, held: 0, refused: 0 });
  const proven = visit.map((each) => ({ ...each, delivery: 'proven' as const }));
  assert.deepEqual(countOf(proven), { own: 1, waiting: 0, sent: 1, held: 0, refused: 0 });
});

test('what corrects or takes back belongs to what it corrects; of others only what was saved here counts', () => {
  assert.equal(
    countOf([record('a', 'proven', { visit: 'v' }), record('b', 'waiting', { supersedes: ['a'] })]).own,
    1,
  );
  assert.equal(
    countOf([record('a', 'proven', { own: false }), record('b', 'waiting', { supersedes: ['a'] })]).own,
    1,
  );
  assert.equal(countOf([record('a', 'proven', { own: false })]).own, 0);
});

test('two entries of a broken device that supersede each other do not hang the status line', () => {
  const ring = [record('a', 'waiting', { supersedes: ['b'] }), record('b', 'waiting', { supersedes: ['a'] })];
  assert.ok(countOf(ring).own >= 1);
});

test('counting change by change comes to the same as counting all at once', () => {
  const change = fc.record({
    id: fc.integer({ min: 0, max: 9 }).map(String),
    delivery: fc.constantFrom<DeliveryState>('waiting', 'sent', 'proven', 'held', 'refused'),
    isRemoval: fc.boolean(),
  });
  const visitOf = (id: string): { readonly visit?: string } =>
    Number(id) < 7 ? { visit: `v${Number(id) % 3}` } : {};
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const held = new Map<string, LocalRecord>();
      const count = createSavedCount((id) => held.get(id));
      for (const { id, delivery, isRemoval } of changes) {
        if (isRemoval) {
          held.delete(id);
          count.apply([], [id]);
        } else {
          const now = record(id, delivery, visitOf(id));
          held.set(id, now);
          count.apply([now]);
        }
        const { phase: _phase, ...counted } = count.status({ phase: 'idle' });
        assert.deepEqual(counted, countOf([...held.values()]));
      }
    }),
    { seed, numRuns: 300 },
  );
});
