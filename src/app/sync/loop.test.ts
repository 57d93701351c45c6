import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { err, ok, type Result } from '#log/index.ts';
import { createChance } from '../../../test/simulator/world/chance.ts';
import { createLoop, pauseMs } from './loop.ts';
import type { SyncFailure } from './sync-store.ts';

/** A loop over a clock that jumps to the next timer; answers how long each pause was. */
const follow = async (outcomes: readonly Result<void, SyncFailure>[]) => {
  const pauses: number[] = [];
  const phases: string[] = [];
  let due: (() => void) | undefined;
  let passes = 0;
  const loop = createLoop({
    pass: async () => {
      passes += 1;
      return outcomes[passes - 1] ?? ok(undefined);
    },
    timers: {
      after: (ms, work) => {
        pauses.push(ms);
        due = work;
        return () => {
          due = undefined;
        };
      },
    },
    random: createChance('loop'),
    onPhase: (phase) => phases.push(phase),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    loop,
    pauses,
    phases,
    passes: () => passes,
    settle,
    tick: async () => {
      due?.();
      await settle();
    },
  };
};

const offline = err({ kind: 'unreachable' } as const);

describe('the sync loop', () => {
  it('tries for ever, at growing pauses of at most five minutes', async () => {
    const { loop, pauses, tick, settle, passes } = await follow(Array.from({ length: 200 }, () => offline));
    loop.woken();
    await settle();
    for (let round = 0; round < 100; round += 1) await tick();
    assert.equal(passes(), 101);
    assert.ok((pauses[0] ?? 0) <= 1_000);
    assert.ok(pauses.every((pause) => pause <= 300_000));
    assert.ok(pauses.slice(20).every((pause) => pause >= 150_000));
  });

  it('does not hurry for a save while it pauses, but does when woken', async () => {
    const { loop, settle, passes } = await follow([offline]);
    loop.woken();
    await settle();
    loop.saved();
    await settle();
    assert.equal(passes(), 1);
    loop.woken();
    await settle();
    assert.equal(passes(), 2);
  });

  it('runs once more when something was saved during a pass', async () => {
    const { loop, settle, passes } = await follow([]);
    loop.woken();
    loop.saved();
    loop.saved();
    await settle();
    assert.equal(passes(), 2);
  });

  it('says what holds it up', async () => {
    const { loop, phases, settle } = await follow([err({ kind: 'not-signed-in' })]);
    loop.woken();
    await settle();
    assert.deepEqual(phases, ['syncing', 'signed-out']);
  });

  it('shows a pass that throws as trouble, and tries again', async () => {
    const phases: string[] = [];
    let due: (() => void) | undefined;
    let passes = 0;
    const loop = createLoop({
      pass: async () => {
        passes += 1;
        if (passes === 1) throw new TypeError('a bug');
        return ok(undefined);
      },
      timers: {
        after: (_ms, work) => {
          due = work;
          return () => {};
        },
      },
      random: createChance('loop'),
      onPhase: (phase) => phases.push(phase),
    });
    const settle = () => new Promise((resolve) => setImmediate(resolve));
    loop.woken();
    await settle();
    assert.deepEqual(phases, ['syncing', 'trouble']);
    due?.();
    await settle();
    assert.deepEqual(phases, ['syncing', 'trouble', 'syncing', 'idle']);
  });

  it('does nothing after it was stopped', async () => {
    const { loop, settle, passes } = await follow([]);
    loop.stop();
    loop.woken();
    await settle();
    assert.equal(passes(), 0);
  });

  it('waits as long as the server asks, within reason', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        fc.nat(),
        (failures, fraction, retryAfterMs) => {
          const pause = pauseMs(failures, fraction, { kind: 'server-trouble', retryAfterMs });
          assert.ok(pause >= Math.min(retryAfterMs, 300_000) && pause <= 300_000);
        },
      ),
      { seed: 1 },
    );
  });
});
