import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chownSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Address, openDatabase } from '#database/connection.ts';
import { startEmbedded } from '#database/embedded/launcher.ts';
import { sql } from '#database/sql.ts';
import { freshDataDir, runCli, startCli } from '../support/cli.ts';
import { makeFailingDisk } from '../support/failing-disk.ts';
import { assertNothingLost, isHealthy, setUp } from '../support/faults.ts';
import { until } from '../support/patience.ts';
import { pullAll, startPushers } from '../support/pusher.ts';

/** The server as people start it, on a disk that is full or that breaks its word. `FAULT_ROUNDS=20` tries longer. */
const rounds = Number(process.env['FAULT_ROUNDS'] ?? 2);

test('a disk that cannot write what it was given loses nothing that was acknowledged', async () => {
  const folder = freshDataDir();
  const disk = makeFailingDisk(folder);
  const dataDir = join(folder, 'data');
  const server = await startCli({ DATA_DIR: dataDir, LD_PRELOAD: disk.preload });
  const { token, place } = await setUp(server);
  const devices = startPushers(3, { url: () => server.url, token }, place);
  for (let round = 0; round < rounds; round += 1) {
    await devices.untilTaken(2);
    disk.fail();
    await devices.untilRefused(3);
    disk.heal();
    await until(() => isHealthy(server.url));
  }
  await devices.untilTaken(1);
  const pushed = await devices.stop();
  assertNothingLost(`failing fsync, ${rounds} times`, pushed, await pullAll(server.url, token));
  for (const { codes } of pushed)
    for (const code of Object.keys(codes)) assert.equal(code, 'database-away', server.output());
  // After a failed fsync nobody knows what is on the disk: PostgreSQL must give up and recover from its log.
  assert.match(readFileSync(join(dataDir, 'postgres.log'), 'utf8'), /PANIC:.*(fsync|fdatasync)/);
  server.child.kill('SIGINT');
  assert.equal(await server.ended, 0, server.output());
  const rebuilt = await runCli(['rebuild'], { DATA_DIR: dataDir });
  assert.equal(rebuilt.code, 0, rebuilt.out);
});

/** A file system of its own, as large as is said; undefined where this user may not mount one. */
const mountSmall = (t: TestContext, megabytes: number): string | undefined => {
  const path = mkdtempSync(join(tmpdir(), 'alongside-small-'));
  t.after(() => {
    // Lazily: a server that outlives a failed test may still hold it.
    spawnSync('umount', ['-l', path]);
    rmSync(path, { recursive: true, force: true });
  });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]);
  return mounted.status === 0 ? path : undefined;
};

test('a disk that is really full refuses with a code, keeps what it has, and goes on when there is room', async (t) => {
  const small = mountSmall(t, 128);
  if (small === undefined) {
    // The same refusal, raised inside PostgreSQL, is tried for every user in server.test.ts.
    console.log('full disk: only root may mount a small disk; not tried on a real one here');
    assert.notEqual(process.getuid?.(), 0);
    return;
  }
  const dataDir = join(small, 'data');
  const filler = join(small, 'filler');
  const server = await startCli({ DATA_DIR: dataDir });
  const { token, place } = await setUp(server);
  const devices = startPushers(2, { url: () => server.url, token }, place);
  for (let round = 0; round < rounds; round += 1) {
    await devices.untilTaken(2);
    const { bavail, bsize } = statfsSync(small);
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 400_000)));
    const before = statfsSync(small).bavail;
    await devices.untilRefused(3);
    console.log(`round ${round + 1}: ${before * bsize} bytes left, then ${statfsSync(small).bavail * bsize}`);
    // What is there can still be read.
    assert.ok((await pullAll(server.url, token)).length > 0);
    rmSync(filler);
    await until(() => isHealthy(server.url));
  }
  await devices.untilTaken(1);
  const pushed = await devices.stop();
  assertNothingLost(`full disk, ${rounds} times`, pushed, await pullAll(server.url, token));
  assert.ok(
    pushed.every(({ codes }) => (codes['disk-full'] ?? 0) > 0),
    'each device was told why',
  );
  server.child.kill('SIGINT');
  assert.equal(await server.ended, 0, server.output());
  const rebuilt = await runCli(['rebuild'], { DATA_DIR: dataDir });
  assert.equal(rebuilt.code, 0, rebuilt.out);
});

