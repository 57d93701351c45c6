import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sql } from '#database/sql.ts';
import { createTestDatabase } from '../../../test/support/postgres.ts';
import { clock, random, sha256 } from '../adapters/ports.ts';
import type { Command } from '../command.ts';
import { runCommand } from '../run.ts';
import { command as doctor } from './doctor.ts';
import { command as setup } from './setup.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-doctor-'));
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

test('a clock in doubt is told, and a person can say that it is right', async () => {
  const { address, database } = await createTestDatabase({ bare: true });
  const url =
    'url' in address
      ? address.url
      : `postgres://${address.user}@localhost/${address.database}?host=${encodeURIComponent(address.host)}&port=${address.port}`;
  const env = { DATA_DIR: join(folder, 'data'), DATABASE_URL: url };
  const commands: Readonly<Record<string, Command>> = { doctor, setup };
  const call = async (...words: readonly string[]): Promise<string> => {
    let said = '';
    const loaders = Object.fromEntries(Object.entries(commands).map(([name, it]) => [name, async () => it]));
    const say = (line: string): void => {
      said += `${line}\n`;
    };
    const outside = { clock, random, sha256, version: '0.0.0', stopAsked: new Promise<void>(() => {}) };
    await runCommand(loaders, words, env, { ...outside, say, note: say });
    return said;
  };
  // No server ran here yet: there is nothing that a confirmation could be written to.
  assert.match(await call('doctor', '--clock-is-right'), /lacks|not set up|start the server/i);
  const passphrase = join(folder, 'passphrase.txt');
  writeFileSync(passphrase, 'warm socks in winter\n');
  await call(
    'setup',
    '--organization',
    'Test',
    '--site',
    'Hub',
    '--worker',
    'A',
    '--passphrase-file',
    passphrase,
  );
  assert.match(await call('doctor'), /ok {4}Test: the clock of this machine can be believed/);
  await database.acrossOrganizations((tx) =>
    tx.run(sql`update log_head set seen_at = now() - interval '3650 days'`),
  );
  await database.acrossOrganizations((tx) =>
    tx.run(sql`update organization set created_at = now() - interval '3651 days'`),
  );
  assert.match(await call('doctor'), /LOOK {2}Test: old entries do not fade for now.*--clock-is-right/);
  const confirmed = await call('doctor', '--clock-is-right');
  assert.match(confirmed, /Noted: the clock of this machine is right/);
  assert.match(confirmed, /ok {4}Test: the clock of this machine can be believed/);
});
