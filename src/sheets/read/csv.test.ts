import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openCsv } from './csv.ts';
import type { Row } from './sheet.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-csv-'));
});
after(async () => {
  await rm(folder, { recursive: true });
});

const rowsOf = async (content: string | Buffer): Promise<{ rows: Row[]; problem: string | undefined }> => {
  const path = join(folder, 'sheet.csv');
  await writeFile(path, content);
  const opened = await openCsv(path);
  assert.ok(opened.ok);
  const rows: Row[] = [];
  for await (const piece of opened.value.pieces()) {
    if (!piece.ok) return { rows, problem: piece.error.detail };
    rows.push(...piece.value.rows);
  }
  return { rows, problem: undefined };
};

test('fields may hold quotes, delimiters and line breaks, and rows keep the numbers people see', async () => {
  const { rows } = await rowsOf(
    'Date,Note\r\n2024-01-01,"two\nlines, and ""quotes"""\r\n\r\n2024-01-02,x\r\n',
  );
  assert.deepEqual(rows, [
    { number: 1, cells: ['Date', 'Note'] },
    { number: 2, cells: ['2024-01-01', 'two\nlines, and "quotes"'] },
    { number: 4, cells: ['2024-01-02', 'x'] },
  ]);
});

test('semicolons, tabs and bars are found, also when commas stand inside quotes', async () => {
  for (const delimiter of [';', '\t', '|']) {
    const { rows } = await rowsOf(`a${delimiter}b${delimiter}c\n"1,5"${delimiter}2${delimiter}"3,7,9"\n`);
    assert.deepEqual(rows[1]?.cells, ['1,5', '2', '3,7,9']);
  }
});

test('byte order marks and older encodings are understood', async () => {
  const text = 'Fecha,Artículo\n2024-01-01,Jeringa de 1 ml\n';
  const expected = ['Fecha', 'Artículo'];
  const utf16le = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const utf16be = Buffer.from(utf16le).swap16();
  for (const content of [text, `\ufeff${text}`, utf16le, utf16be, Buffer.from(text, 'latin1')]) {
    const { rows } = await rowsOf(content);
    assert.deepEqual(rows[0]?.cells, expected);
    assert.equal(rows.length, 2);
  }
});

test('empty rows and rows of bare delimiters are passed over without losing count', async () => {
  const { rows } = await rowsOf(`a,b\n${',\n'.repeat(1000)}\n , \nlast,1\n`);
  assert.deepEqual(rows.at(-1), { number: 1004, cells: ['last', '1'] });
  assert.equal(rows.length, 2);
});

test('a quote that never closes ends in a problem, after the rows before it, and does not fill memory', async () => {
  const { rows, problem } = await rowsOf(`a,b\n1,2\n3,"${'x'.repeat(3_000_000)}`);
  assert.deepEqual(
    rows.map((row) => row.number),
    [1, 2],
  );
  assert.match(problem ?? '', /after row 2/);
  assert.doesNotMatch(problem ?? '', /xxx/);
});

test('a missing file is a problem, not a crash', async () => {
  const opened = await openCsv(join(folder, 'none.csv'));
  assert.equal(opened.ok ? '' : opened.error.code, 'sheet-unreadable');
});

test('an empty file has no rows', async () => {
  assert.deepEqual(await rowsOf(''), { rows: [], problem: undefined });
});
