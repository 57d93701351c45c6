import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { it } from 'node:test';
import { createKindRegistry, err, ok, type PullResponse, type Uuid } from '#log/index.ts';
import { createMemoryStore } from '../../../test/support/memory-store.ts';
import { idOf, recordOf } from '../../../test/support/records.ts';
import { openDevice } from '../store/device.ts';
import type { LocalStore, Reading } from '../store/ports.ts';
import { readReading } from '../store/reading.ts';
import { createSyncEngine } from './engine.ts';
import type { Transport } from './ports.ts';

const org: Uuid = idOf(900);
let next = 1;
const random = {
  bytes: (count: number) => new Uint8Array(count).fill(next++),
  fraction: () => 0.5,
};

/** A log of so many entries in pages of 10; `reach` is how far the line lets a device read. */
const createLog = (length: number, { saysHead = true } = {}) => {
  const log = { epoch: 'e', reach: length, length };
  const pull: Transport['pull'] = async (after) => {
    if (after >= log.reach && log.reach < log.length) return err({ kind: 'unreachable' });
    const to = Math.min(after + 10, log.length);
    const entries = Array.from({ length: to - after }, (_, index) => ({
      seq: after + index + 1,
      entry: { ...recordOf(after + index + 1).entry, org },
    }));
    return ok({
      epoch: log.epoch,
      entries,
      next: to,
      more: to < log.length,
      ...(saysHead && { head: log.length }),
    } as unknown as PullResponse);
  };
  const transport: Transport = {
    push: async () => err({ kind: 'unreachable' }),
    ledger: async () => err({ kind: 'unreachable' }),
    pull,
    serverNow: () => 1,
  };
  return { log, transport };
};

const read = async (store: LocalStore, transport: Transport): Promise<readonly string[]> => {
  const told: string[] = [];
  const engine = createSyncEngine({
    store,
    transport,
    kinds: createKindRegistry([]),
    sha256: (text) => hash('sha256', text, 'hex'),
    clock: { now: () => 1, offsetMinutes: () => 0 },
    random,
    onReading: (reading) => told.push(say(reading)),
  });
  await engine.pass();
  return told;
};
const say = (reading: Reading | undefined): string =>
  reading === undefined ? 'whole' : `${reading.done} of ${reading.of}`;
const kept = async (store: LocalStore): Promise<string> => {
  const found = await store.read(readReading);
  assert.ok(found.ok);
  return say(found.value);
};
const openStore = async (): Promise<LocalStore> => {
  const store = createMemoryStore();
  assert.ok((await openDevice(store, random)).ok);
  return store;
};

it('a new store tells how far it has read, page by page, and once that it has read all', async () => {
  const store = await openStore();
  assert.equal(await kept(store), '0 of 0');
  const { transport } = createLog(25);
  assert.deepEqual(await read(store, transport), ['0 of 0', '10 of 25', '20 of 25', 'whole']);
  assert.equal(await kept(store), 'whole');
});

it('what was cut off in the middle is still not whole the next day, and goes on from there', async () => {
  const store = await openStore();
  const { log, transport } = createLog(25);
  log.reach = 10;
  assert.deepEqual(await read(store, transport), ['0 of 0', '10 of 25']);
  assert.equal(await kept(store), '10 of 25');
  log.reach = 25;
  assert.deepEqual(await read(store, transport), ['10 of 25', '20 of 25', 'whole']);
});

it('once whole it stays so: more entries, and another log after a restore, hide nothing that is known', async () => {
  const store = await openStore();
  const { log, transport } = createLog(5);
  await read(store, transport);
  log.length = log.reach = 40;
  assert.ok(!(await read(store, transport)).some((told) => told !== 'whole'));
  log.epoch = 'restored';
  await read(store, transport);
  assert.equal(await kept(store), 'whole');
});

it('an empty log is read at once; a server that does not say where its log ends is read all the same', async () => {
  const empty = await openStore();
  assert.equal((await read(empty, createLog(0).transport)).at(-1), 'whole');
  const old = await openStore();
  assert.deepEqual(await read(old, createLog(25, { saysHead: false }).transport), [
    '0 of 0',
    '10 of 0',
    '20 of 0',
    'whole',
  ]);
});

it('a store made before this was noted counts as read: a phone in use is not held back by an update', async () => {
  const store = createMemoryStore();
  await store.write(async (tx) => {
    await tx.setMeta('device', idOf(902));
    await tx.setMeta('cursor', 7);
    await tx.setMeta('epoch', 'e');
    await tx.setMeta('layout', 1);
  });
  assert.ok((await openDevice(store, random)).ok);
  assert.equal(await kept(store), 'whole');
});

it('what is saved while a long log is read is handed in before the next page of it', async () => {
  const store = await openStore();
  const { transport } = createLog(30);
  const offeredAt: number[] = [];
  const save = (id: number) =>
    store.write((tx) => tx.put({ ...recordOf(id), own: true, delivery: 'waiting' }));
  let pages = 0;
  const engine = createSyncEngine({
    store,
    transport: {
      ...transport,
      pull: async (after) => {
        pages += 1;
        await save(500 + pages);
        return transport.pull(after);
      },
      push: async (entries) => {
        offeredAt.push(...entries.map(() => pages));
        return err({ kind: 'unreachable' });
      },
    },
    kinds: createKindRegistry([]),
    sha256: (text) => hash('sha256', text, 'hex'),
    clock: { now: () => 1, offsetMinutes: () => 0 },
    random,
  });
  await engine.pass();
  assert.deepEqual(offeredAt, [1]);
});
