import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as v from 'valibot';
import { sha256 } from '#cli/adapters/ports.ts';
import {
  canCount,
  createKindRegistry,
  defineKind,
  type Entry,
  type Kind,
  linked,
  ok,
  open,
  redact,
} from '#log/index.ts';
import { createChance } from '../../../test/simulator/world/chance.ts';
import { createMemoryStore } from '../../../test/support/memory-store.ts';
import { recordOf } from '../../../test/support/records.ts';
import { openDevice } from '../store/device.ts';
import { createView } from '../store/view.ts';
import { createSyncEngine } from './engine.ts';
import type { Transport } from './ports.ts';
import { offerHeldAgain } from './retry.ts';

const giveKind = defineKind({
  kind: 'test.give',
  version: 1,
  fields: { n: open(v.number(), 'test'), mark: linked(v.optional(v.string()), 'test') },
}) as unknown as Kind;
const today = createKindRegistry([giveKind]);
const before = createKindRegistry([]);

it('a phone that erased what it did not know has the open counts after its update', async () => {
  const store = createMemoryStore();
  const chance = createChance('anew');
  await openDevice(store, chance);
  const whole = recordOf(1, { subject: recordOf(7).entry.id, body: { n: 4, mark: 'x' } }).entry;
  let logged: Entry = whole;
  const transport: Transport = {
    push: async () => ok({ epoch: 'e', verdicts: [] }),
    pull: async (after) =>
      ok({
        epoch: 'e',
        entries: after < 1 ? [{ seq: 1, entry: logged as never }] : [],
        next: 1,
        more: false,
      }),
    ledger: async (device) => ok({ epoch: 'e', device, ranges: [] }),
    serverNow: () => 0,
  };
  const clock = { now: () => 0, offsetMinutes: () => 0 };
  const sync = (kinds: typeof today) =>
    createSyncEngine({ store, transport, kinds, sha256, clock, random: chance }).pass();
  const shown = async () => {
    const all = await store.read((tx) => tx.all());
    const { view, apply } = createView((entry) => canCount(today, entry));
    apply(all.ok ? all.value : []);
    return view.effective({ kinds: ['test.give'] }).map(({ body }) => body);
  };

  // The old build erased it as far as it could tell; the server, which knows the kind, kept the open part.
  logged = redact(before, whole);
  assert.ok((await sync(before)).ok);
  logged = redact(today, whole);
  assert.deepEqual(await shown(), []);

  assert.ok((await offerHeldAgain(store)).ok);
  assert.ok((await sync(today)).ok);
  assert.deepEqual(await shown(), [{ n: 4 }]);
});
