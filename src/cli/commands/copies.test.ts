import assert from 'node:assert/strict';
import { createWriteStream, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { after, test } from 'node:test';
import { createGzip } from 'node:zlib';
import type { Address } from '#database/connection.ts';
import { sendOut } from '#database/outbox.ts';
import { createProjector, type Fingerprints } from '#database/projection/projector.ts';
import { findSchemaFaults } from '#database/schema-rules.ts';
import { sql } from '#database/sql.ts';
import { msToTime } from '#log/index.ts';
import { entrySource } from '#server/log-store/source.ts';
import { projectionsOf, rooms } from '#server/programs.ts';
import { createWriter } from '../../../test/support/log.ts';
import { anyId, createTestDatabase } from '../../../test/support/postgres.ts';
import { clock, random, sha256 } from '../adapters/ports.ts';
import type { Command } from '../command.ts';
import { openLog } from '../open-log.ts';
import { runCommand } from '../run.ts';
import { readSettings } from '../settings.ts';
import { command as backup } from './backup.ts';
import { command as move } from './move.ts';
import { command as restore } from './restore.ts';
import { command as setup } from './setup.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-copies-'));
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

type Env = Readonly<Record<string, string>>;
const commands: Readonly<Record<string, Command>> = { backup, move, restore, setup };
const outside = {
  clock,
  random,
  sha256,
  version: '0.0.0',
  say: () => {},
  stopAsked: new Promise<void>(() => {}),
};

const call = async (words: readonly string[], env: Env): Promise<{ code: number; noted: string }> => {
  let noted = '';
  const loaders = Object.fromEntries(Object.entries(commands).map(([name, it]) => [name, async () => it]));
  const note = (line: string): void => {
    noted += `${line}\n`;
  };
  return { code: await runCommand(loaders, words, env, { ...outside, note }), noted };
};

const open = async (env: Env) => {
  const settings = readSettings(env);
  assert.ok(settings.ok);
  const log = await openLog({ ...outside, note: () => {}, settings: settings.value }, undefined);
  assert.ok(log.ok);
  return log.value;
};

const urlOf = (address: Address): string => {
  assert.ok(!('url' in address));
  const { user, database, host, port } = address;
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
};

/** A small log with a correction, and what its tables and epoch are. */
const fill = async (env: Env): Promise<void> => {
  const passphrase = join(folder, 'passphrase.txt');
  writeFileSync(passphrase, 'warm socks in winter\n');
  const names = ['--organization', 'Test', '--site', 'Hub', '--worker', 'A', '--passphrase-file', passphrase];
  assert.equal((await call(['setup', ...names], env)).code, 0);
  const log = await open(env);
  const { org, site, worker } = await log.database.acrossOrganizations(async (tx) => {
    const place = await tx.first<{ org: string; site: string; worker: string }>(
      sql`select s.org_id as org, s.id as site, w.id as worker from site s join worker w using (org_id)`,
    );
    return place ?? assert.fail('no place');
  });
  const writer = createWriter({ org, site, worker });
  await log.database.inOrganization(org, (tx) =>
    tx.run(sql`insert into passkey (org_id, id, worker, name, credential, public_key, rp, counter, made_at)
      values (${org}, ${worker}, ${worker}, 'Phone', 'AA', 'AA', 'localhost', 0, now())`),
  );
  const handout = (quantity: number, supersedes?: string) =>
    writer.entry({
      kind: 'exchange.handout',
      body: { channel: 'fixed', lines: [{ item: 'syringe-1ml', quantity }] },
      ...(supersedes !== undefined && { supersedes: [supersedes] }),
    });
  const first = handout(10);
  const { verdicts } = await log.intake(org, [first, handout(20), handout(12, first.id)]);
  await log.close();
  assert.deepEqual(
    verdicts.map(({ verdict }) => verdict),
    ['accepted', 'accepted', 'accepted'],
  );
};

