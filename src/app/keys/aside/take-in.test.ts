import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok } from '#log/index.ts';
import { createMemoryStore } from '../../../../test/support/memory-store.ts';
import { idOf, recordOf } from '../../../../test/support/records.ts';
import type { Change, Numbered } from '../../store/journal/ports.ts';
import type { LocalRecord } from '../../store/ports.ts';
import { takeIn } from './take-in.ts';

/** What a locked page wrote comes into the log: whole, once, and without undoing what an erasure left. */

const aside = idOf(700);
const changeOf = (put: readonly LocalRecord[], gone: readonly string[] = []): Change => ({
  put,
  gone,
  meta: {},
});

/** Pieces as they lie on the disk; one that is undefined does not open. */
const asideOf = (pieces: readonly (Change | undefined)[]) => {
  const drops: number[] = [];
  return {
    drops,
    id: aside,
    cipher: { open: async (_: unknown, { number }: { readonly number: number }) => pieces[number - 1] },
    journal: async () => ok(pieces.map((_, index): Numbered => [index + 1, new Uint8Array()])),
    rest: async () => ok([]),
    drop: async (last: number) => {
      drops.push(last);
      return ok('gone' as const);
    },
  };
};

const all = async (log: ReturnType<typeof createMemoryStore>): Promise<readonly LocalRecord[]> => {
  const read = await log.read((tx) => tx.all());
  assert.ok(read.ok);
  return read.value.toSorted((a, b) => a.entry.deviceSeq - b.entry.deviceSeq);
};

test('takes in what was saved, the last word on each, and what was proven once more to be proven', async () => {
  const log = createMemoryStore();
  const from = asideOf([
    changeOf([recordOf(1), recordOf(2), recordOf(3)]),
    undefined,
    changeOf([{ ...recordOf(2), delivery: 'proven', seq: 12, provenAt: 5 }], [idOf(3)]),
  ]);
  assert.ok((await takeIn(log, from, [aside])).ok);
  assert.deepEqual(await all(log), [recordOf(1), { ...recordOf(2), delivery: 'sent', seq: 12 }]);
  assert.deepEqual(from.drops, [3]);
});

test('killed before it was taken away, it is not taken in twice', async () => {
  const log = createMemoryStore();
  const from = asideOf([changeOf([recordOf(1)])]);
  await takeIn(log, from, [aside]);
  await log.write((tx) => tx.remove(idOf(1)));
  await takeIn(log, from, [aside]);
  assert.deepEqual(await all(log), []);
});

test('what the log read of it meanwhile, erased since, stays erased and counts as its own', async () => {
  const log = createMemoryStore();
  const erased: LocalRecord = {
    ...recordOf(1, { erased: true }),
    hash: 'what is left',
    delivery: 'proven',
    own: false,
    seq: 9,
  };
  await log.write(async (tx) => {
    await tx.put(erased);
    await tx.setMeta('cursor', 10);
  });
  await takeIn(log, asideOf([changeOf([{ ...recordOf(1), delivery: 'sent', seq: 9 }])]), [aside]);
  assert.deepEqual(await all(log), [{ ...erased, own: true }]);
});
