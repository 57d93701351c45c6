import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as v from 'valibot';
import { addSeq, type Entry, missing, parseEntry, type Ranges, type Uuid } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { sheetXml, writeXlsx } from '../../../test/support/xlsx.ts';
import { type MappingInput, mappingSchema } from '../mapping/mapping.ts';
import type { RowProblem } from '../mapping/problem.ts';
import { openSheet } from '../read/open.ts';
import type { Row } from '../read/sheet.ts';
import { rowTargets } from '../targets/list.ts';
import { createImport } from './import.ts';
import type { ImportLog, ImportReport } from './ports.ts';

const org = '6b0d4c1a-0000-4000-8000-000000000001';
const hub = '6b0d4c1a-0000-4000-8000-000000000002';
const van = '6b0d4c1a-0000-4000-8000-000000000003';
const worker = '6b0d4c1a-0000-4000-8000-000000000004';
const sites = [
  { id: hub, name: 'Hub', channel: 'fixed' },
  { id: van, name: 'Van Norte', channel: 'mobile' },
];
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const clock = { now: () => Date.UTC(2025, 0, 15), offsetMinutes: () => 0 };

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-import-'));
});
after(async () => {
  await rm(folder, { recursive: true });
});

/** A log in memory that keeps what any log keeps: ids, numbers, and that what is offered is well-formed. */
const createLog = () => {
  const entries = new Map<Uuid, Entry>();
  let ranges: Ranges = [];
  const log: ImportLog = {
    offer: async (offered) =>
      offered.map((entry) => {
        const parsed = parseEntry(sha256, JSON.parse(JSON.stringify(entry)));
        assert.ok(parsed.ok, JSON.stringify(parsed));
        assert.ok(!entries.has(entry.id), 'an entry was offered twice');
        entries.set(entry.id, entry);
        ranges = addSeq(ranges, entry.deviceSeq);
        return { id: entry.id, verdict: 'accepted', seq: entries.size };
      }),
    find: async (ids) =>
      new Map(ids.flatMap((id) => (entries.has(id) ? [[id, entries.get(id) as Entry] as const] : []))),
    lastNumber: async () => ranges.at(-1)?.[1] ?? 0,
  };
  return { log, entries, gaps: () => missing(ranges, ranges.at(-1)?.[1] ?? 0) };
};

const base: MappingInput = {
  format: 'alongside-mapping',
  version: 1,
  name: 'Exchange log',
  source: 'exchange-log',
  timeZone: 'America/New_York',
  date: { column: 'Date', format: 'MM/DD/YYYY' },
  site: { id: hub },
  targets: [
    {
      target: 'exchange.handout',
      items: {
        shape: 'wide',
        columns: [
          { column: '1 ml', item: 'syringe-1ml' },
          { column: 'Cookers', item: 'cooker' },
        ],
      },
    },
  ],
};

const run = async (
  content: string | Buffer,
  mapping: MappingInput,
  log: ImportLog,
  dryRun = false,
): Promise<{ report: ImportReport; bad: { row: Row; problems: readonly RowProblem[] }[] }> => {
  const path = join(folder, 'sheet');
  await writeFile(path, content);
  const sheet = await openSheet(path);
  assert.ok(sheet.ok);
  const bad: { row: Row; problems: readonly RowProblem[] }[] = [];
  const result = await createImport({ log, kinds: kindRegistry, targets: rowTargets, sha256, clock })({
    sheet: sheet.value,
    mapping: v.parse(mappingSchema, mapping),
    org,
    author: worker,
    sites,
    dryRun,
    badRows: {
      headers: async () => {},
      add: async (row, problems) => {
        bad.push({ row, problems });
      },
    },
  });
  assert.ok(result.ok, JSON.stringify(result));
  await sheet.value.close();
  return { report: result.value, bad };
};

const textOf = (entries: ReadonlyMap<Uuid, Entry>): string =>
  JSON.stringify([...entries.values()].map(({ hlc: _hlc, ...rest }) => rest));

const codes = ({ report }: { report: ImportReport }): readonly string[] =>
  report.problems.map((problem) => `${problem.row} ${problem.column ?? ''} ${problem.code}`);