const stateOf = async (env: Env) => {
  const { database, organization, close } = await open(env);
  const entries = await database.acrossOrganizations((tx) => tx.rows(sql`select * from entry order by seq`));
  const head = await database.acrossOrganizations((tx) =>
    tx.first<{ epoch: string; last: number }>(sql`select epoch, last_seq as last from log_head`),
  );
  const passkeys = await database.acrossOrganizations((tx) => tx.rows(sql`select id from passkey`));
  const projector = createProjector(projectionsOf({ clock }, rooms));
  const { before, after: made } = await projector.rebuild(database, entrySource, organization.id);
  await close();
  return { entries, head, passkeys, tables: before as Fingerprints, remade: made };
};

test('what a backup holds comes back in a new folder: the log, every table, and another epoch', async () => {
  const [from, to] = [{ DATA_DIR: join(folder, 'from') }, { DATA_DIR: join(folder, 'to') }];
  const file = join(folder, 'one.backup');
  const early = await call(['backup', file], from);
  assert.equal(early.code, 1);
  assert.match(early.noted, /not-set-up/);
  await fill(from);
  assert.equal((await call(['backup', file], from)).code, 0);
  assert.ok(statSync(file).size > 0);
  assert.match((await call(['backup', file], from)).noted, /file-unusable/);
  assert.match((await call(['backup', join(folder, 'no', 'where')], from)).noted, /file-unusable/);
  assert.equal((await call(['restore', file], to)).code, 0);
  const [old, now] = [await stateOf(from), await stateOf(to)];
  assert.equal(now.entries.length, 3);
  assert.deepEqual(now.entries, old.entries);
  // One may have been removed since the copy was made: none opens anything.
  assert.deepEqual([old.passkeys.length, now.passkeys.length], [1, 0]);
  assert.deepEqual(now.tables, old.tables);
  assert.deepEqual(now.tables, now.remade);
  assert.ok(Object.values(now.tables).some(({ rows }) => rows > 0));
  assert.equal(now.head?.last, old.head?.last);
  assert.notEqual(now.head?.epoch, old.head?.epoch);
  assert.match((await call(['restore', file], to)).noted, /database-not-empty/);
});

/** Somebody in the room whose look is due, with the second one to come, and a message that was not sent yet. */
const leaveUndone = async (env: Env): Promise<void> => {
  const { database, organization, intake, close } = await open(env);
  const place = await database.inOrganization(organization.id, (tx) =>
    tx.first<{ site: string; worker: string }>(
      sql`select s.id as site, w.id as worker from site s join worker w using (org_id)`,
    ),
  );
  assert.ok(place);
  const at = msToTime(clock.now() - 6 * 60_000, 0);
  const stay = createWriter({ org: organization.id, ...place }).entry({
    kind: 'consumption.stay',
    visit: anyId(),
    body: { stage: 'using', seat: 'a', next: { minutes: 5, late: 55 } },
    occurredAt: at,
    recordedAt: at,
  });
  assert.equal((await intake(organization.id, [stay])).verdicts[0]?.verdict, 'accepted');
  await database.inOrganization(organization.id, (tx) =>
    sendOut(tx, organization.id, { channel: 'test', key: 'one', payload: {} }, clock.now()),
  );
  await close();
};

const undone = async (env: Env) => {
  const { database, close } = await open(env);
  const rows = await database.acrossOrganizations((tx) =>
    tx.rows<{ what: string; state: string }>(sql`
      select kind as what, state from timer where about is not null
      union all select channel, state from outbox order by 1`),
  );
  await close();
  return Object.fromEntries(rows.map(({ what, state }) => [what, state]));
};

test('after a restore nothing that may have gone out goes out again; a moved server carries on', async () => {
  const [from, to] = [{ DATA_DIR: join(folder, 'busy') }, { DATA_DIR: join(folder, 'restored') }];
  await fill(from);
  await leaveUndone(from);
  const file = join(folder, 'busy.backup');
  assert.equal((await call(['backup', file], from)).code, 0);
  assert.equal((await call(['restore', file], to)).code, 0);
  assert.deepEqual(await undone(to), {
    test: 'unsure',
    'consumption.check-due': 'overdue',
    'consumption.check-overdue': 'waiting',
    'room-call.no-answer': 'waiting',
  });
  const { address } = await createTestDatabase({ bare: true });
  assert.equal((await call(['move', urlOf(address)], from)).code, 0);
  assert.deepEqual(await undone({ DATA_DIR: join(folder, 'unused'), DATABASE_URL: urlOf(address) }), {
    test: 'waiting',
    'consumption.check-due': 'waiting',
    'consumption.check-overdue': 'waiting',
    'room-call.no-answer': 'waiting',
  });
});

