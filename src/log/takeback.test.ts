import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from './entry.ts';
import { countsOf, standingTakebacks } from './takeback.ts';

const [sheet, van, office] = ['sheet', 'van', 'office'];

/** Entries in the order of their clocks; a name is the id. */
let clock = 0;
const entry = (id: string, device: string, deviceSeq: number, more: Partial<Entry> = {}): Entry => {
  clock += 1;
  return {
    ...{ id, device, deviceSeq, org: 'o', site: 's', author: 'a', kind: 'test.thing', version: 1 },
    ...{ occurredAt: '2026-03-08T09:00:00Z', recordedAt: '2026-03-08T09:00:00Z', body: {} },
    hlc: `${String(clock).padStart(15, '0')}-0000-00000000`,
    ...more,
  };
};
const takeback = (id: string, device: string, seq: number, of: string, first: number, last: number): Entry =>
  entry(id, device, seq, { kind: 'log.takeback', body: { device: of, first, last, reason: 'mistake' } });
const undo = (id: string, device: string, seq: number, target: string): Entry =>
  entry(id, device, seq, { kind: 'log.void', supersedes: [target], body: { reason: 'mistake' } });
const standing = (...entries: readonly Entry[]): readonly string[] =>
  standingTakebacks(entries)
    .map(({ id }) => id)
    .toSorted();

test('what lies in the stretch counts no longer, and what lies beside it does', () => {
  const taken = standingTakebacks([takeback('t', office, 1, sheet, 2, 3)]);
  const counts = [1, 2, 3, 4].map((number) => countsOf([entry(`e${number}`, sheet, number)], taken)?.id);
  assert.deepEqual(counts, ['e1', undefined, undefined, 'e4']);
  assert.equal(countsOf([entry('other', van, 2)], taken)?.id, 'other');
});

test('a correction of what was taken back goes with it, whoever made it', () => {
  const taken = standingTakebacks([takeback('t', office, 1, sheet, 1, 9)]);
  const original = entry('e', sheet, 1);
  const corrected = entry('c', van, 1, { supersedes: ['e'] });
  assert.equal(countsOf([original, corrected], taken), undefined);
  assert.equal(countsOf([original, corrected, entry('d', van, 2, { supersedes: ['c'] })], taken), undefined);
});

test('a correction that is taken back leaves what it corrected as it was', () => {
  const taken = standingTakebacks([takeback('t', office, 1, van, 1, 9)]);
  const family = [entry('e', sheet, 1), entry('c', van, 1, { supersedes: ['e'] })];
  assert.equal(countsOf(family, taken)?.id, 'e');
  assert.equal(countsOf([entry('e2', sheet, 2), undo('v', van, 2, 'e2')], taken)?.id, 'e2', 'a void, too');
});

test('of a fork, the side that is not taken back counts', () => {
  const taken = standingTakebacks([takeback('t', office, 1, van, 1, 9)]);
  const family = [
    entry('e', sheet, 1),
    entry('mine', office, 2, { supersedes: ['e'] }),
    entry('theirs', van, 1, { supersedes: ['e'] }),
  ];
  assert.equal(countsOf(family, taken)?.id, 'mine');
});

test('an undo of an undo brings all of it back, and an undo of that takes it out again', () => {
  const t = takeback('t', office, 1, sheet, 1, 9);
  const v = undo('v', office, 2, 't');
  assert.deepEqual(standing(t, v), []);
  assert.deepEqual(standing(t, v, takeback('again', office, 3, sheet, 1, 9)), ['again']);
});

test('an import that took the place of another brings it back when it is taken back itself', () => {
  const replaced = takeback('replaced', 'second-sheet', 2, sheet, 1, 9);
  assert.deepEqual(standing(replaced), ['replaced']);
  assert.deepEqual(standing(replaced, takeback('t', office, 1, 'second-sheet', 1, 9)), ['t']);
});

test('two devices that take each other back cannot both be gone: the later word counts', () => {
  const first = takeback('first', van, 5, sheet, 1, 9);
  const later = takeback('later', sheet, 5, van, 1, 9);
  assert.deepEqual(standing(first, later), ['later']);
  assert.deepEqual(standing(later, first), ['later'], 'in whatever order they came');
});
