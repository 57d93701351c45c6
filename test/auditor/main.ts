/**
 * `npm run audit -- --histories N --seed S --json`
 * Lives N random histories of an organization with the real server on PostgreSQL and real phones, and reckons every table,
 * shelf and count of people a second time, by code that shares nothing with the product. Says where the two differ, and
 * ends in one line, with `--json` in JSON. The exit code is 0 only when nothing differs. One history again: `--history SEED`.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '#database/connection.ts';
import { startEmbedded } from '#database/embedded/launcher.ts';
import { runAudit } from './run.ts';
import { prepare } from './world/instance.ts';

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '100' },
    seed: { type: 'string' },
    history: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const seed = values.seed ?? randomBytes(4).toString('hex');
const seeds =
  values.history === undefined
    ? Array.from({ length: Number(values.histories) }, (_, index) => `${seed}-${index}`)
    : [values.history];
const folder = await mkdtemp(join(tmpdir(), 'alongside-audit-'));
const startedAt = performance.now();
const embedded = await startEmbedded({ dataDir: folder });
if (!embedded.ok) throw new Error(JSON.stringify(embedded.error));
const database = openDatabase(embedded.value.address);
try {
  await prepare(database);
  const { found, ...totals } = await runAudit(database, {
    seeds,
    goesOn: (differs, own) => {
      for (const text of differs.slice(0, values.history === undefined ? 3 : 200))
        console.log(`${own}: ${text}`);
      return true;
    },
  });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`seed ${seed}: ${found.length} of ${totals.histories} histories differ, ${seconds} s`);
  console.log(values.json ? JSON.stringify(totals) : totals);
  process.exitCode = totals.differences === 0 ? 0 : 1;
} finally {
  await database.close();
  await embedded.value.stop();
  await rm(folder, { recursive: true, force: true });
}
