import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import { ok } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { createMemoryStore } from '../../../test/support/memory-store.ts';
import { idOf, recordOf } from '../../../test/support/records.ts';
import { createSaving } from '../sync/saving.ts';
import { openTab } from '../sync/tab.ts';
import { openDevice } from './device.ts';
import { createOpeningView } from './opening.ts';
import type { LocalRecord, LocalStore } from './ports.ts';
import { readRest } from './read-rest.ts';
import { createRules } from './rules.ts';
import { createView } from './view.ts';

const place = { org: idOf(900), site: idOf(901), worker: idOf(903) };
const give = (number: number, more: Parameters<typeof recordOf>[1] = {}): LocalRecord => ({
  ...recordOf(number, {
    kind: 'exchange.handout',
    body: { channel: 'fixed', lines: [{ item: 'cooker', quantity: 1 }] },
    ...more,
  }),
  delivery: 'proven',
});
/** A setting, which every device needs. */
const preset = (number: number): LocalRecord =>
  give(number, {
    kind: 'visits.preset',
    body: { preset: 'p', name: { en: 'Pack' }, lines: [{ item: 'cooker', quantity: 1 }] },
  });

const fill = async (records: readonly LocalRecord[]): Promise<LocalStore> => {
  const store = createMemoryStore();
  assert.ok((await openDevice(store, random)).ok);
  await store.write(async (tx) => {
    for (const record of records) await tx.put(record);
    await tx.setMeta('deviceSeq', 1_000);
    await tx.setMeta('reading', null);
  });
  return store;
};

/** A tab whose waits end when the test says so. */
const open = async (store: LocalStore) => {
  const waits: (() => void)[] = [];
  const opened = await openTab({
    org: place.org,
    store,
    leader: () => ({ saved: () => {}, woken: () => {}, stop: () => {} }),
    locks: { hold: () => () => {} },
    channel: { post: () => {}, listen: () => () => {} },
    timers: {
      after: (_ms, work) => {
        waits.push(work);
        return () => {};
      },
    },
    wake: () => () => {},
    rules: async () => createRules(),
    saving: async () => createSaving(sha256),
    kinds: kindRegistry,
    clock,
    random,
    readAtOnce: 10,
  });
  assert.ok(opened.ok);
  const tab = opened.value;
  const readAll = async (): Promise<void> => {
    for (const go of waits.splice(0)) go();
    while (tab.status().reading !== undefined) await new Promise(setImmediate);
  };
  return { tab, readAll, given: () => tab.view.effective({ kinds: ['exchange.handout'] }).length };
};

describe('a start with a long log on the device', () => {
  it('reads what is set and what is not sent first, shows no part of the rest, then all of it', async () => {
    const store = await fill(Array.from({ length: 95 }, (_, index) => give(index + 1)));
    await store.write(async (tx) => {
      await tx.put(preset(200));
      await tx.setMeta('first', [idOf(200), idOf(201)]);
      await tx.put({ ...give(210), delivery: 'waiting' });
    });
    const { tab, readAll, given } = await open(store);
    assert.deepEqual(tab.status().reading, { done: 0, of: 97, isHere: true });
    assert.deepEqual([given(), tab.view.effective({ kinds: ['visits.preset'] }).length], [1, 1]);
    assert.equal(tab.status().waiting, 1);
    const shown = new Set<number>();
    const stop = tab.view.subscribe(() => shown.add(given()));
    await readAll();
    stop();
    assert.deepEqual([[...shown], tab.status().own], [[96], 97]);
    tab.close();
  });

  it('saves before the rest is read, and takes back what is read a moment later', async () => {
    const { tab, readAll, given } = await open(await fill(Array.from({ length: 40 }, (_, n) => give(n + 1))));
    const saved = await tab
      .recorder(place)
      .record([{ kind: 'exchange.handout', version: 1, body: give(1).entry.body }], 'new');
    assert.ok(saved.ok);
    assert.equal(saved.value[0]?.deviceSeq, 1_001);
    assert.equal(given(), 1);
    await tab.recorder(place).takeBack([idOf(7)], 'slip');
    await readAll();
    assert.equal(given(), 40);
    assert.equal(tab.status().own, 41);
    tab.close();
  });

  it('of a store that an older build filled, reads all once and needs no more than a part from then on', async () => {
    const store = await fill([...Array.from({ length: 40 }, (_, n) => give(n + 1)), preset(200)]);
    // As it was before: nothing says what is needed first.
    const asBefore = createMemoryStore();
    await store.read(async (old) => {
      await asBefore.write(async (tx) => {
        for (const record of await old.all()) await tx.put(record);
        for (const key of [
          'device',
          'storeId',
          'deviceSeq',
          'hlc',
          'cursor',
          'epoch',
          'reading',
          'layout',
        ] as const) {
          const value = await old.meta(key);
          if (value !== undefined) await tx.setMeta(key, value);
        }
      });
    });
    const first = await open(asBefore);
    assert.deepEqual([first.tab.status().reading, first.given()], [undefined, 40]);
    first.tab.close();
    const noted = () => asBefore.read((tx) => tx.meta('first'));
    for (let now = await noted(); now.ok && now.value === undefined; now = await noted())
      await new Promise(setImmediate);
    assert.deepEqual(await noted(), ok([idOf(200)]));
    const second = await open(asBefore);
    assert.deepEqual([second.tab.status().reading?.isHere, second.given()], [true, 0]);
    assert.equal(second.tab.view.effective({ kinds: ['visits.preset'] }).length, 1);
    await second.readAll();
    assert.equal(second.given(), 40);
    second.tab.close();
  });
});

it('whatever comes, is corrected or goes while a log is gathered, in the end it shows what the store holds', async () => {
  const step = fc.record({
    id: fc.nat(29),
    what: fc.constantFrom('put', 'correct', 'remove'),
    at: fc.nat(8),
  });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(29)), fc.array(step, { maxLength: 20 }), async (held, steps) => {
      const store = await fill(held.map((id) => give(id)));
      const memory = createOpeningView(() => createView());
      let page = 0;
      const change = async (): Promise<void> => {
        for (const { id, what } of steps.filter(({ at }) => at === page)) {
          const fixed = give(id, { hlc: `${page}`.padStart(15, '9'), supersedes: [idOf((id + 7) % 30)] });
          const record = { ...(what === 'correct' ? fixed : give(id)), hash: `${what} ${page}` };
          await store.write((tx) => (what === 'remove' ? tx.remove(idOf(id)) : tx.put(record)));
          void memory.apply(what === 'remove' ? [] : [record], what === 'remove' ? [idOf(id)] : []);
        }
        page += 1;
      };
      const slow: LocalStore = {
        ...store,
        // A change may land between what was read and its coming into the view.
        read: async (work) => {
          const read = await store.read(work);
          await change();
          return read;
        },
      };
      const source = {
        store: slow,
        pause: async () => {},
        isClosed: () => false,
        onRead: () => {},
        atOnce: 4,
      };
      assert.equal(await readRest(source, memory.gather()), true);
      const whole = createView();
      const all = await store.read((tx) => tx.all());
      assert.ok(all.ok);
      void whole.apply(all.value);
      const ids = (view: typeof whole.view) =>
        view.effective({ kinds: ['exchange.handout'] }).map(({ id, hlc }) => id + hlc);
      assert.deepEqual(ids(memory.view), ids(whole.view));
      assert.equal(memory.saved.status({ phase: 'idle' }).own, whole.saved.status({ phase: 'idle' }).own);
    }),
    { seed: 16, numRuns: 60 },
  );
});
