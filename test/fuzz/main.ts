/**
 * `npm run fuzz -- --batches N --seed S --json`
 * Hostile entries of every kind against the real server with PostgreSQL, in a folder of its own. Ends in one line; with
 * `--json` that line is JSON. The exit code is 0 only when nothing answered 500 and nothing stalled.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '#database/connection.ts';
import { startEmbedded } from '#database/embedded/launcher.ts';
import { runFuzz } from './run.ts';

const { values } = parseArgs({
  options: {
    batches: { type: 'string', default: '500' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const seed = values.seed ?? randomBytes(4).toString('hex');
const folder = await mkdtemp(join(tmpdir(), 'alongside-fuzz-'));
const startedAt = performance.now();
const embedded = await startEmbedded({ dataDir: folder });
if (!embedded.ok) throw new Error(JSON.stringify(embedded.error));
const database = openDatabase(embedded.value.address);
try {
  const outcome = await runFuzz({ database, seed, batches: Number(values.batches) });
  const seconds = Number(((performance.now() - startedAt) / 1_000).toFixed(1));
  for (const text of new Set(outcome.complaints.slice(0, 50))) console.log(text);
  if (values.json) console.log(JSON.stringify({ ...outcome, seconds }));
  else
    console.log(
      `seed ${seed}: ${outcome.offered} values in ${outcome.batches} batches, ${outcome.serverErrors} server errors, ` +
        `${outcome.complaints.length} complaints, ${seconds} s`,
    );
  process.exitCode = outcome.complaints.length === 0 ? 0 : 1;
} finally {
  await database.close();
  await embedded.value.stop();
  await rm(folder, { recursive: true, force: true });
}
