import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { sheetXml, writeXlsx, zip } from '../../../test/support/xlsx.ts';
import { openSheet } from './open.ts';
import type { Row } from './sheet.ts';
import { styleOfCode } from './xlsx/dates.ts';
import { readStrings } from './xlsx/strings.ts';
import { openXlsx, type XlsxOptions } from './xlsx.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-xlsx-'));
});
after(async () => {
  await rm(folder, { recursive: true });
});

const rowsOf = async (
  content: Buffer,
  options: XlsxOptions = {},
): Promise<{ rows: Row[]; problem: string | undefined; most: number }> => {
  const path = join(folder, 'sheet.xlsx');
  await writeFile(path, content);
  const opened = await openXlsx(path, options);
  if (!opened.ok) return { rows: [], problem: opened.error.detail, most: 0 };
  const rows: Row[] = [];
  let most = 0;
  let problem: string | undefined;
  for await (const piece of opened.value.pieces()) {
    if (piece.ok) rows.push(...piece.value.rows);
    else problem = piece.error.detail;
    most = Math.max(most, piece.ok ? piece.value.rows.length : 0);
  }
  await opened.value.close();
  return { rows, problem, most };
};

const oneSheet = (rows: string, parts: Readonly<Record<string, string>> = {}): Buffer =>
  writeXlsx({ 'xl/worksheets/sheet1.xml': sheetXml(rows), ...parts });

test('texts, numbers, yes and no, and gaps between cells are read with the row numbers of the file', async () => {
  const { rows } = await rowsOf(
    oneSheet(
      '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2"><v>12.5</v></c><c r="D2" t="b"><v>1</v></c></row>' +
        '<row r="9"><c r="B9" t="inlineStr"><is><t> in line </t></is></c><c r="AA9" t="str"><f>A1</f><v>text</v></c></row>',
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>no</t></si><si><r><t>Ar</t></r><r><t xml:space="preserve">tículo &amp; más</t></r><rPh sb="0" eb="1"><t>xx</t></rPh></si></sst>',
      },
    ),
  );
  assert.deepEqual(rows[0], { number: 2, cells: ['Artículo & más', null, 12.5, true] });
  assert.equal(rows[1]?.number, 9);
  assert.equal(rows[1]?.cells[1], 'in line');
  assert.equal(rows[1]?.cells[26], 'text');
});

test('dates follow the style of their cell, in the 1900 and the 1904 system', async () => {
  const row =
    '<row r="1"><c r="A1" s="1"><v>45292</v></c><c r="B1" s="2"><v>45292.5</v></c><c r="C1" s="3"><v>0.75</v></c><c r="D1"><v>45292</v></c><c r="E1" s="1"><v>60</v></c><c r="F1" s="1"><v>59</v></c><c r="G1" t="d"><v>2024-01-01T10:00:00</v></c></row>';
  const { rows } = await rowsOf(oneSheet(row));
  assert.deepEqual(rows[0]?.cells, [
    { date: '2024-01-01' },
    { date: '2024-01-01', time: '12:00:00' },
    { time: '18:00:00' },
    45292,
    { fault: 'date-impossible' },
    { date: '1900-02-28' },
    { date: '2024-01-01', time: '10:00:00' },
  ]);
  const older = await rowsOf(
    oneSheet('<row r="1"><c r="A1" s="1"><v>43830</v></c></row>', {
      'xl/workbook.xml':
        '<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="Sheet1" r:id="rId1"/></sheets></workbook>',
    }),
  );
  assert.deepEqual(older.rows[0]?.cells, [{ date: '2024-01-01' }]);
});

test('format codes are told apart: dates, times, both, numbers', () => {
  const cases = {
    'dd/mm/yyyy': 'date',
    'mmm-yy': 'date',
    '[$-409]h:mm AM/PM;@': 'time',
    '[h]:mm:ss': 'time',
    'm/d/yy h:mm': 'date-time',
    '#,##0.00': 'number',
    General: 'number',
    '0.00E+00': 'number',
    '0 "days"': 'number',
    '[Red]0': 'number',
    '@': 'number',
  };
  for (const [code, style] of Object.entries(cases)) assert.equal(styleOfCode(code), style, code);
});