/** Puts PostgreSQL's write-ahead log on a file system of its own, where it alone can run out of room. */
const moveWal = (dataDir: string, small: string): void => {
  const wal = join(dataDir, 'postgres', 'pg_wal');
  const { uid, gid } = statSync(wal);
  const there = join(small, 'wal');
  // With its owners and rights, which PostgreSQL insists on.
  const copied = spawnSync('cp', ['-a', wal, there]);
  assert.equal(copied.status, 0, String(copied.stderr));
  chownSync(small, uid, gid);
  rmSync(wal, { recursive: true });
  symlinkSync(there, wal);
};

test('a write-ahead log without room stops PostgreSQL, loses nothing, and goes on when there is room', async (t) => {
  const small = mountSmall(t, 160);
  if (small === undefined) {
    console.log('full write-ahead log: only root may mount a small disk; not tried on a real one here');
    assert.notEqual(process.getuid?.(), 0);
    return;
  }
  const dataDir = freshDataDir();
  const first = await startCli({ DATA_DIR: dataDir });
  const { token, place } = await setUp(first);
  first.child.kill('SIGINT');
  assert.equal(await first.ended, 0, first.output());
  moveWal(dataDir, small);
  const filler = join(small, 'filler');
  const server = await startCli({ DATA_DIR: dataDir });
  const visiting = await startEmbedded({ dataDir, mayVisit: true });
  assert.ok(visiting.ok && visiting.value.how === 'visited');
  const devices = startPushers(2, { url: () => server.url, token }, place);
  const log = (): string => readFileSync(join(dataDir, 'postgres.log'), 'utf8');
  const panics = (): number => log().split(/PANIC:.*(?:No space left on device)/).length - 1;
  for (let round = 0; round < rounds; round += 1) {
    await devices.untilTaken(2);
    // From now on: PostgreSQL may find some room by itself when it starts again, and refuse nobody after that.
    const told = devices.untilRefused(1);
    const { bavail, bsize } = statfsSync(small);
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
    const before = panics();
    await until(async () => {
      await beginSegment(visiting.value.address);
      return panics() > before;
    });
    console.log(`round ${round + 1}: ${statfsSync(small).bavail} blocks left, ${panics()} times out of room`);
    await told;
    rmSync(filler);
    await until(() => isHealthy(server.url));
  }
  await devices.untilTaken(1);
  const pushed = await devices.stop();
  assertNothingLost(`full write-ahead log, ${rounds} times`, pushed, await pullAll(server.url, token));
  for (const { codes } of pushed)
    for (const code of Object.keys(codes)) assert.match(code, /^(database-away|disk-full)$/, server.output());
  assert.ok(
    pushed.every(({ codes }) => Object.keys(codes).length > 0),
    'each device was told why',
  );
  server.child.kill('SIGINT');
  assert.equal(await server.ended, 0, server.output());
  const rebuilt = await runCli(['rebuild'], { DATA_DIR: dataDir });
  assert.equal(rebuilt.code, 0, rebuilt.out);
});

/** Has the next write-ahead log file begun, as 16 MB of entries would; false when PostgreSQL cannot. */
const beginSegment = async (address: Address): Promise<boolean> => {
  const database = openDatabase(address, { connections: 1 });
  try {
    await database.asOwner((tx) => tx.run(sql`select pg_switch_wal()`));
    return true;
  } catch {
    // Away, which is what was asked for.
    return false;
  } finally {
    await database.close();
  }
};
