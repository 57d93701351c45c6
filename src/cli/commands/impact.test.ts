import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { exampleLocal } from '#impact/index.ts';
import { freshDataDir, runCli } from '../../../test/support/cli.ts';

/** The demo's days end yesterday, so its whole months are counted back from now. */
const monthsAgo = (back: number): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7);
};

test('the engine answers in the terminal, without a database', async () => {
  const { code, out } = await runCli(['impact', 'kits', 'Illinois', '0.8'], {});
  assert.equal(code, 0);
  assert.match(out, /kits a year, 1251\.5 per 100 000/);
  assert.equal((await runCli(['impact', 'dance'], {})).code, 1);
  assert.equal((await runCli(['impact'], {})).code, 2);
});

test('the answer comes from the own log, and a period that is none is refused by name', async () => {
  const folder = freshDataDir();
  const filled = await runCli(['demo', '--only-fill'], { DATA_DIR: folder });
  assert.equal(filled.code, 0, filled.out);
  const env = { DATA_DIR: join(folder, 'demo') };
  const period = ['--from', monthsAgo(4), '--to', monthsAgo(2)];
  const printed = await runCli(['impact', 'program', ...period], env);
  assert.equal(printed.code, 0, printed.out);
  const program = JSON.parse(printed.out.slice(printed.out.indexOf('{')));
  assert.deepEqual([program.from, program.to], [monthsAgo(4), monthsAgo(2)]);
  assert.ok(program.kits.length >= 3, printed.out);

  const file = join(folder, 'form.json');
  writeFileSync(file, JSON.stringify({ ...exampleLocal, injecting: null }));
  const answered = await runCli(['impact', 'answer', file, '--from-log', ...period], env);
  assert.equal(answered.code, 0, answered.out);
  assert.match(answered.out, /Between -?\d+ and \d+/);
  assert.doesNotMatch(answered.out, /NaN|undefined/);

  const early = ['--from', '2019-01', '--to', '2019-02'];
  const silent = await runCli(['impact', 'answer', file, '--from-log', ...early], env);
  assert.equal(silent.code, 1);
  assert.match(silent.out, /Nothing was recorded in 2019-01, 2019-02/);
  const refused = await runCli(['impact', 'answer', file, '--from-log', '--from', '2026-13'], env);
  assert.match(refused.out, /--from/);
});
