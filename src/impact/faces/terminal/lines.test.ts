// What the wrappers for Python and R stand on: JSON lines in, JSON lines out.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parquetReadObjects } from 'hyparquet';
import type { LongRow, LongSummary } from '../../long/rows.ts';
import { exampleLocal, exampleProgram } from '../../program/example.ts';
import { createScenario, type Scenario, writeScenario } from '../../scenario/scenario.ts';
import { createFileIo } from './adapters/files.ts';
import { run } from './impact.ts';

type Reply = {
  readonly id: unknown;
  readonly row?: LongRow;
  readonly value?: unknown;
  readonly problems?: readonly { readonly field: string; readonly code: string }[];
};

const ask = async (...requests: readonly unknown[]): Promise<readonly Reply[]> => {
  let said = '';
  const io = {
    ...createFileIo(),
    print: (text: string) => {
      said += text;
    },
    lines: async function* () {
      for (const request of requests) yield typeof request === 'string' ? request : JSON.stringify(request);
    },
  };
  assert.equal(await run(['lines'], io), 0);
  assert.doesNotMatch(said, /NaN|undefined|Infinity/);
  return said
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Reply);
};

const scenario: Scenario = createScenario(exampleProgram, exampleLocal, { blocks: 2, perBlock: 64 });

test('requests are answered in order under their ids, and one that is wrong ends nothing', async () => {
  const replies = await ask(
    { id: 1, call: 'versions' },
    'not JSON',
    { id: 'two', call: 'kitsForCoverage', with: ['Rhode Island', 0.8] },
    { id: 3, call: 'kitsForCoverage', with: ['Nowhere', 0.8] },
    { id: 4, call: 'constructor' },
    { id: 5, call: 'vickermanScenario', with: [7] },
    { id: 6, call: 'seriesOf', with: [[{ fromMonth: 0, value: 1 }], 3] },
  );
  assert.deepEqual(
    replies.map(({ id }) => id),
    [1, null, 'two', 3, 4, 5, 6],
  );
  const needed = (replies[2]?.value ?? { per100k: 0 }) as { readonly per100k: number };
  assert.ok(Math.abs(needed.per100k - 489.1) < 0.1);
  for (const i of [1, 3, 4, 5]) assert.ok((replies[i]?.problems?.length ?? 0) > 0, `${i}`);
  assert.deepEqual(replies[6]?.value, [1, 1, 1]);
});

test('an answer has its figures by name: median, mean, sd, mcse, ci50, ci95 and the unit', async () => {
  const [reply] = await ask({ id: 1, call: 'answer', scenario });
  const answer = (reply?.value ?? {}) as Readonly<Record<string, object>>;
  const averted = answer['deaths_averted'] ?? {};
  assert.deepEqual(Object.keys(averted), ['median', 'mean', 'ci50', 'ci95', 'sd', 'mcse', 'unit']);
  const [refused] = await ask({ id: 1, call: 'answer', scenario: { ...scenario, seed: -1 } });
  assert.deepEqual(
    refused?.problems?.map(({ field }) => field),
    ['seed'],
  );
});

test('draws come as rows and their summaries; two programs in one place share their worlds', async () => {
  const replies = await ask({ id: 1, call: 'draws', scenario, name: 'year' });
  const rows = replies.flatMap(({ row }) => (row === undefined ? [] : [row]));
  const summaries = replies.at(-1)?.value as readonly LongSummary[];
  assert.equal(rows.length, 128 * summaries.length);
  assert.ok(summaries.every(({ draws, unit }) => draws === 128 && unit !== ''));
  const none = {
    ...scenario,
    program: { ...scenario.program, kits: scenario.program.kits.map((row) => ({ ...row, kits: 0 })) },
  };
  const both = await ask({ id: 1, call: 'draws', scenario, other: none, name: 'kits', otherName: 'none' });
  const of = (name: string) => both.flatMap(({ row }) => (row?.scenario === name ? [row.value] : []));
  assert.equal(of('kits').length, 128);
  // One curve for both in each world: none of them is that of the rate ratio, which knows no other number of kits.
  assert.equal(of('none').length, 128);
  const more = of('kits').reduce((sum, value, i) => sum + value - (of('none')[i] ?? 0), 0) / 128;
  const alone = of('kits').reduce((sum, value) => sum + value, 0) / 128;
  assert.ok(more > 0.5 * alone && more < 1.2 * alone, `${more} of ${alone}`);
  assert.ok(of('none').reduce((a, b) => a + b, 0) < of('kits').reduce((a, b) => a + b, 0));
});

test('the models give their months', async () => {
  const sharing = await ask({ id: 1, call: 'sharing', program: 'reactive', draws: 2, seed: 4 });
  assert.equal(sharing.length, 2 * 2 * 108 + 1);
  const overdose = await ask({ id: 2, call: 'overdose', draws: 1, months: 12 });
  assert.equal(overdose.length, 9 * 12 + 1);
  const refused = await ask(
    { id: 3, call: 'sharing', draws: 1e9 },
    { id: 4, call: 'overdose', setting: { mode: 'x' } },
  );
  assert.deepEqual(
    refused.map(({ problems }) => problems?.[0]?.field),
    ['draws', 'mode'],
  );
});

test('draws are written as CSV, JSON lines and Parquet, and the three say the same', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'impact-draws-'));
  try {
    const file = join(folder, 'year.json');
    await writeFile(file, writeScenario(scenario));
    const notes: string[] = [];
    const io = { ...createFileIo(), note: (line: string) => void notes.push(line) };
    for (const format of ['csv', 'jsonl', 'parquet'])
      assert.equal(await run(['draws', file, '--out', join(folder, `d.${format}`)], io), 0);
    const lines = (await readFile(join(folder, 'd.jsonl'), 'utf8')).trimEnd().split('\n');
    const rows = lines.map((line) => JSON.parse(line) as LongRow);
    const bytes = await readFile(join(folder, 'd.parquet'));
    const copy = new Uint8Array(bytes);
    const fromParquet = await parquetReadObjects({ file: copy.buffer });
    assert.deepEqual(fromParquet, rows);
    const csv = (await readFile(join(folder, 'd.csv'), 'utf8')).trimEnd().split('\r\n');
    assert.deepEqual(
      csv.slice(1),
      rows.map((r) => [r.scenario, r.draw, r.month ?? '', r.outcome, r.value].join()),
    );
    assert.ok(rows.every((r) => r.scenario === 'year'));
    assert.equal(await run(['draws', file, '--format', 'parquet'], io), 1);
    assert.equal(await run(['draws', file, '--format', 'xls'], io), 2);
    assert.match(notes.join(), /--out FILE/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
