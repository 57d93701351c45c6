import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { baltimore } from '../../forms/baltimore.ts';
import { createFileIo } from './adapters/files.ts';
import { headline } from './answer-report.ts';
import { run } from './impact.ts';
import { toCsv } from './table.ts';

const setup = async (files: Readonly<Record<string, string>> = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'impact-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const said: string[] = [];
  const noted: string[] = [];
  const io = {
    ...createFileIo(),
    say: (line: string) => said.push(line),
    note: (line: string) => noted.push(line),
  };
  return { folder, said, noted, io, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
};

test('the example scenario answers, and writes tables and plots that open', async () => {
  const first = await setup();
  assert.equal(await run(['example'], first.io), 0);
  await using place = await setup({ 's.json': first.said.join('\n') });
  const out = join(place.folder, 'out');
  assert.equal(await run(['answer', join(place.folder, 's.json'), '--out', out], place.io), 0);
  assert.match(
    place.said[0] ?? '',
    /^Between 0 and \d+ deaths averted; the middle estimate is 4\. These numbers are too small/,
  );
  const names = (await readdir(out)).toSorted();
  assert.deepEqual(names, [
    'answer.csv',
    'answer.json',
    'assumptions.csv',
    'averted.svg',
    'influence.csv',
    'influence.svg',
    'methods.txt',
    'more-kits.svg',
    'rules-of-thumb.csv',
  ]);
  for (const name of names)
    assert.doesNotMatch(await readFile(join(out, name), 'utf8'), /NaN|undefined|Infinity/, name);
  await first[Symbol.asyncDispose]();
});

test('two scenarios are compared by their kits, and one that cannot be read is named', async () => {
  const first = await setup();
  await run(['example'], first.io);
  const text = first.said.join('\n');
  const scenario = JSON.parse(text) as { program: { kits: { kits: number }[] } };
  for (const row of scenario.program.kits) row.kits = 0;
  await using place = await setup({ 'a.json': text, 'b.json': JSON.stringify(scenario) });
  const [a, b] = [join(place.folder, 'a.json'), join(place.folder, 'b.json')];
  assert.equal(await run(['compare', a, b], place.io), 0);
  assert.match(place.said[0] ?? '', /other program in its place: -\d.*fewer in 98 %\.$/s);
  assert.equal(await run(['compare', a, join(place.folder, 'none.json')], place.io), 1);
  assert.equal(await run(['compare', a], place.io), 2);
  await first[Symbol.asyncDispose]();
});

test('a scenario with problems is refused with a line a problem and exit code 1', async () => {
  const first = await setup();
  await run(['example'], first.io);
  const broken = JSON.parse(first.said.join('\n')) as { local: { witnessed: unknown }; seed: unknown };
  broken.local.witnessed = { low: 0.9, high: 0.1 };
  broken.seed = -4;
  await using place = await setup({ 's.json': JSON.stringify(broken) });
  assert.equal(await run(['answer', join(place.folder, 's.json')], place.io), 1);
  assert.deepEqual(place.noted, [
    'seed must not be negative; it is -4.',
    'local.witnessed is upside down: low 0.9 is above high 0.1.',
  ]);
  assert.equal(await run(['answer', join(place.folder, 'none.json')], place.io), 1);
  await first[Symbol.asyncDispose]();
});

test('evidence lists competing figures with the default first, and refuses a link it does not know', async () => {
  await using place = await setup();
  assert.equal(await run(['evidence', 'nsp-hcv', '--out', place.folder], place.io), 0);
  assert.match(place.said[0]?.split('\n')[1] ?? '', /^nsp-hcv +nsp-hcv +risk ratio +0\.79 +0\.39 +1\.61 /);
  assert.ok((await readFile(join(place.folder, 'nsp-hcv.svg'), 'utf8')).startsWith('<svg'));
  assert.equal(await run(['evidence', 'magic'], place.io), 1);
});

test('kits says what a state needs and flags an extrapolated one', async () => {
  await using place = await setup();
  assert.equal(await run(['kits', 'Illinois'], place.io), 0);
  assert.equal(place.said[0], '159925 kits a year, 1251.5 per 100 000 residents.');
  assert.equal(await run(['kits', 'OH', '0.5'], place.io), 0);
  assert.match(place.said[2] ?? '', /extrapolation/);
  assert.equal(await run(['kits', 'OH', 'most'], place.io), 1);
});

test('a supervised site is computed from a file', async () => {
  await using place = await setup({ 'site.json': JSON.stringify(baltimore), 'half.json': '{"hiv":{}}' });
  assert.equal(await run(['site', join(place.folder, 'site.json')], place.io), 0);
  assert.match(place.said[0] ?? '', /"overdosesOnSite": 239\.4/);
  assert.equal(await run(['site', join(place.folder, 'half.json')], place.io), 1);
});

test('the questions come with their sources, and nonsense shows the usage with exit code 2', async () => {
  await using place = await setup();
  assert.equal(await run(['questions'], place.io), 0);
  assert.match(place.said[0] ?? '', /peopleAtRisk .*only the place itself knows/);
  for (const words of [[], ['fly'], ['answer'], ['answer', '--fly']])
    assert.equal(await run(words, place.io), 2);
});

test('the headline is rounded outward and does not claim what is not known', () => {
  const summary = { mean: 0, half: [1, 2], error: 0 } as const;
  assert.equal(
    headline({ ...summary, median: 7.2, most: [4.9, 10.1] }),
    'Between 4 and 11 deaths averted; the middle estimate is 7.',
  );
  assert.match(headline({ ...summary, median: 1, most: [0, 3] }), /too small to tell apart from chance/);
  assert.match(headline({ ...summary, median: 1, most: [-0.2, 3] }), /cannot tell/);
});

test('CSV never hands a spreadsheet a formula', () => {
  assert.equal(
    toCsv({ heads: ['a'], rows: [['=1+1'], ['x, "y"'], [-2], [null]] }),
    `a\r\n'=1+1\r\n"x, ""y"""\r\n-2\r\n\r\n`,
  );
});
