import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { createAnswerer, evidence, exampleLocal, exampleProgram, must } from './index.ts';

test('the library bundles for a browser with nothing from Node, and answers the same there', async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./index.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'impact',
  });
  const code = outputFiles[0]?.text ?? '';
  console.log(`bundle: ${(code.length / 1024).toFixed(0)} kB minified`);
  // A bare context: no process, no require, no timers, only the language.
  const there = runInNewContext(
    `${code}; const a = impact.createAnswerer(impact.evidence).answer(impact.exampleProgram, impact.exampleLocal);
     [a.value.averted.median, ...a.value.averted.most]`,
  ) as readonly number[];
  const { averted } = must(createAnswerer(evidence).answer(exampleProgram, exampleLocal));
  assert.deepEqual([...there], [averted.median, ...averted.most]);
});
