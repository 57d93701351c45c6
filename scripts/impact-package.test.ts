// The engine's own package as a stranger meets it: an empty folder, the packed file, no network.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { engineVersion } from '../src/impact/version.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'alongside-package-'));
after(() => rmSync(folder, { recursive: true }));

const call = (command: string, args: readonly string[], cwd: string): string => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  assert.equal(status, 0, `${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
};

before(() => {
  const packed = join(root, 'packages', 'impact');
  // Told to run its own prepack: inside `npm test` npm inherits that scripts of packages are not run.
  call('npm', ['pack', '--silent', '--ignore-scripts=false', '--pack-destination', folder], packed);
  const [file] = readdirSync(folder);
  assert.ok(file?.endsWith('.tgz'));
  call('npm', ['install', '--silent', '--offline', '--no-audit', '--no-fund', `./${file}`], folder);
});

test('it installs alone: no other package, no sources, and the version of the engine', () => {
  assert.deepEqual(
    readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['@alongside'],
  );
  const own = join(folder, 'node_modules', '@alongside', 'impact');
  assert.deepEqual(readdirSync(own).toSorted(), [
    'LICENSE',
    'README.md',
    'dist',
    'package.json',
    'python',
    'r',
  ]);
  const manifest = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')) as { version: string };
  assert.equal(manifest.version, engineVersion);
  assert.ok(existsSync(join(own, 'dist', 'types', 'index.d.ts')));
});

test('it answers when imported, and in a terminal', () => {
  writeFileSync(
    join(folder, 'run.mjs'),
    `import { createAnswerer, evidence, exampleLocal, exampleProgram, must } from '@alongside/impact';
console.log(must(createAnswerer(evidence).answer(exampleProgram, exampleLocal)).averted.most.join());`,
  );
  const ends = call(process.execPath, ['run.mjs'], folder).trim().split(',').map(Number);
  assert.ok((ends[0] ?? 0) < (ends[1] ?? 0));
  const command = join(folder, 'node_modules', '.bin', 'alongside-impact');
  writeFileSync(join(folder, 'year.json'), call(command, ['example'], folder));
  assert.match(call(command, ['answer', 'year.json'], folder), /^Between \d+ and \d+ deaths averted/);
  // The library that writes Parquet is inside: nothing else is installed here.
  call(command, ['draws', 'year.json', '--out', 'draws.parquet'], folder);
  assert.equal(readFileSync(join(folder, 'draws.parquet')).subarray(0, 4).toString(), 'PAR1');
});
