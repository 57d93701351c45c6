/**
 * `npm run simulate -- --room --days N --seed S --json` runs days of a supervised room instead (room/world.ts).
 * `npm run simulate -- --device-days N --seed S --threads T --json`
 * Runs worlds until their devices have lived so many days, and says what went wrong on purpose and what was lost.
 * One world again: `npm run simulate -- --world SEED`. The exit code is 0 only when everything held; what did not hold is
 * also written to simulator-failures.log, so that a seed of chance can be pinned in simulator.test.ts.
 */
import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runMany, seedsFor } from './many.ts';
import { runRoom } from './room/world.ts';

const { values } = parseArgs({
  options: {
    'device-days': { type: 'string', default: '5000' },
    seed: { type: 'string' },
    world: { type: 'string' },
    threads: { type: 'string' },
    room: { type: 'boolean', default: false },
    days: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

const seed = values.seed ?? randomBytes(4).toString('hex');
if (values.room) {
  const { complaints, ...totals } = runRoom({ days: Number(values.days), seed });
  console.log(`seed ${seed}, ${values.days} days of a room`);
  for (const text of complaints) console.log(`  ${text}`);
  console.log(values.json ? JSON.stringify(totals) : totals);
  process.exit(totals.lost + totals.late + totals.unowned === 0 ? 0 : 1);
}
const seeds = values.world === undefined ? seedsFor(seed, Number(values['device-days'])) : [values.world];
const startedAt = performance.now();

const failures = join(import.meta.dirname, '..', '..', 'simulator-failures.log');
const writeDown = (line: string): void =>
  appendFileSync(failures, `seed ${values.world ?? seed}, ${values['device-days']} device-days: ${line}\n`);

const totals = await runMany(seeds, values.threads === undefined ? undefined : Number(values.threads)).catch(
  (error: unknown) => {
    writeDown(`threw ${error instanceof Error ? error.message : String(error)}`);
    throw error;
  },
);
const seconds = (performance.now() - startedAt) / 1_000;
const complaints = totals.failed.flatMap((world) => world.complaints);
const lost = complaints.filter((text) => text.startsWith('lost')).length;
const faults = Object.values(totals.faults).reduce((sum, count) => sum + count, 0);

console.log(`seed ${values.world ?? seed}, ${totals.worlds} worlds`);
for (const [name, count] of Object.entries(totals.faults)) console.log(`  ${name.padEnd(22)} ${count}`);
for (const world of totals.failed) {
  console.log(`world ${world.seed} did not hold:`);
  for (const text of world.complaints.slice(0, 10)) console.log(`  ${text}`);
  writeDown(`world ${world.seed}: ${world.complaints[0]}`);
}
console.log(
  `${totals.deviceDays} device-days, ${totals.entries} entries saved, ${faults} faults, ${lost} lost, ` +
    `${totals.failed.length} worlds failed, ${seconds.toFixed(1)} s, ${Math.round(totals.deviceDays / seconds)} device-days/s`,
);
if (values.json) {
  console.log(
    JSON.stringify({
      seed: values.world ?? seed,
      worlds: totals.worlds,
      deviceDays: totals.deviceDays,
      faults,
      faultsByType: totals.faults,
      entries: totals.entries,
      lost,
      failedWorlds: totals.failed.map((world) => world.seed),
      seconds: Number(seconds.toFixed(3)),
      deviceDaysPerSecond: Math.round(totals.deviceDays / seconds),
    }),
  );
}
process.exitCode = totals.failed.length === 0 ? 0 : 1;
