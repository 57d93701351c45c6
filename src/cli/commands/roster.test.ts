import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { freshDataDir, passphraseFile, runCli, startCli } from '../../../test/support/cli.ts';
import { anyId } from '../../../test/support/postgres.ts';

/** The way back in from the terminal, beside a running server: nobody is locked out for good. */

test('sites and workers are listed, added, removed and brought back, and a passphrase is given anew', async () => {
  const dataDir = freshDataDir();
  const env = { DATA_DIR: dataDir };
  const file = passphraseFile(dataDir);
  const run = async (...words: readonly string[]): Promise<string> => {
    const { code, out } = await runCli(words, env);
    return `${code} ${out.trim()}`;
  };
  const named = ['--organization', 'One', '--site', 'Hub', '--worker', 'Ash', '--passphrase-file', file];
  assert.match(await run('setup', ...named), /^0 /);
  const server = await startCli(env);
  const ask = async (method: string, path: string, more: { token?: string; body?: unknown } = {}) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: {
        ...(more.token !== undefined && { authorization: `Bearer ${more.token}` }),
        ...(more.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(more.body !== undefined && { body: JSON.stringify(more.body) }),
    });
    return { status: response.status, json: (await response.json()) as { token: string } };
  };
  const signIn = (passphrase: string, worker = 'Ash') =>
    ask('POST', '/v1/sign-in', { body: { worker, passphrase, device: anyId() } });

  assert.match(await run('sites', 'remove', 'hub'), /^1 .*only site that is open/);
  assert.match(await run('sites', 'add', 'Van', '--channel', 'mobile'), /^0 site /);
  assert.match(await run('sites', 'remove', 'hub'), /^0 Hub is removed[\s\S]*bring-back/);
  assert.match(await run('sites'), /^0 [\s\S]*removed {2}Hub {2}\(fixed\)[\s\S]*open {5}Van {2}\(mobile\)/);
  assert.match(await run('sites', 'remove', 'Hub'), /^1 [\s\S]*not-found: Van /);
  assert.match(await run('sites', 'bring-back', 'Hub'), /^0 Hub is open again/);

  assert.match(await run('workers', 'remove', 'Ash'), /^1 .*only admin/);
  const { token } = (await signIn('warm socks in winter')).json;
  const short = join(dataDir, 'short');
  writeFileSync(short, 'too short\n');
  assert.match(
    await run('workers', 'passphrase', 'Ash', '--passphrase-file', short),
    /^1 [\s\S]*12 to 256 characters/,
  );
  assert.equal((await ask('GET', '/v1/context', { token })).status, 200);
  const other = join(dataDir, 'other');
  writeFileSync(other, 'seven quiet harbours\n');
  assert.match(await run('workers', 'passphrase', 'ash', '--passphrase-file', other), /^0 Ash has a new/);
  assert.equal((await ask('GET', '/v1/context', { token })).status, 401);
  assert.equal((await signIn('warm socks in winter')).status, 401);
  assert.equal((await signIn('seven quiet harbours')).status, 201);

  assert.match(await run('workers', 'add', 'Bo', '--role', 'admin', '--passphrase-file', file), /^0 worker /);
  assert.match(await run('workers', 'remove', 'Ash'), /^0 Ash is removed/);
  assert.equal((await signIn('seven quiet harbours')).status, 401);
  assert.match(await run('workers', 'bring-back', 'Ash'), /^0 Ash is back/);
  assert.equal((await signIn('seven quiet harbours')).status, 201);
  assert.match(await run('workers'), /^0 [\s\S]*open {5}Ash {2}\(admin\)[\s\S]*open {5}Bo {2}\(admin\)/);
  assert.match(await run('workers', 'add', 'Cam', '--role', 'boss'), /^1 .*\(role\)/);
  assert.match(await run('workers', 'dance'), /^1 .*\(dance\)/);
});
