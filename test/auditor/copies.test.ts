import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import type { Command } from '#cli/command.ts';
import { command as backup } from '#cli/commands/backup.ts';
import { command as exportTo } from '#cli/commands/export.ts';
import { command as importFrom } from '#cli/commands/import.ts';
import { command as move } from '#cli/commands/move.ts';
import { command as rebuild } from '#cli/commands/rebuild.ts';
import { command as restore } from '#cli/commands/restore.ts';
import { runCommand } from '#cli/run.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { periodOf } from '#report/period.ts';
import { createKept } from '#server/kept/kept.ts';
import { createOwnDevice } from '#server/log-store/own-device.ts';
import { rooms } from '#server/programs.ts';
import { createChance } from '../simulator/world/chance.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { audit } from './run.ts';
import { live } from './world/history.ts';
import { openServer, prepare } from './world/instance.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-audited-'));
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const commands: Readonly<Record<string, Command>> = {
  backup,
  restore,
  move,
  rebuild,
  export: exportTo,
  import: importFrom,
};
type Held = Awaited<ReturnType<typeof createTestDatabase>>;
const urlOf = ({ address }: Held): string => {
  assert.ok(!('url' in address));
  const { user, database, host, port } = address;
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
};
const run = async (held: Held, ...words: readonly string[]): Promise<string> => {
  let said = '';
  const hear = (line: string): void => {
    said += `${line}\n`;
  };
  const loaders = Object.fromEntries(Object.entries(commands).map(([name, it]) => [name, async () => it]));
  const outside = { clock, random, sha256, version: '0.0.0', stopAsked: new Promise<void>(() => {}) };
  const env = { DATABASE_URL: urlOf(held), DATA_DIR: join(folder, 'data') };
  assert.equal(await runCommand(loaders, words, env, { ...outside, say: hear, note: hear }), 0, said);
  return said;
};
const bare = () => createTestDatabase({ bare: true });

/** Every figure that was kept, in order. */
const keptIn = (database: Database, org: string) =>
  database.inOrganization(org, (tx) =>
    tx.rows(sql`select number, first_day, last_day, report, f.site, columns, cells from report_kept k
      join report_figures f on f.org_id = k.org_id and f.kept = k.entry_id
      where k.org_id = ${org} order by number, part, f.line`),
  );

test('a backup, a move, tables made anew and a whole export in a server that knew nothing all give the figures that an auditor reckons', async () => {
  const original = await createTestDatabase();
  await prepare(original.database);
  const server = openServer(original.database);
  const lived = await live(server, createChance('copied-3'));
  assert.deepEqual(await audit(server, lived), []);
  const { org, today, sites } = lived;
  const deps = {
    ...{ database: original.database, kinds: kindRegistry, sha256, random, store: server.store },
    clock: { now: () => server.at.now, offsetMinutes: () => 0 },
  };
  const reports = rooms.flatMap((room) => room.reports);
  const kept = createKept({ ...deps, live: reports, read: reports, record: createOwnDevice(deps) });
  const worker = await original.database.inOrganization(org, (tx) =>
    tx.first<{ id: string }>(sql`select id from worker where org_id = ${org}`),
  );
  const by = { who: 'worker', org, device: org, worker: worker?.id ?? '', role: 'admin' } as const;
  const month = periodOf(new Date(Date.parse(today) - 35 * 86_400_000).toISOString().slice(0, 7));
  assert.deepEqual(await kept.close(by, month), { ok: true, value: { number: 1 } });
  const figures = await keptIn(original.database, org);
  assert.ok(figures.length > 10 + sites.length);

  const check = async (what: string, held: Held): Promise<void> => {
    const copy = openServer(held.database);
    copy.at.now = server.at.now;
    assert.deepEqual(await audit(copy, lived), [], what);
    assert.deepEqual(await keptIn(held.database, org), figures, what);
  };
  assert.doesNotMatch(await run(original, 'rebuild'), /DIFFERENT/);
  await check('rebuild', original);
  const [restored, moved, fresh] = [await bare(), await bare(), await bare()];
  await run(original, 'backup', join(folder, 'one.backup'));
  await run(restored, 'restore', join(folder, 'one.backup'));
  await check('restore', restored);
  await run(original, 'export', join(folder, 'whole'), '--whole');
  const told = await run(fresh, 'import', join(folder, 'whole', 'entries.jsonl'));
  assert.match(told, /Audited is here now/);
  await check('a whole export', fresh);
  assert.doesNotMatch(await run(fresh, 'rebuild'), /DIFFERENT/);
  assert.match(
    await run(fresh, 'import', join(folder, 'whole', 'entries.jsonl')),
    /: \d+ (duplicate|erased)/,
  );
  await check('the same once more', fresh);
  await run(original, 'move', urlOf(moved));
  await check('move', moved);
});
