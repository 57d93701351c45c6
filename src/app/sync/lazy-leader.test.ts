import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createLazyLeader } from './lazy-leader.ts';
import type { LeaderParts } from './leader.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

it('a leader that could not be fetched is fetched again without being asked, and then syncs', async () => {
  const phases: string[] = [];
  const due: (() => void)[] = [];
  const parts = {
    onPhase: (phase: string) => phases.push(phase),
    timers: {
      after: (_ms: number, work: () => void) => {
        due.push(work);
        return () => {};
      },
    },
  } as unknown as LeaderParts;
  let tries = 0;
  let woken = 0;
  const leader = createLazyLeader(async () => {
    tries += 1;
    if (tries < 3) throw new TypeError('no network');
    return () => ({
      saved: () => {},
      woken: () => {
        woken += 1;
      },
      stop: () => {},
    });
  })(parts);
  leader.woken();
  await settle();
  for (let work = due.shift(); work !== undefined; work = due.shift()) {
    work();
    await settle();
  }
  assert.deepEqual([tries, woken, phases], [3, 1, ['offline', 'offline']]);
});
