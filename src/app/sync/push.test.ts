import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { describe, it } from 'node:test';
import { createKindRegistry, type Entry, err, ok, type Result, type Uuid, type Verdict } from '#log/index.ts';
import { createChance } from '../../../test/simulator/world/chance.ts';
import { createDisk } from '../../../test/simulator/world/disk.ts';
import { createLife } from '../../../test/simulator/world/life.ts';
import { idOf, recordOf, restlessTime } from '../../../test/support/records.ts';
import type { Transport, TransportFailure } from './ports.ts';
import { createPush } from './push.ts';
import { createSyncStore } from './sync-store.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');

type Answer = (entries: readonly Entry[]) => TransportFailure | undefined;

/** A device with so many waiting entries, and a server that takes what `answer` does not fail. */
const outbox = async (
  count: number,
  answer: Answer,
  verdictOf = (id: Uuid): Verdict => ({ id, verdict: 'duplicate' }),
) => {
  const chance = createChance('push');
  const now = { ms: 0 };
  const time = restlessTime(() => now.ms);
  const disk = createDisk({ time, chance });
  const records = Array.from({ length: count }, (_, index) => recordOf(index + 1));
  disk.load({
    records: new Map(records.map((record) => [record.entry.id, record])),
    meta: { device: idOf(902), epoch: 'e' },
  });
  const sizes: number[] = [];
  const push: Transport['push'] = async (entries) => {
    sizes.push(entries.length);
    const failure = answer(entries);
    if (failure !== undefined) return err(failure);
    const verdicts: Verdict[] = entries.map(({ id }) => verdictOf(id));
    return ok({ epoch: 'e', verdicts }) as Result<never, never>;
  };
  const transport: Transport = {
    push,
    pull: async () => err({ kind: 'unreachable' }),
    ledger: async () => err({ kind: 'unreachable' }),
    serverNow: () => undefined,
  };
  const deps = {
    transport,
    sha256,
    kinds: createKindRegistry([]),
    random: chance,
    clock: { now: () => 0, offsetMinutes: () => 0 },
  };
  const run = createPush(deps, createSyncStore(disk.storeFor(createLife())));
  const inState = (state: string): readonly number[] =>
    [...disk.dump().records.values()]
      .filter((record) => record.delivery === state)
      .map((record) => record.entry.deviceSeq);
  const identity = () => disk.dump().meta;
  return { run, sizes, inState, identity };
};

describe('a push', () => {
  for (const code of ['device-seq-taken', 'device-other'] as const)
    it(`that is told ${code} keeps what was held and goes on under a new identity`, async () => {
      const { run, inState, identity } = await outbox(
        3,
        () => undefined,
        (id) => ({ id, verdict: 'quarantined', code }),
      );
      const before = identity().device;
      assert.ok((await run()).ok);
      assert.deepEqual(inState('held'), [1, 2, 3]);
      assert.notEqual(identity().device, before);
      assert.equal(identity().deviceSeq, 0);
    });

  it('offers at most a hundred at a time until nothing waits', async () => {
    const { run, sizes, inState } = await outbox(250, () => undefined);
    assert.ok((await run()).ok);
    assert.deepEqual(sizes, [100, 100, 50]);
    assert.equal(inState('sent').length, 250);
  });

  it('halves what is too large and loses no half', async () => {
    const { run, inState } = await outbox(100, (entries) =>
      entries.length > 7 ? { kind: 'too-large' } : undefined,
    );
    assert.ok((await run()).ok);
    assert.equal(inState('sent').length, 100);
  });

  it('refuses, and keeps, the one entry that is too large alone', async () => {
    const { run, inState } = await outbox(20, (entries) =>
      entries.some((entry) => entry.deviceSeq === 5) ? { kind: 'too-large' } : undefined,
    );
    assert.ok((await run()).ok);
    assert.deepEqual(inState('refused'), [5]);
    assert.equal(inState('sent').length, 19);
  });

  it('gets the others past one that the server fails on, and keeps offering that one', async () => {
    const { run, inState } = await outbox(30, (entries) =>
      entries.some((entry) => entry.deviceSeq === 3) ? { kind: 'server-trouble' } : undefined,
    );
    for (let pass = 0; pass < 12; pass += 1) await run();
    assert.deepEqual(inState('waiting'), [3]);
    assert.equal(inState('sent').length, 29);
  });

  it('leaves everything waiting when nobody is signed in', async () => {
    const { run, inState } = await outbox(5, () => ({ kind: 'not-signed-in' }));
    assert.deepEqual(await run(), err({ kind: 'not-signed-in' }));
    assert.equal(inState('waiting').length, 5);
  });

  it('asks for smaller pieces over a line that breaks', async () => {
    const { run, sizes } = await outbox(100, () => ({ kind: 'unreachable' }));
    for (let pass = 0; pass < 5; pass += 1) await run();
    assert.deepEqual(sizes, [100, 50, 25, 12, 10]);
  });
});