test('a formula counts by its stored result; one without a result is a fault and is never evaluated', async () => {
  const { rows } = await rowsOf(
    oneSheet(
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>SUM(A1:A1)</f></c><c r="C1"><f>1+1</f><v></v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
    ),
  );
  assert.deepEqual(rows[0]?.cells, [
    2,
    { fault: 'formula-without-value' },
    { fault: 'formula-without-value' },
    { fault: 'cell-error' },
  ]);
});

test('the first sheet that is not hidden is read, or the one that is named', async () => {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const file = writeXlsx({
    'xl/workbook.xml':
      '<workbook xmlns:r="x"><sheets><sheet name="Lists" state="hidden" r:id="rId1"/><sheet name="2024" r:id="rId2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relation}/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheetXml('<row><c><v>1</v></c></row>'),
    'xl/worksheets/sheet2.xml': sheetXml('<row><c><v>2</v></c></row>'),
  });
  assert.deepEqual((await rowsOf(file)).rows, [{ number: 1, cells: [2] }]);
  assert.deepEqual((await rowsOf(file, { sheet: 'Lists' })).rows, [{ number: 1, cells: [1] }]);
  assert.match((await rowsOf(file, { sheet: '2025' })).problem ?? '', /no such sheet/);
});

test('a million empty rows with styles are passed over in seconds and in little memory', async () => {
  const empty = Array.from(
    { length: 1_000_000 },
    (_, index) => `<row r="${index + 2}"><c r="A${index + 2}" s="1"/></row>`,
  );
  const file = oneSheet(
    `<row r="1"><c r="A1"><v>1</v></c></row>${empty.join('')}<row r="1000002"><c r="A1000002"><v>2</v></c></row>`,
  );
  empty.length = 0;
  const { rows, most } = await rowsOf(file);
  assert.deepEqual(rows, [
    { number: 1, cells: [1] },
    { number: 1_000_002, cells: [2] },
  ]);
  assert.ok(most <= 2);
});

test('bombs, nesting, endless text and foreign entities end in a problem', async () => {
  const deep = '<a>'.repeat(200) + '</a>'.repeat(200);
  assert.match((await rowsOf(oneSheet(deep))).problem ?? '', /too deep/);
  const long = `<row><c t="str"><v>${'x'.repeat(5_000_000)}</v></c></row>`;
  assert.match((await rowsOf(oneSheet(long))).problem ?? '', /too long/);
  const bomb = oneSheet('', { 'xl/styles.xml': `<styleSheet>${' '.repeat(40_000_000)}</styleSheet>` });
  assert.match((await rowsOf(bomb)).problem ?? '', /too large/);
  const entity = oneSheet('', {
    'xl/worksheets/sheet1.xml':
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
  });
  assert.notEqual((await rowsOf(entity)).problem, undefined);
});

test('a zip that is no workbook, a torn file and an old XLS are problems with a code', async () => {
  assert.notEqual((await rowsOf(zip({ 'a.txt': 'a' }))).problem, undefined);
  assert.notEqual((await rowsOf(oneSheet('<row/>').subarray(0, 300))).problem, undefined);
  const path = join(folder, 'old.xls');
  await writeFile(path, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]));
  const opened = await openSheet(path);
  assert.equal(opened.ok ? '' : opened.error.code, 'sheet-unreadable');
});

test('shared strings beyond the memory bound go to a file and come back the same, then the file is gone', async () => {
  const texts = Array.from({ length: 20_000 }, (_, index) => `artículo ${index} ${'y'.repeat(index % 90)}`);
  const scratch = await mkdtemp(join(folder, 'spill-'));
  const xml = `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`;
  const strings = await readStrings(
    Readable.from([Buffer.from(xml)].flatMap((all) => pieces(all))),
    scratch,
    1000,
  );
  assert.equal((await readdir(scratch)).length, 1);
  for (const index of [0, 5, 19_999, 12_345, 40, 19_998]) assert.equal(strings.at(index), texts[index]);
  assert.throws(() => strings.at(20_000));
  strings.close();
  assert.deepEqual(await readdir(scratch), []);
});

const pieces = (all: Buffer): Buffer[] => {
  const list: Buffer[] = [];
  for (let from = 0; from < all.length; from += 65_537) list.push(all.subarray(from, from + 65_537));
  return list;
};
