import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as v from 'valibot';
import { sha256 } from '#cli/adapters/ports.ts';
import {
  canCount,
  createKindRegistry,
  defineKind,
  type Entry,
  eraseKind,
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

it('asks what the server has left of a correction that was erased here, once the order is in the log', async () => {
  const store = createMemoryStore();
  const chance = createChance('asks');
  await openDevice(store, chance);
  const subject = recordOf(7).entry.id;
  const first = recordOf(1, { subject, body: { n: 4 } }).entry;
  const mended = recordOf(2, { subject, body: { n: 5 }, supersedes: [first.id] }).entry;
  const order = recordOf(3, { kind: 'log.erase', body: { person: subject } }).entry;
  const left = { ...mended, hlc: '001700000000000-0001-00000000' };
  const log = [first, mended];
  const offered: Entry[] = [];
  const transport: Transport = {
    push: async (entries) => {
      offered.push(...entries);
      const { occurredAt, recordedAt, hlc } = left;
      return ok({
        epoch: 'e',
        verdicts: entries.map(({ id }) => ({ id, verdict: 'erased', left: { occurredAt, recordedAt, hlc } })),
      });
    },
    pull: async (after) => ({
      ...ok({
        epoch: 'e',
        entries: log.flatMap((entry, at) => (at >= after ? [{ seq: at + 1, entry: entry as never }] : [])),
        next: log.length,
        more: false,
      }),
    }),
    ledger: async (device) => ok({ epoch: 'e', device, ranges: [[1, 9]] }),
    serverNow: () => 0,
  };
  const clock = { now: () => 0, offsetMinutes: () => 0 };
  const kinds = createKindRegistry([giveKind, eraseKind as unknown as Kind]);
  const engine = createSyncEngine({ store, transport, kinds, sha256, clock, random: chance });
  assert.ok((await engine.pass()).ok);
  assert.deepEqual(offered, []);
  log.push(order);
  assert.ok((await engine.pass()).ok);
  assert.deepEqual(
    offered.map(({ id, subject: whose, body }) => [id, whose, body]),
    [[mended.id, undefined, { n: 5 }]],
  );
  const kept = await store.read((tx) => tx.get(mended.id));
  assert.deepEqual(kept.ok && [kept.value?.entry.hlc, kept.value?.delivery], [left.hlc, 'proven']);
});
