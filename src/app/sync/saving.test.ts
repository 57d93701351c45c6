import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { createMemoryPieces } from '../../../test/support/memory-pieces.ts';
import { createMemoryStore } from '../../../test/support/memory-store.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { createFullStore } from '../store/journal/full.ts';
import { createJournalStore } from '../store/journal/journal.ts';
import type { LocalStore } from '../store/ports.ts';
import { createSaving, type Saving } from './saving.ts';
import { openTab } from './tab.ts';

const place = { org: anyId(), site: anyId(), worker: anyId() };

const open = async (t: TestContext, store: LocalStore, saving: () => Promise<Saving>) => {
  const opened = await openTab({
    org: place.org,
    store,
    leader: () => ({ saved: () => {}, woken: () => {}, stop: () => {} }),
    locks: { hold: () => () => {} },
    channel: { post: () => {}, listen: () => () => {} },
    timers: { after: () => () => {} },
    wake: () => () => {},
    rules: () => assert.fail('nothing is ruled over'),
    saving,
    kinds: kindRegistry,
    clock,
    random,
  });
  assert.ok(opened.ok);
  t.after(opened.value.close);
  return opened.value;
};

const handOut = {
  kind: 'exchange.handout',
  version: 1,
  body: { channel: 'fixed', lines: [{ item: 'cooker', quantity: 1 }] },
};

test('a save before what it needs has come says so, keeps nothing, and the next one is whole', async (t) => {
  let away = 2;
  const tab = await open(t, createMemoryStore(), async () => {
    away -= 1;
    if (away >= 0) throw new TypeError('away');
    return createSaving(sha256);
  });
  const save = () => tab.recorder(place).record([handOut], 'new');
  const refused = await save();
  assert.deepEqual(refused, { ok: false, error: { code: 'part-missing' } });
  assert.equal(tab.status().own, 0);
  const saved = await save();
  assert.ok(saved.ok);
  assert.equal(saved.value[0]?.deviceSeq, 1);
  assert.equal(tab.status().own, 1);
});

test('what was typed just before a save does not stand at the counter again after it', async (t) => {
  const store = createJournalStore(await createMemoryPieces(), {
    after: (_ms, work) => setImmediate(work),
    later: async () => ({ createFullStore }),
  });
  const { halfTyped, recorder } = await open(t, store, async () => createSaving(sha256));
  const counter = halfTyped.at(place);
  for (const turns of [0, 1, 2, 3]) {
    // While the first is being written the second waits, and the save comes in between.
    void counter.keep({ quantities: { cooker: 1 } });
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
    void counter.keep({ quantities: { cooker: 2 } });
    const saved = await recorder(place).record([handOut], 'new', { leaves: undefined });
    assert.ok(saved.ok);
    await halfTyped.settled();
    const onDisk = await store.read((tx) => tx.meta('halfTyped'));
    assert.deepEqual(onDisk, { ok: true, value: [] }, `after ${turns} turns`);
  }
});
