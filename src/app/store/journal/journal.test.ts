import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeliveryState } from '#log/index.ts';
import { createChance } from '../../../../test/simulator/world/chance.ts';
import { createMemoryPieces, type MemoryPieces } from '../../../../test/support/memory-pieces.ts';
import { createMemoryStore } from '../../../../test/support/memory-store.ts';
import { idOf, recordOf } from '../../../../test/support/records.ts';
import type { LocalRecord, LocalStore, StoreTransaction } from '../ports.ts';
import { createFullStore } from './full.ts';
import { createJournalStore } from './journal.ts';

const states: readonly DeliveryState[] = ['waiting', 'sent', 'proven', 'held', 'refused'];
/** Folds that wait for their moment. */
const due: (() => void)[] = [];
const open = (disk: MemoryPieces, limits = { pieces: 6, bytes: 1e6 }): LocalStore =>
  createJournalStore(disk, {
    after: (ms, work) => (ms === 0 ? setImmediate(work) : due.push(work)),
    later: async () => ({ createFullStore }),
    limits,
  });
/** Folds that are due happen now; a reading of these stores stands in line behind them. */
const settle = async (...stores: readonly LocalStore[]): Promise<void> => {
  for (const work of due.splice(0)) work();
  for (const store of stores) await value(store.read((tx) => tx.meta('deviceSeq')));
};
const value = async <T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>,
): Promise<T> => {
  const done = await answer;
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
};

/** All that a store can be asked. */
const readAll = (store: LocalStore, after: string | undefined) =>
  value(
    store.read(async (tx) => ({
      states: await Promise.all(states.map((state) => tx.inState(state, 7))),
      subject: sorted(await tx.ofSubject(idOf(801))),
      all: sorted(await tx.all()),
      count: await tx.count(),
      after: await tx.after(after, 5),
      one: await tx.get(after ?? idOf(3)),
      seq: await tx.meta('deviceSeq'),
      first: await tx.meta('first'),
    })),
  );
const sorted = (records: readonly LocalRecord[]): readonly LocalRecord[] =>
  records.toSorted((a, b) => (a.entry.id < b.entry.id ? -1 : 1));

test('answers as a store in memory does, whichever window wrote, was closed, folded or opened anew', async () => {
  for (const seed of ['one', 'two', 'three', 'four', 'five', 'six']) {
    const chance = createChance(seed);
    const disk = await createMemoryPieces();
    const known = createMemoryStore();
    const windows = [open(disk), open(disk), open(disk)];
    for (let turn = 0; turn < 150; turn += 1) {
      const at = chance.between(0, windows.length - 1);
      const work: ((tx: StoreTransaction) => Promise<void>)[] = [];
      for (let count = chance.between(0, 4); count > 0; count -= 1) {
        const number = chance.between(1, 40);
        const record: LocalRecord = {
          ...recordOf(number, {
            ...(chance.happens(0.3) && { subject: idOf(801) }),
            body: { turn: chance.happens(0.5) ? 0 : turn },
          }),
          hash: `${number} ${turn}`,
          delivery: chance.happens(0.6) ? 'proven' : (states[chance.between(0, 4)] ?? 'waiting'),
        };
        if (chance.happens(0.2)) work.push((tx) => tx.remove(idOf(number)));
        else work.push((tx) => tx.put(record));
      }
      if (chance.happens(0.3)) work.push((tx) => tx.setMeta('deviceSeq', turn));
      const first = [idOf(chance.between(1, 40))];
      if (chance.happens(0.1)) work.push((tx) => tx.setMeta('first', first));
      const all = async (tx: StoreTransaction): Promise<void> => {
        for (const one of work) await one(tx);
      };
      await value((windows[at] as LocalStore).write(all));
      await value(known.write(all));
      if (chance.happens(0.1)) windows[at] = open(disk);
      if (chance.happens(0.2)) await settle(...windows);
      if (chance.happens(0.3)) {
        const after = chance.happens(0.3) ? undefined : idOf(chance.between(1, 40));
        const asked = windows[chance.between(0, windows.length - 1)] as LocalStore;
        assert.deepEqual(await readAll(asked, after), await readAll(known, after), `${seed} ${turn}`);
      }
    }
    assert.ok(disk.rest.size > 0 && disk.journal.size < 100, `${seed}: ${disk.journal.size} pieces`);
    assert.deepEqual(await readAll(open(disk), undefined), await readAll(known, undefined), seed);
  }
});

test('of two windows that save at the same time each gets its own numbers', async () => {
  const disk = await createMemoryPieces();
  const count = (store: LocalStore): Promise<number> =>
    value(
      store.write(async (tx) => {
        const next = ((await tx.meta('deviceSeq')) ?? 0) + 1;
        await tx.put(recordOf(next));
        await tx.setMeta('deviceSeq', next);
        return next;
      }),
    );
  const windows = [open(disk), open(disk)];
  const given = await Promise.all(windows.flatMap((store) => Array.from({ length: 20 }, () => count(store))));
  assert.deepEqual(
    given.toSorted((a, b) => a - b),
    Array.from({ length: 40 }, (_, index) => index + 1),
  );
});

