import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { openDatabase } from '#database/connection.ts';
import { startEmbedded } from '#database/embedded/launcher.ts';
import { sql } from '#database/sql.ts';
import {
  freePort,
  freshDataDir,
  passphraseFile,
  type RunningServer,
  runCli,
  startCli,
} from '../support/cli.ts';
import { assertNothingLost, isHealthy, pidOfPostgres, setUp } from '../support/faults.ts';
import { until } from '../support/patience.ts';
import { anyId } from '../support/postgres.ts';
import { pullAll, startPushers } from '../support/pusher.ts';

/** The server as people start it, with its own PostgreSQL, under everything that can happen to it. */

test('PostgreSQL killed again and again in the middle of pushes loses nothing acknowledged', async () => {
  const dataDir = freshDataDir();
  const server = await startCli({ DATA_DIR: dataDir });
  const { token, place } = await setUp(server);
  const devices = startPushers(3, { url: () => server.url, token }, place);
  for (let kill = 0; kill < 4; kill += 1) {
    await devices.untilTaken(3);
    process.kill(pidOfPostgres(dataDir), 'SIGKILL');
    await until(() => isHealthy(server.url));
  }
  await devices.untilTaken(1);
  const pushed = await devices.stop();
  assertNothingLost('kill -9 of PostgreSQL, 4 times', pushed, await pullAll(server.url, token));
  for (const { codes } of pushed) for (const code of Object.keys(codes)) assert.equal(code, 'database-away');
  server.child.kill('SIGINT');
  assert.equal(await server.ended, 0, server.output());
});

test('the server killed again and again in the middle of pushes loses nothing acknowledged', async () => {
  const dataDir = freshDataDir();
  const port = String(await freePort());
  let server: RunningServer = await startCli({ DATA_DIR: dataDir, PORT: port });
  const { token, place } = await setUp(server);
  const devices = startPushers(3, { url: () => server.url, token }, place);
  for (let kill = 0; kill < 3; kill += 1) {
    await devices.untilTaken(3);
    server.child.kill('SIGKILL');
    await server.ended;
    server = await startCli({ DATA_DIR: dataDir, PORT: port });
    console.log(`start after a kill: ready in ${Math.round(server.readyAfterMs)} ms`);
  }
  await devices.untilTaken(1);
  const pushed = await devices.stop();
  assertNothingLost('kill -9 of the server, 3 times', pushed, await pullAll(server.url, token));
  server.child.kill('SIGINT');
  assert.equal(await server.ended, 0, server.output());
  const rebuilt = await runCli(['rebuild'], { DATA_DIR: dataDir });
  assert.equal(rebuilt.code, 0, rebuilt.out);
  const examined = await runCli(['doctor'], { DATA_DIR: dataDir });
  assert.doesNotMatch(examined.out, /LOOK.*(places given|Row-level|missing)/);
});

test('Ctrl-C in the middle of pushes finishes what was taken and ends clean', async () => {
  const dataDir = freshDataDir();
  const port = String(await freePort());
  let server = await startCli({ DATA_DIR: dataDir, PORT: port });
  const { token, place } = await setUp(server);
  const devices = startPushers(2, { url: () => server.url, token }, place);
  await devices.untilTaken(3);
  server.child.kill('SIGINT');
  assert.equal(await server.ended, 0);
  assert.match(server.output(), /Stopped\./);
  server = await startCli({ DATA_DIR: dataDir, PORT: port });
  console.log(`second start: ready in ${Math.round(server.readyAfterMs)} ms`);
  assertNothingLost('Ctrl-C', await devices.stop(), await pullAll(server.url, token));
  server.child.kill('SIGINT');
  await server.ended;
});