test('good rows go in with the local time of the place, bad rows are told with row, column and reason', async () => {
  const { log, entries } = createLog();
  const outcome = await run(
    'Date,1 ml,Cookers\n01/05/2024,10,2\n13/05/2024,10,\n,5,\n07/06/2024,-3,1\n07/07/2024,1.5,many\n07/08/2024,200000,\n07/09/2024,0,-\n07/10/2025,1,\n07/10/2024,"1,000",\n',
    base,
    log,
  );
  assert.deepEqual(codes(outcome), [
    '3 Date date-order',
    '4 Date date-missing',
    '5 1 ml count-negative',
    '6 1 ml count-fractional',
    '6 Cookers number-format',
    '7 1 ml count-absurd',
    '8  nothing-recorded',
    '9 Date date-future',
  ]);
  assert.deepEqual(outcome.report.entries, { new: 2, known: 0, setAside: 0 });
  assert.equal(outcome.report.rows, 9);
  assert.equal(outcome.report.badRows, 7);
  assert.deepEqual(outcome.report.dates, { bothWays: 2, otherWay: 1 });
  const [first, second] = [...entries.values()];
  assert.equal(first?.occurredAt, '2024-01-05T12:00:00-05:00');
  assert.deepEqual(first?.body, {
    channel: 'fixed',
    lines: [
      { item: 'syringe-1ml', quantity: 10 },
      { item: 'cooker', quantity: 2 },
    ],
  });
  assert.equal(second?.occurredAt, '2024-07-10T12:00:00-04:00');
  assert.deepEqual(second?.body['lines'], [{ item: 'syringe-1ml', quantity: 1000 }]);
});

test('importing the same file twice changes nothing, and later rows are added without holes in the numbers', async () => {
  const { log, entries, gaps } = createLog();
  const first = 'Date,1 ml,Cookers\n01/05/2024,10,2\nbad,1,1\n01/06/2024,4,\n';
  await run(first, base, log);
  const before = [...entries.values()];
  const again = await run(first, base, log);
  assert.deepEqual([...entries.values()], before);
  assert.deepEqual(again.report.entries, { new: 0, known: 2, setAside: 0 });
  await run(`${first}01/07/2024,7,\n`, base, log);
  assert.deepEqual(
    [...entries.values()].map((entry) => entry.deviceSeq),
    [1, 2, 3],
  );
  assert.deepEqual(gaps(), []);
});

test('a row that was changed since is told and neither doubled nor written over', async () => {
  const { log, entries } = createLog();
  await run('Date,1 ml,Cookers\n01/05/2024,10,2\n', base, log);
  const outcome = await run('Date,1 ml,Cookers\n01/05/2024,12,2\n', base, log);
  assert.deepEqual(codes(outcome), ['2  row-changed']);
  assert.equal(entries.size, 1);
});

test('with key columns, rows may move about, and a key that comes twice in a file is told', async () => {
  const { log, entries } = createLog();
  const mapping = { ...base, key: ['No'] };
  await run('No,Date,1 ml,Cookers\na1,01/05/2024,10,2\na2,01/05/2024,10,2\n', mapping, log);
  assert.equal(entries.size, 2);
  const outcome = await run(
    'No,Date,1 ml,Cookers\na2,01/05/2024,10,2\na3,01/06/2024,1,\na1,01/05/2024,10,2\na3,01/06/2024,1,\n,01/06/2024,1,\n',
    mapping,
    log,
  );
  assert.deepEqual(outcome.report.entries, { new: 1, known: 2, setAside: 0 });
  assert.deepEqual(codes(outcome), ['5  key-repeated', '6 No key-missing']);
});

test('a dry run finds the same problems and writes nothing', async () => {
  const { log, entries } = createLog();
  const content = 'Date,1 ml,Cookers\n01/05/2024,10,2\n13/13/2024,10,\n';
  const dry = await run(content, base, log, true);
  assert.equal(entries.size, 0);
  const real = await run(content, base, log);
  assert.deepEqual(codes(dry), codes(real));
  assert.deepEqual(dry.report.entries, real.report.entries);
});

test('an import that dies half way goes on where it stopped, with the same result as one that did not', async () => {
  const rows = Array.from({ length: 1500 }, (_, index) => `01/05/2024,${(index % 40) + 1},`);
  rows[777] = '99/99/2024,1,';
  const content = `Date,1 ml,Cookers\n${rows.join('\n')}\n`;
  const whole = createLog();
  await run(content, base, whole.log);
  for (const survives of [0, 1, 2, 3]) {
    const torn = createLog();
    let left = survives;
    const dying: ImportLog = {
      ...torn.log,
      offer: async (offered) => {
        if (left === 0) throw new Error('killed');
        left -= 1;
        return torn.log.offer(offered);
      },
    };
    await assert.rejects(run(content, base, dying), /killed/);
    const again = await run(content, base, torn.log);
    assert.equal(again.report.badRows, 1);
    // Only the clock is another one: the second run began later.
    assert.equal(textOf(torn.entries), textOf(whole.entries));
    assert.deepEqual(torn.gaps(), []);
  }
});

