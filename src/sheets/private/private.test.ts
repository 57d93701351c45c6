import assert from 'node:assert/strict';
import { test } from 'node:test';
import { book, day } from '../../../test/sheets/cases/corpus/table.ts';
import { writeXlsx, zip } from '../../../test/support/xlsx.ts';
import { oddityOf } from '../read/oddity.ts';
import { privateWhy } from './private-column.ts';
import { strip } from './strip.ts';
import { readZip } from './zip.ts';

const names = ['Ana Ruiz', 'Sam Lee', 'Li Wei', 'José Díaz', 'Kim O’Neil'];

const stripped = async (file: Blob) => {
  const found = await strip(file);
  assert.ok(found);
  return found;
};

test('columns of names, phones, birth dates, codes and notes are known by header or by value', () => {
  for (const header of ['First name', 'last_name', 'Client Name', 'Nombre', 'Apellidos', 'Name', 'Initials'])
    assert.equal(privateWhy(header, ['a', 'b']), 'name', header);
  for (const header of ['Phone', 'Teléfono', 'E-mail', 'Street address'])
    assert.equal(privateWhy(header, []), 'contact', header);
  for (const header of ['DOB', 'Date of birth', 'Fecha de nacimiento'])
    assert.equal(privateWhy(header, []), 'birth', header);
  for (const header of ['Participant ID', 'Client code', 'UIC'])
    assert.equal(privateWhy(header, []), 'code', header);
  assert.equal(privateWhy('Notes', []), 'notes');
  assert.equal(privateWhy('Who came', names), 'name');
  assert.equal(privateWhy('X', ['555-010-0199', '(555) 010-0198']), 'contact');
  assert.equal(privateWhy('Y', ['000-12-3456', '000-12-3457']), 'number');
});

test('names, notes and codes are known in the words that forms and people use for them', () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    name: [
      'Nombre del participante',
      'Nombre y apellido',
      'Name/Initials',
      'Client initials',
      'Emergency contact',
      'Who',
    ],
    notes: ['Case notes', 'Additional comments', 'Observaciones generales', 'Anything else?', 'Comentario'],
    contact: ['Ph #', 'Contact #', 'Contact'],
    birth: ['Birth year', 'Año de nacimiento'],
  };
  for (const [why, headers] of Object.entries(known))
    for (const header of headers) assert.equal(privateWhy(header, ['a b', 'c']), why, header);
  for (const header of ['Código', 'Clave', 'Code'])
    assert.equal(privateWhy(header, ['ANRU80', 'SALE-91']), 'code', header);
  for (const header of ['Contact', 'Contacts', 'Code', 'Who', 'Comments'])
    assert.equal(privateWhy(header, ['12', '9']), undefined, header);
  assert.equal(privateWhy('Code', ['1cc', '0.5cc']), undefined, 'what was given');
});

test('columns of things, places and counts are no names', () => {
  for (const header of [
    'Site name',
    'Item name',
    'Product',
    'Program name',
    'Syringes given',
    'Narcan kits',
    'Date of visit',
  ])
    assert.equal(privateWhy(header, ['1', '2']), undefined, header);
  assert.equal(privateWhy('Clients', ['12', '9']), undefined, 'a count of people');
  assert.equal(privateWhy('Site', names), undefined);
  assert.equal(privateWhy('Name', ['1cc syringe', 'Cookers']), undefined, 'a list of supplies');
});

test('a CSV is sent without what those columns hold, and everything else stays where it was', async () => {
  const { file, columns } = await stripped(
    new Blob([
      'Log 2025,,,\nDate,Name,"1cc, new",Phone\n3/4/2025,"Ruiz, Ana",10,555-010-0199\n3/5/2025,Sam,--,\n',
    ]),
  );
  assert.deepEqual(
    columns.map(({ header }) => header),
    ['Name', 'Phone'],
  );
  const text = await file.text();
  assert.equal(text, 'Log 2025,,,\r\nDate,Name,"1cc, new",Phone\r\n3/4/2025,,10,\r\n3/5/2025,,--,\r\n');
});

test('names of a table that stands below another one are left out from there on', async () => {
  const counts = Array.from({ length: 20 }, (_, n) => ['2026-03-01', `Site ${n}`, String(n)]);
  const people = names.map((name, n) => ['2026-04-02', name, String(n + 1)]);
  for (const between of [[], [['', '', '']], [['Follow-ups', '', '']]]) {
    const rows = [
      ['Date', 'Site', 'Syringes'],
      ...counts,
      ...between,
      ['Date', 'Client name', 'Kits'],
      ...people,
    ];
    const { file, columns } = await stripped(new Blob([rows.map((row) => `${row.join(',')}\n`).join('')]));
    assert.deepEqual(
      columns.map(({ header, why }) => [header, why]),
      [['Client name', 'name']],
    );
    const text = await file.text();
    for (const name of names) assert.ok(!text.includes(name), name);
    for (const [day, site, count] of counts) assert.ok(text.includes([day, site, count].join(',')));
    assert.match(text, /2026-04-02,,3/);
    const { content } = book('log', { Log: rows }, {});
    const sheet = await stripped(new Blob([Buffer.from(content)]));
    const parts = await readZip(sheet.file, () => true);
    const all = Object.values(parts ?? {})
      .map((bytes) => new TextDecoder().decode(bytes))
      .join('');
    for (const name of names) assert.ok(!all.includes(name), name);
    assert.ok(all.includes('Site 17'));
  }
});

