import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { err, failure, type Uuid } from '#log/index.ts';
import { createMemoryStore } from '../../../test/support/memory-store.ts';
import { createHalfTyped, halfTypedDays } from './half-typed.ts';
import type { HalfTypedWork, LocalStore } from './ports.ts';

const [ana, ben, hub, van] = ['1', '2', '3', '4'].map(
  (digit) => `${digit.repeat(8)}-1111-4111-8111-111111111111`,
) as [Uuid, Uuid, Uuid, Uuid];

const start = (store: LocalStore = createMemoryStore()) => {
  let now = 1_000_000_000_000;
  let told = 0;
  const open = () =>
    createHalfTyped({
      store,
      clock: { now: () => now },
      announce: () => {
        told += 1;
      },
    });
  const onDisk = async (): Promise<readonly HalfTypedWork[]> => {
    const read = await store.read((tx) => tx.meta('halfTyped'));
    return read.ok ? (read.value ?? []) : [];
  };
  return {
    store,
    open,
    onDisk,
    told: () => told,
    pass: (days: number) => {
      now += days * 86_400_000;
    },
  };
};
const work = (count: number) => ({ count });

describe('half-typed work', () => {
  it('is there after the app was opened again, for its worker at its site and for nobody else', async () => {
    const { open } = start();
    await open().at({ worker: ana, site: hub }).keep(work(7));
    const again = open();
    await again.read();
    assert.deepEqual(again.at({ worker: ana, site: hub }).now()?.work, work(7));
    assert.equal(again.at({ worker: ben, site: hub }).now(), undefined);
    assert.equal(again.at({ worker: ana, site: van }).now(), undefined);
    assert.deepEqual(again.of(ben), []);
  });

  it('is the same object until it changes, and tells who listens', async () => {
    const { open } = start();
    const counter = open().at({ worker: ana, site: hub });
    let calls = 0;
    const stop = counter.subscribe(() => {
      calls += 1;
    });
    void counter.keep(work(1));
    assert.equal(counter.now(), counter.now());
    assert.equal(calls, 1);
    stop();
    await counter.keep(undefined);
    assert.deepEqual([calls, counter.now()], [1, undefined]);
  });

  it('leaves the disk when it is cleared, dropped at sign-out, or thirty days old', async () => {
    const { open, onDisk, pass } = start();
    const all = open();
    await all.at({ worker: ana, site: hub }).keep(work(1));
    await all.at({ worker: ana, site: hub }).keep(undefined);
    assert.deepEqual(await onDisk(), []);
    await all.at({ worker: ana, site: hub }).keep(work(2));
    await all.at({ worker: ana, site: van }).keep(work(3));
    await all.at({ worker: ben, site: hub }).keep(work(4));
    await all.drop(ana);
    assert.deepEqual(
      (await onDisk()).map((each) => each.work),
      [work(4)],
    );
    pass(halfTypedDays);
    const later = open();
    await later.read();
    assert.equal(later.at({ worker: ben, site: hub }).now(), undefined);
    await later.settled();
    assert.deepEqual(await onDisk(), []);
  });

  it('what was typed in another tab meanwhile is not overwritten, and own unwritten work is not by it', async () => {
    const { open, onDisk } = start();
    const [one, other] = [open(), open()];
    await one.at({ worker: ana, site: hub }).keep(work(1));
    await other.at({ worker: ben, site: van }).keep(work(2));
    assert.equal((await onDisk()).length, 2);
    const own = other.at({ worker: ana, site: hub });
    const keeping = own.keep(work(5));
    await other.read();
    assert.deepEqual(own.now()?.work, work(5));
    await keeping;
    assert.deepEqual((await onDisk()).find(({ worker }) => worker === ana)?.work, work(5));
  });

  it('says when it cannot be kept, and puts it on the disk as soon as it can', async () => {
    const real = createMemoryStore();
    let isFull = true;
    const { open, onDisk } = start({
      ...real,
      write: (run) => (isFull ? Promise.resolve(err(failure('storage-full'))) : real.write(run)),
    });
    const all = open();
    const kept = await all.at({ worker: ana, site: hub }).keep(work(7));
    assert.equal(kept.ok ? 'kept' : kept.error.code, 'storage-full');
    assert.equal((await all.settled()).ok, false);
    isFull = false;
    assert.equal((await all.settled()).ok, true);
    assert.deepEqual(
      (await onDisk()).map((each) => each.work),
      [work(7)],
    );
  });
});
