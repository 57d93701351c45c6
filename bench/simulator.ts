import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Bench, round } from './row.ts';

/** Device-days a second of the simulator, faults and checker included. */
export const simulator: Bench = async ({ size, note }) => {
  const days = Math.max(500, Math.round(10_000 * size));
  const main = join(import.meta.dirname, '..', 'test', 'simulator', 'main.ts');
  const run = spawnSync(
    process.execPath,
    ['--no-warnings', main, '--device-days', String(days), '--seed', '1', '--json'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const last = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}') as {
    readonly deviceDays: number;
    readonly seconds: number;
    readonly lost: number;
    readonly entries: number;
  };
  const speed = last.deviceDays / last.seconds;
  note(`${last.deviceDays} device-days, ${last.entries} entries, ${last.lost} lost`);
  return [
    {
      name: 'simulator',
      value: round(speed, 0),
      unit: 'device-days/s',
      aim: 'at least 500, nothing lost',
      ok: speed >= 500 && last.lost === 0,
    },
  ];
};