test('rows of one encounter in a long list become one hand-out, whole or not at all', async () => {
  const { log, entries } = createLog();
  const mapping: MappingInput = {
    ...base,
    key: ['Visit'],
    group: ['Visit'],
    date: { column: 'Fecha', format: 'DD/MM/YYYY' },
    site: { column: 'Sitio' },
    targets: [
      { target: 'visits.visit', fields: { people: { column: 'Personas' } } },
      {
        target: 'exchange.handout',
        items: {
          shape: 'long',
          item: 'Artículo',
          quantity: 'Cantidad',
          values: { 'Jeringa 1 ml': 'syringe-1ml', cazoleta: 'cooker', naloxona: '' },
        },
      },
      {
        target: 'naloxone.handout',
        items: {
          shape: 'long',
          item: 'Artículo',
          quantity: 'Cantidad',
          values: { naloxona: 'naloxone-nasal-4mg-kit', '*': '' },
        },
      },
    ],
  };
  const outcome = await run(
    'Visit;Fecha;Sitio;Personas;Articulo;Cantidad\n7;31/03/2024;van norte;3;JERINGA 1 ml;20\n7;31/03/2024;Van Norte;;Cazoleta;5\n7;31/03/2024;Van Norte;;Naloxona;2\n8;31/03/2024;Hub;1;Jeringa 1 ml;10\n8;31/03/2024;Hub;;mystery;1\n9;31/03/2024;Elsewhere;1;Cazoleta;1\n',
    mapping,
    log,
  );
  assert.deepEqual(codes(outcome), ['6 Articulo word-unknown', '7 Sitio site-unknown']);
  assert.deepEqual(
    outcome.bad.map(({ row }) => row.number),
    [5, 6, 7],
  );
  const made = [...entries.values()];
  assert.deepEqual(
    made.map((entry) => entry.kind),
    ['visits.visit', 'exchange.handout', 'naloxone.handout'],
  );
  assert.deepEqual(made[0]?.body, { channel: 'mobile', servedFor: { self: true, others: 2 } });
  assert.deepEqual(made[1]?.body['lines'], [
    { item: 'syringe-1ml', quantity: 20 },
    { item: 'cooker', quantity: 5 },
  ]);
  assert.equal(new Set(made.map((entry) => entry.visit)).size, 1);
  assert.ok(made.every((entry) => entry.site === van));
});

test('in a workbook, date cells and text dates are not mixed unseen, and formulas without results are told', async () => {
  const { log, entries } = createLog();
  const text = (ref: string, value: string): string => `<c r="${ref}" t="str"><v>${value}</v></c>`;
  const content = writeXlsx({
    'xl/worksheets/sheet1.xml': sheetXml(
      `<row r="3">${text('A3', 'Date')}${text('B3', '1 ml')}</row>` +
        '<row r="4"><c r="A4" s="2"><v>45292.4</v></c><c r="B4"><v>5</v></c></row>' +
        `<row r="5">${text('A5', '01/02/2024')}<c r="B5"><v>5</v></c></row>` +
        '<row r="6"><c r="A6" s="1"><v>45293</v></c><c r="B6"><f>B4*2</f></c></row>',
    ),
  });
  const mapping: MappingInput = {
    ...base,
    headerRow: 3,
    date: { column: 'date', format: 'cells' },
    targets: [
      {
        target: 'exchange.handout',
        items: { shape: 'wide', columns: [{ column: '1 ML', item: 'syringe-1ml' }] },
      },
    ],
  };
  const outcome = await run(content, mapping, log);
  assert.deepEqual(codes(outcome), ['5 Date date-is-text', '6 1 ml formula-without-value']);
  assert.equal([...entries.values()][0]?.occurredAt, '2024-01-01T09:36:00-05:00');
});

test('headers that are missing or doubled stop the import before anything is written', async () => {
  const { log, entries } = createLog();
  const path = join(folder, 'headers.csv');
  await writeFile(path, 'Date,1 ml,1 ML\n01/05/2024,1,2\n');
  const sheet = await openSheet(path);
  assert.ok(sheet.ok);
  const result = await createImport({ log, kinds: kindRegistry, targets: rowTargets, sha256, clock })({
    sheet: sheet.value,
    mapping: v.parse(mappingSchema, base),
    org,
    author: worker,
    sites,
    dryRun: false,
  });
  assert.deepEqual(result, { ok: false, error: { code: 'sheet-headers', detail: '1 ml, Cookers' } });
  assert.equal(entries.size, 0);
});
