import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import { command as demo } from '#cli/commands/demo.ts';
import { command as exporting } from '#cli/commands/export.ts';
import { runCommand } from '#cli/run.ts';

const folder = await mkdtemp(join(tmpdir(), 'demo-'));
after(() => rm(folder, { recursive: true, force: true }));

const run = async (words: readonly string[], dataDir: string) => {
  const said: string[] = [];
  const say = (line: string): void => {
    said.push(line);
  };
  const code = await runCommand(
    { demo: async () => demo, export: async () => exporting },
    words,
    { DATA_DIR: dataDir },
    { clock, random, sha256, version: '0', say, note: say, stopAsked: new Promise(() => {}) },
  );
  return { code, text: said.join('\n') };
};

test('the demo fills a data folder of its own, once, and says that it is made up', async () => {
  const first = await run(['demo', '--only-fill', '--seed', '3'], folder);
  assert.equal(first.code, 0, first.text);
  assert.match(first.text, /Made up \d{5} entries/);
  assert.match(first.text, /is made up/);
  const again = await run(['demo', '--only-fill'], folder);
  assert.equal(again.code, 0);
  assert.doesNotMatch(again.text, /Made up \d/);
  const exported = await run(['export', join(folder, 'out')], join(folder, 'demo'));
  assert.equal(exported.code, 0, exported.text);
  assert.match(exported.text, /visits\.visit\.csv: \d{4} rows/);
  assert.match(exported.text, /exchange\.handout\.csv: \d{5} rows/);
});