test('killed before or after any step, a store has all that it said was saved, and folds anew', async () => {
  for (const die of ['before', 'after'] as const)
    for (let at = 0; at < 12; at += 1) {
      const disk = await createMemoryPieces();
      let store = open(disk, { pieces: 3, bytes: 1e6 });
      const said: number[] = [];
      for (let number = 1; number <= 12; number += 1) {
        if (disk.steps() >= at && disk.die === undefined && said.length === number - 1) disk.die = die;
        const saved = await store.write((tx) =>
          tx.put({ ...recordOf(number), delivery: number % 2 === 0 ? 'proven' : 'waiting' }),
        );
        if (number % 4 === 0) await settle(store);
        if (saved.ok) said.push(number);
        else store = open(disk, { pieces: 3, bytes: 1e6 });
      }
      const held = await value(open(disk).read((tx) => tx.all()));
      const numbers = new Set(held.map(({ entry }) => entry.deviceSeq));
      assert.deepEqual(
        said.filter((number) => !numbers.has(number)),
        [],
      );
      assert.ok(numbers.size <= 12 && said.length >= 10, `${said.length}`);
    }
});

test('what a start does not need is not read for a save, nor for what waits', async () => {
  const disk = await createMemoryPieces();
  const before = open(disk);
  for (let number = 1; number <= 30; number += 1)
    await value(
      before.write((tx) => tx.put({ ...recordOf(number), delivery: number === 5 ? 'waiting' : 'proven' })),
    );
  await settle(before);
  assert.ok(disk.rest.size > 0);
  const asked: boolean[] = [];
  const watched: MemoryPieces = {
    ...disk,
    look: (what) => {
      asked.push(what.withRest);
      return disk.look(what);
    },
  };
  const store = open(watched);
  await value(store.write((tx) => tx.put(recordOf(31))));
  const waiting = await value(store.read((tx) => tx.inState('waiting', 9)));
  assert.deepEqual(
    waiting.map(({ entry }) => entry.deviceSeq),
    [5, 31],
  );
  assert.ok((await value(store.read((tx) => tx.count()))) >= 31);
  assert.ok(!asked.includes(true));
  assert.equal((await value(store.read((tx) => tx.all()))).length, 31);
  assert.ok(asked.includes(true));
});

test('what was erased or let go is in no piece any more', async () => {
  const disk = await createMemoryPieces();
  const store = open(disk, { pieces: 4, bytes: 1e6 });
  const told = (number: number): LocalRecord => ({
    ...recordOf(number, { body: { said: 'x'.repeat(2_000) } }),
    delivery: 'proven',
  });
  const size = (): number =>
    [...disk.journal.values(), ...disk.rest.values()].reduce((sum, { length }) => sum + length, 0);
  for (let number = 1; number <= 12; number += 1) await value(store.write((tx) => tx.put(told(number))));
  await settle(store);
  const before = size();
  await value(store.write((tx) => tx.put({ ...recordOf(1), delivery: 'proven', hash: 'erased' })));
  await value(store.write((tx) => tx.remove(idOf(2))));
  await settle(store);
  assert.ok(size() < before - 3_000, `${before} to ${size()}`);
});

test('a store that was thrown away while it was open is another one, and what was known of it is not written into it', async () => {
  const disk = await createMemoryPieces();
  const store = open(disk);
  await value(store.write((tx) => tx.setMeta('device', idOf(1))));
  await disk.clear();
  const found = await value(
    store.write(async (tx) => {
      const device = await tx.meta('device');
      await tx.setMeta('deviceSeq', 1);
      return device;
    }),
  );
  assert.equal(found, undefined);
});

test('a piece that was changed on the disk, or put in the place of another, is told and not read over', async () => {
  const disk = await createMemoryPieces();
  const store = open(disk);
  for (const number of [1, 2, 3]) await value(store.write((tx) => tx.put(recordOf(number))));
  const [first, second] = [disk.journal.get(1), disk.journal.get(2)];
  assert.ok(first !== undefined && second !== undefined);
  const read = async (): Promise<string> => {
    const answer = await open(disk).read((tx) => tx.all());
    return answer.ok ? String(answer.value.length) : answer.error.code;
  };
  disk.journal.set(1, second).set(2, first);
  assert.equal(await read(), 'storage-unwritable');
  disk.journal.set(1, first).set(
    2,
    Uint8Array.from(second, (byte, index) => (index === 40 ? byte ^ 1 : byte)),
  );
  assert.equal(await read(), 'storage-unwritable');
  disk.journal.set(2, second);
  assert.equal(await read(), '3');
  disk.journal.delete(2);
  assert.equal(await read(), 'storage-unwritable');
});
