/**
 * Runs every test file, one more at a time than there are processors, since each waits now and then for a browser or a
 * database; the slowest first (slowest.json), so that none of them is left to run alone at the end. The checks (formatter,
 * linter, types, unused code) run beside them and say what they found when all is done.
 * Arguments narrow the run to files whose path contains one of them, and leave the checks out.
 * At the end come the seconds of each file, the slowest last, and what a check came to that says it as a line of JSON
 * (test/support/last-line.ts). The last line is "N passed, N failed"; in a run that was narrowed to such a check, its line. The exit
 * code is 0 only when nothing failed and something ran.
 */
import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { checkWholeRun } from '../test/cluster/whole-run.ts';
import { patience } from '../test/support/patience.ts';
import { bringPrograms } from '../test/support/system-packages.ts';

const root = join(import.meta.dirname, '..');
const filters = process.argv.slice(2);

/** Answers whether it went well, and what it said. */
const command = (name: string, args: readonly string[]): Promise<readonly [boolean, string]> =>
  new Promise((resolve) => {
    const child = spawn(join(root, 'node_modules', '.bin', name), args, { cwd: root });
    let text = `> ${name} ${args.join(' ')}\n`;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => {
        text += data.toString();
      });
    child.on('error', (error) => resolve([false, `${text}${error.message}\n`]));
    child.on('close', (code) => resolve([code === 0, text]));
  });

const checks: readonly (readonly [string, readonly string[]])[] =
  filters.length > 0
    ? []
    : [
        ['biome', ['check', '.']],
        ['tsc', ['--noEmit']],
        ['knip', []],
      ];
/** One after another: beside the files they are to take a processor's time and no more. */
const checkAll = async (): Promise<readonly (readonly [boolean, string])[]> => {
  const said: (readonly [boolean, string])[] = [];
  for (const [name, args] of checks) said.push(await command(name, args));
  return said;
};
const checked = checkAll();
let failed = 0;
let passed = 0;
const lanes = availableParallelism() + 1;

const files = globSync(
  ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
  { cwd: root },
)
  .filter((file) => filters.length === 0 || filters.some((part) => file.includes(part)))
  .sort();
const slowest: readonly string[] = JSON.parse(
  readFileSync(join(import.meta.dirname, 'slowest.json'), 'utf8'),
);
const rank = new Map(slowest.map((file, at) => [file, at]));
const inOrder = files.toSorted((a, b) => (rank.get(a) ?? slowest.length) - (rank.get(b) ?? slowest.length));

if (filters.length === 0) bringPrograms();
// Suites that need something running (a database) start it once for all files.
const support = join(root, 'test', 'support', 'shared.ts');
const shared: { readonly env: Record<string, string>; readonly stop: () => Promise<void> } = existsSync(
  support,
)
  ? await (await import(support)).startShared()
  : { env: {}, stop: async () => {} };
Object.assign(process.env, shared.env);

// What the product asks of its database is noted, and held to what a cluster takes when all is done.
const notes = mkdtempSync(join(tmpdir(), 'alongside-statements-'));
process.env['ALONGSIDE_TEST_STATEMENTS'] = notes;

const lines = mkdtempSync(join(tmpdir(), 'alongside-lines-'));
process.env['ALONGSIDE_TEST_LINES'] = lines;

// Each file is a process that reads much of the product: the first one leaves what it compiled for the others.
const compiled = mkdtempSync(join(tmpdir(), 'alongside-compiled-'));
process.env['NODE_COMPILE_CACHE'] = compiled;

const seconds = new Map<string, number>();
const startedAt = performance.now();
await new Promise<void>((done) => {
  const stream = run({
    files: inOrder.map((file) => join(root, file)),
    concurrency: lanes,
    // A test that failed and left a server open must not hold the others up.
    execArgv: [
      '--test-force-exit',
      ...['--import', join(root, 'test', 'support', 'say-all.ts')],
      ...['--import', join(root, 'test', 'cluster', 'record.ts')],
    ],
    timeout: patience(5 * 60_000),
  });
  stream.on('test:pass', (event) => {
    if (event.details.type !== 'suite' && !event.skip && !event.todo) passed += 1;
  });
  stream.on('test:fail', (event) => {
    if (event.details.type !== 'suite') failed += 1;
  });
  // A file is a test of its own name: its process from start to end.
  stream.on('test:complete', ({ name, file, details }) => {
    if (name === file) seconds.set(relative(root, name), details.duration_ms / 1_000);
  });
  stream.compose(new spec()).pipe(process.stdout, { end: false });
  stream.on('end', done);
  stream.resume();
});
for (const [isGood, text] of await checked) {
  console.log(text.trimEnd());
  if (isGood) passed += 1;
  else failed += 1;
}
const checking = performance.now();
const answers = await checkWholeRun(notes, { isWhole: filters.length === 0 }).catch((error: unknown) => [
  { name: 'what was asked of the database could be checked', faults: [String(error)] },
]);
for (const { name, faults } of answers) {
  console.log(`${faults.length === 0 ? '✔' : '✖'} ${name}`);
  for (const fault of faults) console.log(`    ${fault}`);
  if (faults.length === 0) passed += 1;
  else failed += 1;
}
seconds.set('the statements of all files', (performance.now() - checking) / 1_000);
rmSync(notes, { recursive: true, force: true });
await shared.stop();
rmSync(compiled, { recursive: true, force: true });

const bySeconds = [...seconds].toSorted(([, a], [, b]) => a - b);
console.log('Seconds of each file:');
for (const [file, of] of bySeconds) console.log(`${of.toFixed(1).padStart(7)}  ${file}`);
console.log(`${((performance.now() - startedAt) / 1_000).toFixed(0).padStart(5)}    all, ${lanes} at a time`);
const said = readdirSync(lines).map((name) => readFileSync(join(lines, name), 'utf8'));
rmSync(lines, { recursive: true, force: true });
const total = `${passed} passed, ${failed} failed`;
for (const text of filters.length > 0 ? [total, ...said] : [...said, total]) console.log(text);
process.exit(failed === 0 && passed > checks.length ? 0 : 1);
