import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import * as v from 'valibot';
import { kindRegistry } from '#programs/kinds.ts';
import {
  base,
  clock,
  codes,
  createLog,
  folder,
  org,
  run,
  sha256,
  sites,
  van,
  worker,
} from '../../../test/support/import.ts';
import { sheetXml, writeXlsx } from '../../../test/support/xlsx.ts';
import { type MappingInput, mappingSchema } from '../mapping/mapping.ts';
import { openSheet } from '../read/open.ts';
import { rowTargets } from '../targets/list.ts';
import { createImport } from './import.ts';

test('good rows go in with the local time of the place, bad rows are told with row, column and reason', async () => {
  const { log, counting } = createLog();
  const outcome = await run(
    'Date,1 ml,Cookers\n01/05/2024,10,2\n13/05/2024,10,\n,5,\n07/06/2024,-3,1\n07/07/2024,1.5,many\n07/08/2024,200000000,\n07/09/2024,0,-\n07/10/2025,1,\n07/10/2024,"1,000",\n',
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
  const [first, second] = counting();
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

test('rows of one encounter in a long list become one hand-out, whole or not at all', async () => {
  const { log, counting } = createLog();
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
  const made = counting();
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
  const { log, counting } = createLog();
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
  assert.equal(counting()[0]?.occurredAt, '2024-01-01T09:36:00-05:00');
});

test('headers that are missing or doubled stop the import before anything is written', async () => {
  const { log, counting } = createLog();
  const path = join(folder, 'headers.csv');
  await writeFile(path, 'Date,1 ml,1 ML\n01/05/2024,1,2\n');
  const sheet = await openSheet(path);
  assert.ok(sheet.ok);
  const result = await createImport({ log, kinds: kindRegistry, targets: rowTargets, sha256, clock })({
    sheet: sheet.value,
    file: sha256('headers'),
    mapping: v.parse(mappingSchema, base),
    org,
    author: worker,
    sites,
    dryRun: false,
  });
  assert.deepEqual(result, { ok: false, error: { code: 'sheet-headers', detail: '1 ml, Cookers' } });
  assert.equal(counting().length, 0);
});
