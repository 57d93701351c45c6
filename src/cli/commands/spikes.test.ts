import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Context } from '../command.ts';
import { command } from './spikes.ts';

const folder = mkdtempSync(join(tmpdir(), 'spikes-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const run = async (csv: string) => {
  const file = join(folder, 'weeks.csv');
  writeFileSync(file, csv);
  const lines: string[] = [];
  const done = await command.run({ say: (line: string) => lines.push(line) } as unknown as Context, {
    words: [file],
    options: {},
  });
  return { done, lines };
};
const quiet = Array.from({ length: 20 }, (_, week) => `${week % 2},0`);

test('a labelled series is answered with one line of JSON: what was found, what was called for nothing', async () => {
  const { done, lines } = await run(['count,outbreak', ...quiet, '9,1', '1,0'].join('\n'));
  assert.equal(done.ok, true);
  assert.equal(lines.length, 1);
  const told = JSON.parse(lines[0] ?? '');
  assert.deepEqual(
    { outbreaks: told.outbreaks, found: told.found, called: told.called, falseAlarms: told.falseAlarms },
    { outbreaks: 1, found: 1, called: [20], falseAlarms: 0 },
  );
});

test('a series without labels has no sensitivity, which is not 0', async () => {
  const { lines } = await run(['count', ...quiet.map((row) => row.slice(0, 1))].join('\n'));
  assert.equal(JSON.parse(lines[0] ?? '').sensitivity, null);
});

test('a row without a whole number is named', async () => {
  for (const bad of ['-1,0', 'many,0', ',0', '1.5,0']) {
    const { done } = await run(['count,outbreak', '1,0', bad].join('\n'));
    assert.ok(!done.ok && done.error.detail?.includes('row 3'), JSON.stringify(done));
  }
});