test('a word for a column among the values of a row empties nothing', async () => {
  const rows = Array.from(
    { length: 40 },
    (_, n) => `2026-03-01,${n > 14 && n % 3 === 0 ? 'Phone' : 'Walk in'},${n}\n`,
  );
  const { columns } = await stripped(new Blob(['Date,How,Syringes\n', ...rows]));
  assert.deepEqual(columns, []);
});

test('a file in an older encoding loses its names and no accents', async () => {
  const bytes = Buffer.from('Fecha,Nombre,Jeringas 1 ml,Ubicación\n3/4/2025,Ana,10,Peñón\n', 'latin1');
  const { file } = await stripped(new Blob([bytes]));
  assert.equal(await file.text(), 'Fecha,Nombre,Jeringas 1 ml,Ubicación\r\n3/4/2025,,10,Peñón\r\n');
});

test('a workbook is sent without those cells, the texts they named, and parts nobody needs', async () => {
  const { content } = book(
    'log',
    {
      Log: [
        ['Date', 'Client name', '1cc'],
        [day('2025-03-04'), 'Ana Ruiz', 10],
        [day('2025-03-05'), 'Sam Lee', 20],
      ],
    },
    {},
  );
  const { file, columns } = await stripped(new Blob([content as Buffer<ArrayBuffer>]));
  assert.deepEqual(
    columns.map(({ header }) => header),
    ['Client name'],
  );
  const parts = (await readZip(file, () => true)) ?? {};
  const texts = Object.values(parts).map((bytes) => new TextDecoder().decode(bytes));
  assert.ok(texts.every((text) => !/Ruiz|Sam Lee/.test(text)));
  assert.ok(texts.some((text) => text.includes('Client name') && text.includes('<v>20</v>')));
});

test('cells that name no place, and lists to choose from behind the rows, lose their names too', async () => {
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (...cells: readonly string[]) => `<row>${cells.join('')}</row>`;
  const sheet = `<worksheet><sheetData>${row(text('Date'), text('Client name'), text('1cc'))}${row('<c><v>45720</v></c>', text('Ana Ruiz'), '<c><v>10</v></c>')}${row('<c><v>45721</v></c>', text('Sam Lee'), '<c><v>20</v></c>')}</sheetData><dataValidations><dataValidation><formula1>"Ana Ruiz,Sam Lee"</formula1></dataValidation></dataValidations></worksheet>`;
  const content = writeXlsx({ 'xl/worksheets/sheet1.xml': sheet });
  const { file, columns } = await stripped(new Blob([content as Buffer<ArrayBuffer>]));
  assert.deepEqual(
    columns.map(({ header }) => header),
    ['Client name'],
  );
  const parts = (await readZip(file, (name) => name.includes('sheet1'))) ?? {};
  const [xml = ''] = Object.values(parts).map((bytes) => new TextDecoder().decode(bytes));
  assert.doesNotMatch(xml, /Ruiz|Sam Lee/);
  assert.match(xml, /<c><v>45721<\/v><\/c><c\/><c><v>20<\/v><\/c>/, 'what is left stands where it stood');
});

test('of a note one word is sent: that its row does not count', async () => {
  const rows = [
    ['Date', '1cc', 'Notes'],
    ['2025-03-14', '10', 'Void - asked by Ana'],
    ['2025-03-15', '20', 'VOID'],
    ['2025-03-16', '30', 'Test, do not count: Sam Lee'],
  ];
  const sent = 'Date,1cc,Notes\r\n2025-03-14,10,\r\n2025-03-15,20,void\r\n2025-03-16,30,void\r\n';
  const text = rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n');
  assert.equal(await (await stripped(new Blob([text]))).file.text(), sent);
  const { file } = await stripped(
    new Blob([new Uint8Array(Buffer.from(book('x', { A: rows }, {}).content))]),
  );
  const parts = await readZip(file, () => true);
  assert.ok(parts !== undefined);
  const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
  assert.equal([...sheet.matchAll(/<t>void<\/t>/g)].length, 2);
  assert.doesNotMatch(sheet, /Ana|Sam/);
});

