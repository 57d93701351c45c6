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
  let tabs = 0;
  /** Tabs by who holds them; the first in line lives. */
  const lines = new Map<string, (() => void)[]>();
  const open = () =>
    createHalfTyped({
      store,
      clock: { now: () => now },
      newTab: () => {
        tabs += 1;
        return `tab-${tabs}`;
      },
      hold: (tab, granted) => {
        const line = lines.get(tab) ?? [];
        lines.set(tab, line);
        line.push(granted);
        if (line[0] === granted) granted();
        return () => {
          const place = line.indexOf(granted);
          if (place >= 0) line.splice(place, 1);
          if (place === 0) line[0]?.();
        };
      },
      after: (_ms, work) => {
        const timer = setImmediate(work);
        return () => clearImmediate(timer);
      },
      announce: () => {
        told += 1;
      },
    });
  const onDisk = async (): Promise<readonly HalfTypedWork[]> => {
    const read = await store.read((tx) => tx.meta('halfTyped'));
    return read.ok ? (read.value ?? []) : [];
  };
  /** As a page does when it opens. */
  const opened = async () => {
    const all = open();
    await all.found(await onDisk());
    return all;
  };
  return {
    store,
    open,
    opened,
    onDisk,
    told: () => told,
    pass: (days: number) => {
      now += days * 86_400_000;
    },
  };
};
const work = (count: number) => ({ count });

describe('half-typed work', () => {
  it('says "rather not say" as it is stored, also what a build before left under another name', async () => {
    const { store, opened } = start();
    const left = { answers: { housing: 'prefer-not', usedOn: 'prefer-not', reason: ['lost'] }, count: 2 };
    await store.write((tx) =>
      tx.setMeta('halfTyped', [{ worker: ana, site: hub, tab: 'gone', at: 1_000_000_000_000, work: left }]),
    );
    const counter = await opened();
    assert.deepEqual(counter.at({ worker: ana, site: hub }).now()?.work, {
      answers: { housing: 'rather-not-say', usedOn: 'rather-not-say', reason: ['lost'] },
      count: 2,
    });
  });

  it('is there after the app was opened again, for its worker at its site and for nobody else', async () => {
    const { open, opened } = start();
    const first = open();
    await first.at({ worker: ana, site: hub }).keep(work(7));
    first.close();
    const again = await opened();
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
    const { open, opened, onDisk, pass } = start();
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
    const later = await opened();
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
    assert.deepEqual(
      (await onDisk()).map((each) => each.work),
      [work(1), work(2), work(5)],
    );
  });

  it('is another one in each living tab, and what a tab left is taken up by one other only', async () => {
    const { open, opened } = start();
    const here = { worker: ana, site: hub };
    const first = open();
    await first.at(here).keep(work(1));
    const second = await opened();
    assert.equal(second.at(here).now(), undefined);
    await second.at(here).keep(work(2));
    assert.deepEqual([first.at(here).now()?.work, second.at(here).now()?.work], [work(1), work(2)]);
    first.close();
    const third = await opened();
    const fourth = await opened();
    assert.deepEqual(third.at(here).now()?.work, work(1));
    assert.equal(fourth.at(here).now(), undefined);
    assert.equal(fourth.of(ana).length, 2);
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
