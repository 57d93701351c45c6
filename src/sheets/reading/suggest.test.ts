import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { mappingSchema } from '../mapping/mapping.ts';
import type { Row } from '../read/sheet.ts';
import { rowTargets } from '../targets/list.ts';
import { readTable } from './layout.ts';
import { meaningOf } from './meaning.ts';
import { suggestMapping } from './suggest.ts';
import { guessDateFormats } from './suggest-date.ts';

const hub = '6b0d4c1a-0000-4000-8000-000000000002';
const suggest = (table: string) => {
  const rows = table
    .trim()
    .split('\n')
    .map(
      (line, index): Row => ({
        number: index + 1,
        cells: line.split('|').map((text) => (text.trim() === '' ? null : text.trim())),
      }),
    );
  const sites = [{ id: hub, name: 'Hub' }];
  const name = 'Exchange log 2024.csv';
  const read = readTable([{ name: '', rows }], { sites, fileName: name });
  assert.ok(read);
  return suggestMapping({ targets: rowTargets, sites, timeZone: 'America/New_York', name }, read);
};

test('a usual wide sheet in English is mapped whole', () => {
  const { mapping, open, unused } = suggest(`
Visit No | Date       | Time  | Site | 1cc | Cookers | Narcan kits | Syringes returned | Channel     | Mood
1        | 01/31/2024 | 09:15 | Hub  | 10  | 2       | 1           | 5                 | Mobile van  | ok
2        | 02/01/2024 | 10:15 | Hub  | 10  |         |             |                   | Fixed site  |`);
  assert.deepEqual(open, []);
  assert.deepEqual(unused, ['Mood']);
  v.parse(mappingSchema, mapping);
  assert.deepEqual(mapping.date, { column: 'Date', format: 'MM/DD/YYYY' });
  assert.deepEqual(mapping.time, { column: 'Time', format: 'HH:mm' });
  assert.deepEqual(mapping.key, ['Visit No']);
  assert.equal(mapping.source, 'exchange-log-2024');
  const [visit, exchange, returns, naloxone] = mapping.targets;
  assert.deepEqual(visit?.fields?.['channel'], {
    column: 'Channel',
    values: { 'Mobile van': 'mobile', 'Fixed site': 'fixed' },
  });
  assert.deepEqual(exchange?.items, {
    shape: 'wide',
    columns: [
      { column: '1cc', item: 'syringe-1ml' },
      { column: 'Cookers', item: 'cooker' },
    ],
  });
  assert.deepEqual(returns?.fields?.['count'], { column: 'Syringes returned' });
  assert.deepEqual(naloxone?.items, {
    shape: 'wide',
    columns: [{ column: 'Narcan kits', item: 'naloxone-nasal-4mg-kit' }],
  });
});

test('a long list in Spanish is grouped by visit, and its items go to the programs that hand them out', () => {
  const { mapping, open } = suggest(`
Folio | Fecha      | Artículo           | Cantidad
7     | 31/12/2024 | Jeringa 1 ml       | 10
7     | 31/12/2024 | Naloxona           | 1
8     | 02/01/2025 | Toallita con alcohol | 5`);
  assert.deepEqual(open, []);
  assert.deepEqual(mapping.group, ['Folio']);
  assert.equal(mapping.date.format, 'DD/MM/YYYY');
  assert.deepEqual(
    mapping.targets.map(({ target }) => target),
    ['exchange.handout', 'naloxone.handout'],
  );
  const [exchange] = mapping.targets;
  assert.deepEqual(exchange?.items, {
    shape: 'long',
    item: 'Artículo',
    quantity: 'Cantidad',
    values: { 'Jeringa 1 ml': 'syringe-1ml', Naloxona: '', 'Toallita con alcohol': 'swab' },
  });
});

test('dates that could be read both ways are asked about, not guessed', () => {
  assert.deepEqual(guessDateFormats(['01/02/2024', '03/04/2024']).formats, ['MM/DD/YYYY', 'DD/MM/YYYY']);
  const { open } = suggest(`
Date       | 1cc
01/02/2024 | 3`);
  assert.deepEqual(open, [
    {
      part: 'date.format',
      formats: ['MM/DD/YYYY', 'DD/MM/YYYY'],
      rows: [
        {
          row: 2,
          column: 'Date',
          text: '01/02/2024',
          why: 'date-both-ways',
          readings: ['2024-01-02', '2024-02-01'],
        },
      ],
    },
  ]);
});

test('a sheet of something else leaves everything open', () => {
  const { open } = suggest(`
Name | Colour
a    | red`);
  assert.deepEqual(
    open.map(({ part }) => part),
    ['date.column', 'date.format', 'targets'],
  );
});

test('headers of returns are never taken for supplies handed out', () => {
  for (const header of ['Syringes in', 'Needles returned', 'Jeringas devueltas', 'Seringues retour'])
    assert.equal(meaningOf(header).is, 'back', header);
  assert.equal(meaningOf('Syringes out').is, 'given');
});

test('one impossible date in the sample does not hide how the others are written', () => {
  assert.deepEqual(guessDateFormats(['03/04/2025', '13/04/2025', '31/02/2025', '14/04/2025']).formats, [
    'DD/MM/YYYY',
  ]);
  assert.equal(guessDateFormats(['31/02/2025', '14/04/2025']).readsAll, false);
});