test('a file that cannot be opened here is not sent', async () => {
  assert.equal(await strip(new Blob([writeXlsx({}).subarray(0, 200) as Buffer<ArrayBuffer>])), undefined);
  assert.equal(await strip(new Blob([zip({ 'names.csv': 'Ana Ruiz' }) as Buffer<ArrayBuffer>])), undefined);
});

test('what is no spreadsheet is known by its first bytes', async () => {
  const of = (...bytes: readonly (number | string)[]): Promise<unknown> =>
    oddityOf(new Blob(bytes.map((part) => (typeof part === 'string' ? part : new Uint8Array([part])))));
  assert.equal(await of(0xd0, 0xcf, 0x11, 0xe0), 'old-excel');
  assert.equal(await of('%PDF-1.7'), 'pdf');
  assert.equal(await of(0xff, 0xd8, 0xff), 'picture');
  assert.equal(await of('<html><table>'), 'web-page');
  assert.equal(
    await of('PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
    'open-document',
  );
  assert.equal(await of(), 'empty');
  assert.equal(await of('RIFF', 0, 0, 0, 0, 'WEBP'), 'picture');
  assert.equal(await of(0x1f, 0x8b, 8, 0, 0, 0), 'unreadable');
  assert.equal(await of('D', 0, 'a', 0, 't', 0, 'e', 0), undefined, 'UTF-16 is text');
  assert.equal(await of(0xff, 0xfe, 'D', 0, 'a', 0), undefined);
  assert.equal(await of('Date,1cc\n'), undefined);
  assert.equal(await of('{\\rtf1\\ansi Date'), 'word');
  assert.equal(await of('ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"Date"\r\n'), 'unreadable');
  assert.equal(
    await of('ID;Producto;Cantidad\n1;Jeringa;20\n2;Agua;3\n'),
    undefined,
    'a list that begins alike',
  );
  assert.equal(await of('[{"date": "2025-03-14", "syringes": 10}]'), 'json');
  assert.equal(await of('{"dataValues": []}'), undefined, 'what DHIS2 hands out is read');
  assert.equal(await of('[Date],1cc\n'), undefined);
  const bytes = (files: Readonly<Record<string, string>>): Blob =>
    new Blob([zip(files) as Buffer<ArrayBuffer>]);
  assert.equal(await oddityOf(bytes({ 'log.csv': 'Date,1cc\n' })), 'archive');
  assert.equal(await oddityOf(new Blob([writeXlsx({}) as Buffer<ArrayBuffer>])), undefined);
});

test('numbers and names of people are known by the many words that programs have for them', () => {
  const codes = ['MAJO0185', 'ALPE1290', 'KJ0377F', 'TTRO0281'];
  const names = ['Ana', 'Bo', 'Cruz', 'Dee'];
  const whys = (headers: readonly string[], values: readonly string[]) =>
    headers.map((header) => privateWhy(header, values) ?? `${header} stays`);
  assert.deepEqual(
    new Set(
      whys(
        [
          ...[
            'Clave usuaria',
            'ID participante',
            'No. de expediente',
            'MRN',
            'HMIS ID',
            'Código único',
            'Card #',
          ],
          ...['Anonymous ID', 'Exchange ID', 'SEP code', 'Chart #', 'Código de usuario', 'Identificador'],
        ],
        codes,
      ),
    ),
    new Set(['code']),
  );
  assert.deepEqual(
    new Set(whys(['First', 'Last', 'Usuaria', 'Caller', 'Consumer', 'Mother name', 'Pareja'], names)),
    new Set(['name']),
  );
  assert.deepEqual(
    new Set(whys(['Staff', 'Worker', 'Volunteer', 'Brigadista', 'Entered by', 'Staff name'], names)),
    new Set(['staff']),
  );
  assert.deepEqual(whys(['Staff', 'Volunteers'], ['2', '3', '2']), ['Staff stays', 'Volunteers stays']);
  assert.deepEqual(
    new Set(
      whys(['WhatsApp', 'Best number', 'Móvil', 'Where they stay', 'Ask for'], Array(4).fill('6175550101')),
    ),
    new Set(['contact']),
  );
  assert.deepEqual(
    new Set(whys(['Bday', 'F. Nac.', 'Fecha nac', 'Year born', 'Born'], ['1/2/1985', '3/4/1990'])),
    new Set(['birth']),
  );
});

test('numbers of visits, lots, places and moments stay, and so do counts', () => {
  for (const header of [
    'Visit ID',
    'Submission ID',
    'Lot no',
    'Site code',
    'PO #',
    'Item code',
    'Registro ID',
  ])
    assert.equal(privateWhy(header, ['A1B2C3', 'D4E5F6', 'G7H8I9']), undefined, header);
  assert.equal(privateWhy('timestamp', ['1741874531', '1741960931', '1742047331']), undefined);
  for (const header of ['First', 'Usuarias', 'Guest', 'Birth control', 'Contacts', 'Kits #'])
    assert.equal(privateWhy(header, ['3', '12', '0', '5']), undefined, header);
});
