import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { anyId } from '../test/support/postgres.ts';
import { startWhole } from '../test/support/whole.ts';
import { type Bench, round } from './row.ts';

/** What listeners with nothing to hear hold in the server's memory; they are in a process of their own. */
export const events: Bench = async ({ size }) => {
  const listeners = Math.round(1_000 * size);
  const whole = await startWhole();
  try {
    const { org, worker } = await whole.addOrganization('Bench', 'UTC');
    const token = await whole.tokenFor(org, worker, anyId());
    // The first few bring code and buffers that are there once for all.
    const first = await startListeners(whole.url, token, 50);
    const before = await settledMemory();
    const others = await startListeners(whole.url, token, listeners);
    const mb = ((await settledMemory()) - before) / 1e6;
    for (const child of [first, others]) child.kill();
    return [
      {
        name: `${listeners} idle listeners`,
        value: round(mb),
        unit: 'MB',
        aim: 'under 50',
        ok: mb < 50,
        json: { listeners, mb: round(mb) },
      },
    ];
  } finally {
    await whole.stop();
  }
};

const settledMemory = async (): Promise<number> => {
  for (let round = 0; round < 3; round += 1) {
    await wait(300);
    globalThis.gc?.();
  }
  return process.memoryUsage().rss;
};

const startListeners = async (url: string, token: string, count: number): Promise<ChildProcess> => {
  const child = spawn(
    process.execPath,
    ['--no-warnings', join(import.meta.dirname, 'listeners.ts'), url, token, String(count)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  return child;
};
