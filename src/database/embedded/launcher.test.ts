import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { Client } from 'pg';
import { until } from '../../../test/support/patience.ts';
import { openDatabase } from '../connection.ts';
import { sql } from '../sql.ts';
import { embeddedUser } from './cluster.ts';
import { type Embedded, keeperName, startEmbedded } from './launcher.ts';
import { layoutOf, readPostmasterFile } from './layout.ts';

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-launcher-'));
  folders.push(folder);
  return folder;
};

const start = async (t: TestContext, dataDir: string, mayVisit = false): Promise<Embedded> => {
  const started = await startEmbedded({ dataDir, mayVisit });
  if (!started.ok) assert.fail(JSON.stringify(started.error));
  t.after(started.value.stop);
  return started.value;
};

const ask = async (embedded: Embedded): Promise<string | undefined> => {
  const database = openDatabase(embedded.address, { connections: 1 });
  try {
    return await database.asOwner(
      async (tx) => (await tx.first<{ answer: string }>(sql`select current_database() as answer`))?.answer,
    );
  } finally {
    await database.close();
  }
};

/** A server that is killed once its database runs; answers its process's number. The database goes on. */
const runKilled = async (dataDir: string): Promise<number> => {
  const launcher = join(import.meta.dirname, 'launcher.ts');
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { startEmbedded } from ${JSON.stringify(launcher)};
       await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} }); console.log('up');`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise((up) => child.stdout.once('data', up));
  child.kill('SIGKILL');
  await new Promise((gone) => child.once('exit', gone));
  assert.ok(child.pid !== undefined);
  return child.pid;
};

test('starts in an empty folder, stops clean, and starts again with what was written', async (t) => {
  const dataDir = freshFolder();
  const first = await start(t, dataDir);
  assert.equal(first.how, 'started');
  assert.equal(await ask(first), 'alongside');
  const database = openDatabase(first.address);
  await database.asOwner((tx) => tx.script('create table kept (n int); insert into kept values (7)'));
  await database.close();
  await first.stop();
  assert.equal(readPostmasterFile(layoutOf(dataDir).cluster), undefined);

  const second = await start(t, dataDir);
  const again = openDatabase(second.address);
  assert.deepEqual(await again.asOwner((tx) => tx.rows(sql`select n from kept`)), [{ n: 7 }]);
  await again.close();
  await second.stop();
});

test('a second server on the same folder is refused, a command beside the first is let in', async (t) => {
  const dataDir = freshFolder();
  const server = await start(t, dataDir);
  const other = await startEmbedded({ dataDir });
  assert.equal(other.ok, false);
  if (!other.ok) assert.equal(other.error.code, 'data-in-use');
  const command = await start(t, dataDir, true);
  assert.equal(command.how, 'visited');
  await command.stop();
  assert.equal(await ask(server), 'alongside');
  await server.stop();
});

test('adopts the database that a killed server left running', async (t) => {
  const dataDir = freshFolder();
  await runKilled(dataDir);
  const adopted = await start(t, dataDir);
  assert.equal(adopted.how, 'adopted');
  assert.equal(await ask(adopted), 'alongside');
  await adopted.stop();
  assert.equal(readPostmasterFile(layoutOf(dataDir).cluster), undefined);
});

test('a lock that PostgreSQL still keeps for a killed server is waited for', async (t) => {
  const dataDir = freshFolder();
  const killed = await runKilled(dataDir);
  // As that server's connection, which PostgreSQL has not seen end yet.
  const left = new Client({
    host: layoutOf(dataDir).run,
    port: layoutOf(dataDir).port,
    user: embeddedUser,
    database: 'postgres',
    application_name: keeperName(killed),
  });
  await left.connect();
  await until(
    async () => (await left.query('select pg_try_advisory_lock(4703, 1) as kept')).rows[0].kept === true,
  );
  const starting = start(t, dataDir);
  const asked = new Client({ host: left.host, port: left.port, user: embeddedUser, database: 'postgres' });
  await asked.connect();
  t.after(() => asked.end());
  await until(async () => {
    const { rows } = await asked.query('select 1 from pg_stat_activity where application_name = $1', [
      keeperName(process.pid),
    ]);
    return rows.length > 0;
  });
  await left.end();
  assert.equal((await starting).how, 'adopted');
});

test('a killed PostgreSQL is started again and keeps every acknowledged row', async (t) => {
  const dataDir = freshFolder();
  const events: string[] = [];
  const started = await startEmbedded({ dataDir }, { onChange: (event) => events.push(event) });
  assert.ok(started.ok);
  const embedded = started.value;
  t.after(embedded.stop);
  const database = openDatabase(embedded.address);
  await database.asOwner((tx) => tx.script('create table kept (n int)'));
  let acknowledged = 0;
  const write = async (): Promise<boolean> =>
    database
      .asOwner((tx) => tx.run(sql`insert into kept values (${acknowledged})`))
      .then(
        () => true,
        () => false,
      );
  for (let round = 0; round < 3; round += 1) {
    for (let n = 0; n < 20; n += 1) if (await write()) acknowledged += 1;
    const pid = readPostmasterFile(layoutOf(dataDir).cluster)?.pid;
    assert.ok(pid !== undefined);
    process.kill(pid, 'SIGKILL');
    // Its sessions outlive it for a moment and still answer; what they acknowledge counts as well.
    await until(async () => {
      const next = readPostmasterFile(layoutOf(dataDir).cluster)?.pid;
      return next !== undefined && next !== pid && (await write());
    });
    acknowledged += 1;
  }
  const held = await database.asOwner((tx) => tx.rows(sql`select distinct n from kept order by n`));
  t.diagnostic(`acknowledged ${acknowledged}, held ${held.length}, restarts ${events.length / 2}`);
  assert.ok(held.length >= acknowledged);
  // While sessions of the killed one are still there, a start fails and is tried again.
  assert.deepEqual(events.filter((event) => event !== 'cannot-start').slice(0, 2), ['lost', 'back']);
  await database.close();
  await embedded.stop();
});

test('runs from a folder whose path is too long for a socket', async (t) => {
  const dataDir = join(freshFolder(), 'a'.repeat(60), 'b'.repeat(60));
  const embedded = await start(t, dataDir);
  assert.equal(await ask(embedded), 'alongside');
  await embedded.stop();
  rmSync(layoutOf(dataDir).run, { recursive: true, force: true });
});

test('a folder of a newer PostgreSQL is refused and left as it is', async (t) => {
  const dataDir = freshFolder();
  const first = await start(t, dataDir);
  await first.stop();
  const version = join(dataDir, 'postgres', 'PG_VERSION');
  writeFileSync(version, '99\n');
  const refused = await startEmbedded({ dataDir });
  assert.equal(refused.ok, false);
  if (!refused.ok) assert.equal(refused.error.code, 'data-newer');
  assert.equal(readFileSync(version, 'utf8'), '99\n');
});

test('a folder that PostgreSQL cannot start in says why', async (t) => {
  const dataDir = freshFolder();
  const first = await start(t, dataDir);
  await first.stop();
  rmSync(join(dataDir, 'postgres', 'global'), { recursive: true });
  const refused = await startEmbedded({ dataDir });
  assert.equal(refused.ok, false);
  if (!refused.ok) {
    assert.equal(refused.error.code, 'database-failed');
    assert.match(refused.error.detail ?? '', /global|pg_control|control file/);
  }
});

test('a data folder that cannot be made is named, and nothing is started', async () => {
  const dataDir = join(freshFolder(), 'file');
  writeFileSync(dataDir, '');
  const refused = await startEmbedded({ dataDir: join(dataDir, 'inside') });
  assert.equal(refused.ok, false);
  if (!refused.ok) {
    assert.equal(refused.error.code, 'file-unusable');
    assert.match(refused.error.detail ?? '', /DATA_DIR .*inside: ENOTDIR/);
  }
});
