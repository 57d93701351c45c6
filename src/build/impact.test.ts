// The engine as a stranger meets it: a folder with `alongside` in its node_modules, no sources, no bundler.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createAnswerer, evidence, exampleLocal, exampleProgram, must } from '#impact/index.ts';
import { startBrowser } from '../../test/support/browser.ts';
import { serveFolder } from '../../test/support/static.ts';
import { buildImpact } from './impact.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'alongside-stranger-'));
after(() => rmSync(folder, { recursive: true }));

before(async () => {
  const built = await buildImpact();
  assert.ok(built.hasTypes);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules', 'alongside'));
});

/** Headline, and a batch of the microsimulation on two threads: threads are the only difference of places. */
const program = (from: string, threads: string): string => `
import { createAnswerer, createOverdoseModel, drawRhodeIsland, evidence, exampleLocal, exampleProgram, must,
  rhodeIslandPlaces, rhodeIslandStart, runBatch } from '${from}';
${threads}
const { averted } = must(createAnswerer(evidence).answer(exampleProgram, exampleLocal));
const setting = { start: rhodeIslandStart, places: rhodeIslandPlaces, months: 12, mode: 'replicate' };
const sets = [0, 1, 2, 3].map((draw) => drawRhodeIsland(3, draw));
const pool = makePool();
const batch = must(await runBatch({ setting, sets, seed: 3 }, pool));
for (const thread of pool) thread.close();
const deaths = sets.map((_, i) => [...batch.outcomes(i).monthly.deaths].reduce((a, b) => a + b, 0));
const found = { averted: [averted.median, ...averted.most], deaths };
`;

const nodeThreads = `import { createNodeThread } from 'alongside/impact/node-threads';
const makePool = () => [createNodeThread(), createNodeThread()];`;

type Found = { readonly averted: readonly number[]; readonly deaths: readonly number[] };

const inNode = (): Found => {
  writeFileSync(
    join(folder, 'run.mjs'),
    `${program('alongside/impact', nodeThreads)}; console.log(JSON.stringify(found));`,
  );
  const { stdout, stderr, status } = spawnSync(process.execPath, ['run.mjs'], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
};

test('a stranger imports the engine in Node and in Chromium and gets the figures of the sources', async (t) => {
  const here = must(createAnswerer(evidence).answer(exampleProgram, exampleLocal)).averted;
  const node = inNode();
  assert.deepEqual(node.averted, [here.median, ...here.most]);

  const site = join(folder, 'site');
  cpSync(join(root, 'dist', 'impact'), site, { recursive: true });
  writeFileSync(
    join(site, 'index.html'),
    '<!doctype html><title>x</title><link rel="icon" href="data:,"><script type="module" src="/run.js"></script>',
  );
  writeFileSync(
    join(site, 'run.js'),
    `${program('/index.js', 'const makePool = () => [];')}; globalThis.found = found;`,
  );
  const { address } = await serveFolder(t, site);
  const { page, problems } = await startBrowser(t);
  await page.goto(address);
  await page.waitForFunction(() => 'found' in globalThis);
  const there = await page.evaluate(() => (globalThis as unknown as { found: Found }).found);
  assert.deepEqual(there.deaths, node.deaths);
  // The platform's own exp and log differ in their last bit; the microsimulation uses none of them.
  there.averted.forEach((value, i) => {
    const here = node.averted[i] ?? Number.NaN;
    assert.ok(Math.abs(value - here) <= 1e-12 * Math.abs(here), `${value} and ${here}`);
  });
  assert.deepEqual(problems, []);
});

test('a stranger writes TypeScript against the declarations, strictly', () => {
  writeFileSync(
    join(folder, 'run.ts'),
    `import { type Answer, createAnswerer, evidence, exampleLocal, exampleProgram, must } from 'alongside/impact';
import { createNodeThread } from 'alongside/impact/node-threads';
const answer: Answer = must(createAnswerer(evidence).answer(exampleProgram, exampleLocal));
export const low: number = answer.averted.most[0];
export const close: () => void = createNodeThread().close;
// @ts-expect-error: a form without its parts is refused
createAnswerer(evidence).answer(exampleProgram, { deaths: 3 });
`,
  );
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/typescript/bin/tsc'),
      ...'--noEmit --strict --module nodenext --target es2024 --ignoreConfig --types'.split(' '),
      '',
      'run.ts',
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  assert.equal(status, 0, stdout);
});
