import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { promisify } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { timed } from '../../test/support/patience.ts';
import { type BuildReport, buildWeb } from './build.ts';
import { budgetOf, overBudget } from './web/sizes.ts';

const outDir = join(mkdtempSync(join(tmpdir(), 'alongside-build-')), 'web');
process.on('exit', () => rmSync(join(outDir, '..'), { recursive: true, force: true }));
let report: BuildReport;

before(async () => {
  report = await buildWeb({ outDir });
});

test('every route stays within its budget of script', () => {
  const start = report.routes.find(({ route }) => route === '(start)');
  assert.ok(start !== undefined && start.gzip > 3_000, 'the start is measured');
  const table = report.routes.map(({ route, gzip }) => `${route} ${(gzip / 1000).toFixed(1)} kB`).join('\n');
  console.log(table);
  assert.deepEqual(overBudget(report.routes), [], table);
});

test('a route that grows past its budget is named', () => {
  const counter = 'src/visits/screens/counter.tsx';
  assert.equal(budgetOf(counter), 56_000);
  assert.equal(budgetOf('(program checking)'), 3_000);
  assert.equal(budgetOf('src/stock/screens/shelf.tsx'), 100_000);
  assert.deepEqual(overBudget([{ route: counter, bytes: 200_000, gzip: 56_001 }]), [
    'src/visits/screens/counter.tsx: 56.0 kB, budget 56 kB',
  ]);
});

test('the page has nothing inline, and pins every file that it names', () => {
  const page = readFileSync(join(outDir, 'index.html'), 'utf8');
  assert.doesNotMatch(page, /<script(?![^>]*\ssrc=)|<style|\son[a-z]+=|style="/);
  const pins = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)" integrity="sha384-([^"]+)"/g)];
  assert.ok(pins.length >= 2);
  assert.equal(pins.length, [...page.matchAll(/"\/assets\//g)].length);
  for (const [, path = '', hash] of pins) {
    const content = readFileSync(join(outDir, path));
    assert.equal(createHash('sha384').update(content).digest('base64'), hash, path);
  }
});

test('the colors of the frame around the page are those of the page', () => {
  const tokens = readFileSync(join(import.meta.dirname, '../kit/style/tokens.css'), 'utf8');
  const papers = new Set([...tokens.matchAll(/--paper: (#[0-9a-f]+)/g)].map(([, color]) => color));
  const page = readFileSync(join(outDir, 'index.html'), 'utf8');
  const frame = new Set([...page.matchAll(/theme-color" content="(#[0-9a-f]+)"/g)].map(([, color]) => color));
  assert.equal(frame.size, 2);
  assert.deepEqual(frame, papers);
});

test('strangers get no source maps, no gallery, no eval and no paths of the machine that built it', () => {
  const scripts = globSync('**/*.js', { cwd: outDir });
  assert.ok(scripts.length >= 2);
  for (const file of scripts) {
    const text = readFileSync(join(outDir, file), 'utf8');
    assert.doesNotMatch(text, /sourceMappingURL|\beval\(|new Function\(/, file);
    assert.ok(!text.includes(process.cwd()), file);
    assert.ok(!text.includes('gallery.'), file);
  }
  assert.deepEqual(globSync('**/*.map', { cwd: outDir }), []);
});

test('the precompressed copies hold the same bytes', () => {
  for (const file of globSync('**/*.br', { cwd: outDir })) {
    const plain = readFileSync(join(outDir, file.replace(/\.br$/, '')));
    assert.deepEqual(brotliDecompressSync(readFileSync(join(outDir, file))), plain, file);
  }
});

test('everything that the service worker stores exists', () => {
  const worker = readFileSync(join(outDir, 'service-worker.js'), 'utf8');
  const paths = [...worker.matchAll(/"(\/[^"]*\.[a-z0-9]+)"/g)].map(([, path = '']) => path);
  assert.ok(paths.length >= 4);
  const missing = paths.filter((path) => globSync(`.${path}`, { cwd: outDir }).length === 0);
  assert.deepEqual(missing, []);
  assert.ok(worker.includes(report.version));
});

test('builds that run at the same time do not harm each other', async () => {
  const shared = join(outDir, '..', 'shared');
  const script = `import { buildWeb } from ${JSON.stringify(join(import.meta.dirname, 'build.ts'))};
    console.log((await buildWeb({ outDir: ${JSON.stringify(shared)} })).version);`;
  const run = promisify(execFile);
  const both = await Promise.all(
    [1, 2].map(() => run(process.execPath, ['--input-type=module', '-e', script])),
  );
  assert.deepEqual(
    both.map(({ stdout }) => stdout.trim()),
    [report.version, report.version],
  );
  assert.deepEqual(readdirSync(join(outDir, '..')).sort(), ['shared', 'web']);
});

test('a second build of unchanged sources is the first one, at once', async () => {
  const page = readFileSync(join(outDir, 'build.json'), 'utf8');
  const took = await timed(async () => assert.deepEqual(await buildWeb({ outDir }), report));
  assert.ok(took < 1_000, `under a second, not ${took} ms`);
  assert.equal(readFileSync(join(outDir, 'build.json'), 'utf8'), page);
});
