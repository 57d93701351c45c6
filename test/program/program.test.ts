import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import PO from 'pofile';

/** What it takes to add a program: a folder, and one line in the list. Tried on a copy of the sources. */

const root = join(import.meta.dirname, '../..');

const withProgram = (t: TestContext, without: readonly string[] = []): string => {
  const copy = mkdtempSync(join(tmpdir(), 'alongside-program-'));
  t.after(() => rmSync(copy, { recursive: true }));
  for (const name of ['src', 'scripts', 'test', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  cpSync(join(import.meta.dirname, 'warmth'), join(copy, 'src/programs/warmth'), { recursive: true });
  for (const name of without) rmSync(join(copy, 'src/programs/warmth', name), { recursive: true });
  const list = join(copy, 'src/programs/list.ts');
  const text = readFileSync(list, 'utf8');
  const added = text.replace(/\[\s*exchange,\s*naloxone/, '[exchange, naloxone, warmth');
  assert.notEqual(added, text);
  writeFileSync(list, `import { warmth } from './warmth/program.ts';\n${added}`);
  return copy;
};

/** A third language: a folder of PO files, begun by the command for it, and one line. Each text is the English in brackets. */
const addLanguage = (copy: string): void => {
  const languages = join(copy, 'src/catalog/languages.ts');
  const text = readFileSync(languages, 'utf8');
  const added = text.replace("'Español' },", "'Español' },\n  { code: 'qps', name: 'Brackets' },");
  assert.notEqual(added, text);
  const { status, said } = run(copy, 'scripts/language.ts', ['qps']);
  assert.equal(status, 0, said);
  writeFileSync(languages, added);
  const folder = join(copy, 'languages/qps');
  for (const name of readdirSync(folder)) {
    const file = PO.parse(readFileSync(join(folder, name), 'utf8'));
    for (const item of file.items) item.msgstr = [`‹${(item.extractedComments ?? []).join('\n')}›`];
    writeFileSync(join(folder, name), file.toString());
  }
};

const run = (
  copy: string,
  file: string,
  args: readonly string[] = [],
): { readonly status: number | null; readonly said: string } => {
  const env: NodeJS.ProcessEnv = { ...process.env };
  // Else the child speaks the language of the runner above it.
  delete env['NODE_TEST_CONTEXT'];
  const sayAll = join(import.meta.dirname, '..', 'support', 'say-all.ts');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', sayAll, '--test-force-exit', file, ...args],
    { cwd: copy, env, encoding: 'utf8' },
  );
  return { status, said: `${stdout}${stderr}` };
};

test('a program is a folder and a line: counter, shelf, report, headline, import, made-up days, simulator, rebuild; so is a language', (t) => {
  const copy = withProgram(t);
  addLanguage(copy);
  const { status, said } = run(copy, 'test/program/walk.ts');
  assert.equal(status, 0, said);
});

test('a program without words is told what to write', (t) => {
  const { status, said } = run(withProgram(t, ['words/es.po']), 'scripts/build.mjs');
  assert.notEqual(status, 0);
  assert.match(said, /The program warmth says nothing in es: write src\/programs\/warmth\/words\/es\.po/);
});

test('a program whose table does not say what it counts is told what to write', (t) => {
  const copy = withProgram(t);
  const report = join(copy, 'src/programs/warmth/report.ts');
  writeFileSync(report, readFileSync(report, 'utf8').replace(/^ *indicator: .*\n/m, ''));
  const { status, said } = run(copy, 'src/server/programs.ts');
  assert.notEqual(status, 0);
  assert.match(
    said,
    /The table warmth\.items has no indicator: say in src\/programs\/warmth\/report\.ts by which/,
  );
});

test('a program whose part of the server is missing is told what to write', (t) => {
  const { status, said } = run(withProgram(t, ['server.ts']), 'src/server/programs.ts');
  assert.notEqual(status, 0);
  assert.match(said, /The program warmth has no server\.ts: write src\/programs\/warmth\/server\.ts/);
});
