/**
 * Builds the impact engine as a library, `dist/impact`: what `alongside/impact` and its threads are for a stranger who has
 * no bundler and no TypeScript. ES modules of plain JavaScript, with declarations beside them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');
const source = join(root, 'src', 'impact');

/** File of `dist/impact` by its source. The workers lie beside what starts them. */
const entries = {
  index: 'index.ts',
  'node-threads': 'micro/adapters/node-threads.ts',
  'node-worker': 'micro/adapters/node-worker.ts',
  'browser-threads': 'micro/adapters/browser-threads.ts',
  'browser-worker': 'micro/adapters/browser-worker.ts',
  terminal: 'faces/terminal/adapters/bin.ts',
} as const;

export type ImpactBuild = {
  readonly outDir: string;
  /** False where the TypeScript compiler is not installed: then there are no declarations. */
  readonly hasTypes: boolean;
};

/** Builds into `outDir` (`dist/impact` when left out), which is replaced as a whole. Throws when the types do not hold. */
export const buildImpact = async (outDir = join(root, 'dist', 'impact')): Promise<ImpactBuild> => {
  const fresh = `${outDir}.${process.pid}`;
  await rm(fresh, { recursive: true, force: true });
  await build({
    entryPoints: Object.fromEntries(
      Object.entries(entries).map(([name, file]) => [name, join(source, file)]),
    ),
    outdir: fresh,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    chunkNames: 'shared-[hash]',
    format: 'esm',
    platform: 'neutral',
    target: ['es2022', 'node24', 'chrome109', 'firefox115', 'safari16.4'],
    external: ['node:*'],
    // Of a library with one entry for Node, the one that writes no files by itself.
    conditions: ['browser'],
    banner: { js: '// Alongside, Apache-2.0' },
    logLevel: 'warning',
  });
  const terminal = join(fresh, 'terminal.js');
  await writeFile(terminal, `#!/usr/bin/env node\n${await readFile(terminal, 'utf8')}`);
  const hasTypes = writeTypes(join(fresh, 'types'));
  await rm(outDir, { recursive: true, force: true });
  await rename(fresh, outDir);
  return { outDir, hasTypes };
};

const writeTypes = (folder: string): boolean => {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(compiler)) return false;
  const args = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--ignoreConfig'];
  const shared = ['--target', 'es2024', '--module', 'nodenext', '--lib', 'es2024,dom', '--types', 'node'];
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--skipLibCheck'];
  const files = Object.values(entries).map((file) => join(source, file));
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      compiler,
      ...args,
      ...shared,
      ...strict,
      '--allowImportingTsExtensions',
      '--rewriteRelativeImportExtensions',
      '--rootDir',
      source,
      '--outDir',
      folder,
      ...files,
    ],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The types of the engine do not compile:\n${stdout}`);
  return true;
};