test('a move to another PostgreSQL carries everything and deletes nothing', async () => {
  const from = { DATA_DIR: join(folder, 'moving') };
  await fill(from);
  const { address } = await createTestDatabase({ bare: true });
  const url = urlOf(address);
  const before = await stateOf(from);
  assert.equal((await call(['move', url], from)).code, 0);
  const now = await stateOf({ DATA_DIR: join(folder, 'unused'), DATABASE_URL: url });
  assert.deepEqual(now.entries, before.entries);
  assert.deepEqual(now.tables, before.tables);
  assert.notEqual(now.head?.epoch, before.head?.epoch);
  assert.deepEqual((await stateOf(from)).entries, before.entries);
  assert.match((await call(['move', url], from)).noted, /database-not-empty/);
});

test('what an extension brought makes a database neither full nor sick, and is in no backup', async () => {
  const from = { DATA_DIR: join(folder, 'moving') };
  const { address, database } = await createTestDatabase({ bare: true });
  await database.asOwner((tx) =>
    tx.script(
      'create extension pg_stat_statements; create table pole (id int); alter extension pg_stat_statements add table pole',
    ),
  );
  const to = { DATA_DIR: join(folder, 'unused'), DATABASE_URL: urlOf(address) };
  assert.equal((await call(['move', to.DATABASE_URL], from)).noted.includes('pole'), false);
  assert.deepEqual((await stateOf(to)).entries, (await stateOf(from)).entries);
  assert.deepEqual(await database.asOwner(findSchemaFaults), []);
  const file = join(folder, 'hosted.backup');
  assert.doesNotMatch((await call(['backup', file], to)).noted, /pole|pg_stat/);
  assert.equal((await call(['restore', file], { DATA_DIR: join(folder, 'from-hosted') })).code, 0);
});

test('what is no backup is told in a sentence, and no data folder is made for it', async () => {
  const block = join(folder, 'one-block.backup');
  const header = { format: 'alongside-backup', version: 1, madeBy: '0', madeAt: '', migrations: [] };
  const lines = [header, { table: 'access_token', columns: ['org_id'] }].map((line) => JSON.stringify(line));
  await pipeline(
    function* () {
      yield `${lines.join('\n')}\n800000000\n`;
      for (let left = 800; left > 0; left -= 1) yield Buffer.alloc(1_000_000, 0x78);
    },
    createGzip({ level: 1 }),
    createWriteStream(block),
  );
  const to = { DATA_DIR: join(folder, 'never') };
  for (const [file, told] of [
    [folder, /is a folder.*/],
    [join(folder, 'none.backup'), /is not there/],
    ['/dev/null', /is no file/],
  ] as const) {
    const { code, noted } = await call(['restore', file], to);
    assert.equal(code, 1);
    assert.match(noted, /file-unusable/);
    assert.match(noted, told);
    assert.equal(existsSync(to.DATA_DIR), false);
  }
  const { code, noted } = await call(['restore', block], to);
  assert.equal(code, 1);
  assert.match(noted, /backup-damaged/);
});

test('a move is refused while a server keeps the database', async () => {
  const from = { DATA_DIR: join(folder, 'moving') };
  const { startEmbedded } = await import('#database/embedded/launcher.ts');
  const server = await startEmbedded({ dataDir: from.DATA_DIR });
  assert.ok(server.ok);
  const refused = await call(['move', 'postgres://localhost/x'], from);
  await server.value.stop();
  assert.equal(refused.code, 1);
  assert.match(refused.noted, /data-in-use/);
});
