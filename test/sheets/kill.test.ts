import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const root = join(import.meta.dirname, '..', '..');
const folder = await mkdtemp(join(tmpdir(), 'sheets-kill-'));
after(() => rm(folder, { recursive: true, force: true }));
const dataDir = join(folder, 'data');

/** The command line as people call it, in a process of its own; `killAt` ends it with SIGKILL when that is noted. */
const alongside = async (words: readonly string[], killAt?: RegExp) => {
  const child = spawn(process.execPath, ['--no-warnings', join(root, 'src/cli/main.ts'), ...words], {
    env: { ...process.env, DATA_DIR: dataDir },
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    text += String(chunk);
    if (killAt?.test(String(chunk)) === true) child.kill('SIGKILL');
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return { code, signal, text };
};

test('an import that is killed with SIGKILL goes on when it is run again, and no row is lost or doubled', async (t) => {
  const rows = 12_000;
  const lines = Array.from(
    { length: rows },
    (_, index) => `2024-02-${String((index % 28) + 1).padStart(2, '0')},10`,
  );
  const sheet = join(folder, 'sheet.csv');
  await writeFile(sheet, `Date,1 ml\n${lines.join('\n')}\n`);
  await writeFile(join(folder, 'passphrase'), 'warm socks in winter');
  const setup = await alongside([
    ...['setup', '--organization', 'Test', '--site', 'Hub', '--worker', 'A'],
    ...['--passphrase-file', join(folder, 'passphrase')],
  ]);
  assert.equal(setup.code, 0, setup.text);
  const mapping = join(folder, 'mapping.json');
  const suggested = await alongside(['import', sheet, '--suggest', mapping]);
  assert.equal(suggested.code, 0, suggested.text);

  const killed = await alongside(['import', sheet, '--mapping', mapping], /^\[#{4,}/);
  assert.equal(killed.signal, 'SIGKILL', killed.text);
  const again = await alongside(['import', sheet, '--mapping', mapping]);
  assert.equal(again.code, 0, again.text);
  const [, added, known] =
    /: (\d+) entries new, (\d+) known already, 0 rows not taken in/.exec(again.text) ?? [];
  t.diagnostic(`${known} entries were in before the kill, ${added} came after`);
  assert.ok(Number(known) > 0 && Number(added) > 0, again.text);
  assert.equal(Number(added) + Number(known), rows);

  const third = await alongside(['import', sheet, '--mapping', mapping]);
  assert.match(third.text, /: 0 entries new, 12000 known already/);
  const exported = await alongside(['export', join(folder, 'out')]);
  assert.match(
    exported.text,
    /entries\.jsonl: 12002 rows/,
    'with what the import says of itself, before and after',
  );
  assert.match(exported.text, /exchange\.handout\.csv: 12000 rows/);
});