test('a full disk refuses with a code, leaves nothing half done, and goes on when there is room', async () => {
  const dataDir = freshDataDir();
  const server = await startCli({ DATA_DIR: dataDir });
  const { token, place } = await setUp(server);
  const visiting = await startEmbedded({ dataDir, mayVisit: true });
  assert.ok(visiting.ok);
  const database = openDatabase(visiting.value.address, { connections: 1 });
  after(database.close);
  // What PostgreSQL reports when it cannot extend a table (53100), after the first rows of a batch were written.
  await database.asOwner((tx) =>
    tx.script(`create function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'no room' using errcode = '53100'; end $$;
      create trigger no_room before insert on device_ledger for each row execute function no_room()`),
  );
  const device = startPushers(1, { url: () => server.url, token }, place);
  await device.untilRefused(3);
  assert.deepEqual(await pullAll(server.url, token), []);
  const counted = await database.asOwner((tx) =>
    tx.first<{ entries: number; last: number }>(sql`
      select (select count(*) from entry) as entries, (select last_seq from log_head) as last`),
  );
  assert.deepEqual(counted, { entries: 0, last: 0 });
  await database.asOwner((tx) => tx.script('drop trigger no_room on device_ledger'));
  await device.untilTaken(1);
  const pushed = await device.stop();
  assert.deepEqual(
    pushed.flatMap(({ codes }) => Object.keys(codes)),
    ['disk-full'],
  );
  assertNothingLost('full disk', pushed, await pullAll(server.url, token));
  server.child.kill('SIGINT');
  await server.ended;
});

test('a port in use is told in a sentence, and the database is closed again', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const dataDir = freshDataDir();
  const env = { DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', TLS: 'off' };
  const ran = await runCli(['start'], env);
  other.close();
  assert.equal(ran.code, 1);
  assert.match(ran.out, /Another program uses this port\. Stop it, or set PORT/);
  assert.match(ran.out, /port-in-use/);
  assert.throws(() => pidOfPostgres(dataDir));
});

test('a second server on the same data, and data of a newer version, are refused', async () => {
  const dataDir = freshDataDir();
  const server = await startCli({ DATA_DIR: dataDir });
  const env = { DATA_DIR: dataDir, PORT: String(await freePort()), HOST: '127.0.0.1', TLS: 'off' };
  const second = await runCli(['start'], env);
  assert.deepEqual([second.code, /data-in-use/.test(second.out)], [1, true], second.out);
  const visiting = await startEmbedded({ dataDir, mayVisit: true });
  assert.ok(visiting.ok);
  const database = openDatabase(visiting.value.address, { connections: 1 });
  await database.asOwner((tx) =>
    tx.run(sql`insert into migration (id, hash, applied_at) values ('9999-later', '', now())`),
  );
  await database.close();
  server.child.kill('SIGINT');
  await server.ended;
  const newer = await runCli(['start'], env);
  assert.deepEqual([newer.code, /data-newer/.test(newer.out)], [1, true], newer.out);
});

test('setup works from the command line, once, and the passphrase signs in', async () => {
  const dataDir = freshDataDir();
  const args = ['setup', '--organization', 'Program', '--site', 'Hub', '--worker', 'First'];
  const missing = await runCli(args, { DATA_DIR: dataDir });
  assert.deepEqual([missing.code, /passphrase-file/.test(missing.out)], [1, true]);
  const full = [...args, '--passphrase-file', passphraseFile(dataDir), '--zone', 'America/Chicago'];
  assert.equal((await runCli(full, { DATA_DIR: dataDir })).code, 0);
  const again = await runCli(full, { DATA_DIR: dataDir });
  assert.deepEqual([again.code, /already-set-up/.test(again.out)], [1, true]);
  const server = await startCli({ DATA_DIR: dataDir });
  const signed = await fetch(`${server.url}/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ worker: 'First', passphrase: 'warm socks in winter', device: anyId() }),
  });
  const { context } = await signed.json();
  assert.equal(context.organization.settings.zone, 'America/Chicago');
  server.child.kill('SIGINT');
  await server.ended;
});
