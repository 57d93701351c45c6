import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { startBrowser } from '../../test/support/browser.ts';
import { serveFolder } from '../../test/support/static.ts';
import type { Harness } from './use-latest-harness.tsx';

declare const harness: Harness;

test('what changed between drawing and listening is shown, and nothing is drawn twice for it', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-kit-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await build({
    entryPoints: [join(import.meta.dirname, 'use-latest-harness.tsx')],
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outfile: join(folder, 'harness.js'),
  });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><body><script type="module" src="/harness.js"></script>',
  );
  const { address } = await serveFolder(t, folder);
  const { page } = await startBrowser(t);
  await page.goto(address);
  await page.waitForFunction(() => 'harness' in globalThis);
  const shows = (text: string) => page.locator('output').filter({ hasText: text }).waitFor();

  await page.evaluate(() => harness.changedBeforeListening());
  await shows('2');
  assert.equal(await page.evaluate(() => harness.draws()), 2);
  await page.evaluate(() => harness.changed());
  await shows('3');
  await page.evaluate(() => harness.another());
  await shows('20');
  assert.deepEqual(await page.evaluate(() => harness.listeners()), [0, 1]);
  await page.evaluate(() => harness.gone());
  assert.deepEqual(await page.evaluate(() => harness.listeners()), [0, 0]);
});
