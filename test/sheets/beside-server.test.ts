import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { freshDataDir, passphraseFile, runCli, startCli } from '../support/cli.ts';

test('beside a running server a sheet goes in from two terminals at once, and each row counts once', async () => {
  const dataDir = freshDataDir();
  const env = { DATA_DIR: dataDir };
  const named = ['--organization', 'One', '--site', 'Hub', '--worker', 'Ash'];
  const setup = await runCli(['setup', ...named, '--passphrase-file', passphraseFile(dataDir)], env);
  assert.equal(setup.code, 0, setup.out);
  const days = Array.from({ length: 28 }, (_, index) => `2025-02-${String(index + 1).padStart(2, '0')},10`);
  const sheet = join(dataDir, 'hub.csv');
  writeFileSync(sheet, `Date,1cc given\n${days.join('\n')}\n`);
  await startCli(env);
  const taken = await Promise.all([1, 2].map(() => runCli(['import', sheet, '--yes'], env)));
  const texts = taken.map(({ out }) => out).join('\n');
  for (const { code } of taken) assert.equal(code, 0, texts);
  const added = taken.map(({ out }) => Number(/: (\d+) entries/.exec(out)?.[1]));
  assert.equal(
    added.reduce((sum, count) => sum + count, 0),
    28,
    texts,
  );
});
