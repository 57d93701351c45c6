import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { freshDataDir, runCli } from '../../../test/support/cli.ts';

test('a report comes out of the terminal for one organization, for all, and wrong words are named', async () => {
  const dataDir = freshDataDir();
  const env = { DATA_DIR: dataDir };
  const sheet = join(dataDir, 'sheet.csv');
  const passphrase = join(dataDir, 'passphrase');
  writeFileSync(passphrase, 'four words are good');
  writeFileSync(sheet, 'Visit no,Date,Syringes 1ml\n1,2025-03-08,10\n2,2025-03-09,20\n3,2025-04-01,5\n');
  const setup = await runCli(
    ['setup', '--organization', 'One', '--site', 'Hub', '--worker', 'W', '--passphrase-file', passphrase],
    env,
  );
  assert.equal(setup.code, 0, setup.out);
  const mapping = join(dataDir, 'mapping.json');
  assert.equal((await runCli(['import', sheet, '--suggest', mapping], env)).code, 0);
  const imported = await runCli(['import', sheet, '--mapping', mapping], env);
  assert.equal(imported.code, 0, imported.out);

  const days = ['--from', '2025-01-01', '--to', '2025-12-31'];
  const own = await runCli(['report', 'exchange.items', ...days], env);
  assert.equal(own.code, 0, own.out);
  assert.match(own.out, /^2025-03-01,syringe-1ml,30,2\r?$/m);
  assert.match(own.out, /^2025-04-01,syringe-1ml,5,1\r?$/m);
  assert.match(
    (await runCli(['report', 'exchange.items', ...days, '--all'], env)).out,
    /^2025-03-01,syringe-1ml,30,2\r?$/m,
  );

  assert.match((await runCli(['report'], env)).out, /^exchange\.items {2}month, item/m);
  for (const wrong of [
    ['report', 'nothing', ...days],
    ['report', 'exchange.items', '--from', '2025-02-30', '--to', '2025-12-31'],
    ['report', 'exchange.items', '--from', '2025-12-31', '--to', '2025-01-01'],
  ])
    assert.notEqual((await runCli(wrong, env)).code, 0);
});
