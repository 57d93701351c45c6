import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { createMemoryStore } from '../../../test/support/memory-store.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { createSaving } from './saving.ts';
import { openTab } from './tab.ts';

test('a save before what it needs has come says so, keeps nothing, and the next one is whole', async (t) => {
  let away = 2;
  const store = createMemoryStore();
  const place = { org: anyId(), site: anyId(), worker: anyId() };
  const opened = await openTab({
    org: place.org,
    store,
    leader: () => ({ saved: () => {}, woken: () => {}, stop: () => {} }),
    locks: { hold: () => () => {} },
    channel: { post: () => {}, listen: () => () => {} },
    timers: { after: () => () => {} },
    wake: () => () => {},
    rules: () => assert.fail('nothing is ruled over'),
    saving: async () => {
      away -= 1;
      if (away >= 0) throw new TypeError('away');
      return createSaving(sha256);
    },
    kinds: kindRegistry,
    clock,
    random,
  });
  assert.ok(opened.ok);
  t.after(opened.value.close);
  const save = () =>
    opened.value.recorder(place).record(
      [
        {
          kind: 'exchange.handout',
          version: 1,
          body: { channel: 'fixed', lines: [{ item: 'cooker', quantity: 1 }] },
        },
      ],
      'new',
    );
  const refused = await save();
  assert.deepEqual(refused, { ok: false, error: { code: 'part-missing' } });
  assert.equal(opened.value.status().own, 0);
  const saved = await save();
  assert.ok(saved.ok);
  assert.equal(saved.value[0]?.deviceSeq, 1);
  assert.equal(opened.value.status().own, 1);
});
