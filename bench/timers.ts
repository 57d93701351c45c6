import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import { openDatabase } from '#database/connection.ts';
import { startEmbedded } from '#database/embedded/launcher.ts';
import { sql } from '#database/sql.ts';
import { createKindRegistry } from '#log/index.ts';
import { rooms } from '#server/programs.ts';
import { createServer } from '#server/server.ts';
import { pidOfPostgres } from '../test/support/faults.ts';
import { cpuOfTree } from './ingest/cpu.ts';
import { type Bench, round } from './row.ts';

/** What a server with nothing to do costs: all its repeated work, and PostgreSQL's, over many organizations. */
export const timers: Bench = async ({ size, note }) => {
  const organizations = Math.round(10_000 * size);
  const dataDir = mkdtempSync(join(tmpdir(), 'alongside-bench-timers-'));
  const embedded = await startEmbedded({ dataDir });
  if (!embedded.ok) throw new Error(embedded.error.code);
  const database = openDatabase(embedded.value.address);
  const server = await createServer(
    {
      database,
      clock,
      random,
      sha256,
      log: () => {},
      words: () => ({ t: (id) => id }),
      kinds: createKindRegistry([]),
      rooms,
    },
    { version: 'bench' },
  );
  if (!server.ok) throw new Error(server.error.code);
  try {
    await database.acrossOrganizations(async (tx) => {
      await tx.run(sql`
        insert into organization (org_id, name, created_at, device, settings)
        select gen_random_uuid(), 'Organization ' || n, now(), gen_random_uuid(), '{"keepDays":365,"zone":"UTC","locale":"en"}'
        from generate_series(1, ${organizations}::int) n`);
      await tx.run(sql`
        insert into log_head (org_id, last_seq, roster, epoch) select org_id, 0, 1, gen_random_uuid() from organization`);
    });
    // Every organization gets its own timers and has them done once: afterwards nothing is due for a day.
    note(`${await server.value.housekeeping.runDue()} timers settled`);
    await wait(6_000);
    const before = cpuSeconds(dataDir);
    const started = performance.now();
    await wait(30_000);
    const seconds = (performance.now() - started) / 1000;
    const percent = (100 * (cpuSeconds(dataDir) - before)) / seconds;
    return [
      {
        name: `idle with ${organizations} organizations`,
        value: round(percent, 2),
        unit: '% of a core',
        aim: 'under 2',
        ok: percent < 2,
        json: { organizations, corePercent: round(percent, 2) },
      },
    ];
  } finally {
    await server.value.stop();
    await database.close();
    await embedded.value.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

/** This process and all of PostgreSQL. */
const cpuSeconds = (dataDir: string): number => {
  const own = process.cpuUsage();
  return (own.user + own.system) / 1e6 + (cpuOfTree(pidOfPostgres(dataDir)) ?? Number.NaN);
};
