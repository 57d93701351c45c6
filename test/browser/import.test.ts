import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readZip } from '#sheets/private/zip.ts';
import { book, day } from '../sheets/cases/corpus/table.ts';
import { goTo, heldBy, openDevice, startSetUpApp, untilLine } from '../support/app.ts';

/** A coordinator's hour: a messy year comes in, is seen before it is saved, and goes out again when it was wrong. */

const app = await startSetUpApp();
const { page, problems } = await openDevice({ after }, app);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const figure = (label: string) =>
  page.locator('.figures > div').filter({ hasText: label }).locator('dd').first();
const choose = async (name: string, text: string): Promise<void> => {
  await page
    .locator('input[name=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
};

const days = Array.from({ length: 200 }, (_, index) => new Date(Date.UTC(2025, 0, 6 + index)));
const written = days.map(
  (date) =>
    `${date.getUTCMonth() + 1}/${date.getUTCDate()}/2025,Person ${date.getUTCDate()},${10 + date.getUTCDate()},5,n/a,1`,
);
const given = days.reduce((sum, date) => sum + 10 + date.getUTCDate(), 0);
const year = [
  'Harbor exchange - daily log 2025,,,,,',
  'Date,Client name,Syringes given,Used syringes,Cottons,Zines',
  ...written,
  `Total,,${given},${days.length * 5},,${days.length}`,
].join('\n');

test('a messy year is asked about once, shown with its own sums, imported, taken back and brought in again', async () => {
  await goTo(page, '/office/import');
  await page.getByText('Nothing was imported yet.').waitFor();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.postData() ?? ''));
  await choose('Log 2025.csv', year);
  await page.getByText('not sent: Client name').waitFor();
  await figure('Syringes out')
    .filter({ hasText: given.toLocaleString('en-US') })
    .waitFor();
  assert.match((await page.locator('.figures').first().textContent()) ?? '', /The sheet says the same/);
  assert.equal(await button('Import').isDisabled(), true, 'nothing is saved before the question is answered');
  await page.getByText('Nobody could tell what Zines counts.').waitFor();
  await button('This is right').click();
  await page.locator('button:enabled', { hasText: 'Import' }).first().waitFor();
  await button('Import').click();
  await page.getByText(`Imported: ${given.toLocaleString('en-US')} syringes out`).waitFor();
  await page.getByRole('heading', { name: 'Log 2025.csv' }).waitFor();
  const sent = requests
    .map((body) => Buffer.from(/"data":"([^"]*)"/.exec(body)?.[1] ?? '', 'base64').toString())
    .join('');
  assert.match(sent, /Client name/);
  assert.doesNotMatch(sent, /Person \d/, 'no name left the device');

  await button('Take it back').click();
  await page.getByText('Taken back').waitFor();
  await button('Bring it in again').click();
  await button('Take it back').waitFor();
  assert.deepEqual(problems, []);
});

test('what was only counted is saved on its screen, and the next one begins empty', async () => {
  await goTo(page, '/office/tally');
  const people = page.locator('input[name=people]');
  await people.fill('36');
  await button('Save').click();
  await page.locator('.toast').filter({ hasText: 'Saved' }).waitFor();
  assert.equal(await people.inputValue(), '');
  await goTo(page, '/counter');
  await untilLine(page, /(\d+) of \1 sent/);
  const tallies = (await heldBy(app)).filter(({ kind }) => kind === 'visits.tally');
  assert.deepEqual(
    tallies.map(({ body }) => ('people' in body ? body.people : 0)),
    [36],
  );
});

test('a file that is no spreadsheet is told in one sentence what to do', async () => {
  await goTo(page, '/office/import');
  await choose('old.xls', '<html><table><tr><td>1</td></tr></table></html>');
  await page.getByText('This is a web page with the name of a spreadsheet.').waitFor();
  await choose('photo.csv', '%PDF-1.4');
  await page.getByText('This is a PDF.').waitFor();
});

test('dates, places and cells that are not certain are asked in three questions, each with its readings', async () => {
  await goTo(page, '/office/import');
  await choose(
    'Sites.csv',
    'Date,Site,1cc,Notes\n03/04/2025,Hub,10,\n05/06/2025,Harbor,20,\n05/07/2025,Hubb,15,\n05/08/2025,Harbor,43163,\n05/09/2025,Hub,12,\n05/10/2025,Hub,20,VOID\n',
  );
  await page.getByText('3 questions first').waitFor();
  await page.getByText('03/04/2025 is Mar 4, 2025').waitFor();
  await page.getByLabel('03/04/2025 is Mar 4, 2025').check({ force: true });
  await page.getByText('Perhaps Hub').waitFor();
  await page.getByLabel('Hubb (1)').selectOption({ label: 'Hub' });
  await button('Make it a new site').click();
  await button('Leave these 2 rows out').waitFor();
  await page.getByRole('checkbox', { name: 'Row 7' }).uncheck({ force: true });
  await button('Leave this row out').click();
  await figure('Syringes out').filter({ hasText: '77' }).waitFor();
  await button('Import').click();
  await page.getByText('Imported: 77 syringes out').waitFor();
});

test('whoever sees that the table was not found right chooses its sheets, its row of names and what is filled down', async () => {
  await goTo(page, '/office/import');
  const { content } = book(
    'weeks',
    {
      March: [
        ['Harbor exchange', null, null],
        ['Date', '1cc', 'Cookers'],
        [day('2024-03-14'), 10, 1],
        [null, 20, 2],
        [day('2024-03-15'), 30, 3],
      ],
      April: [
        ['Harbor exchange', null, null],
        ['Date', '1cc', 'Cookers'],
        [day('2024-04-14'), 100, 1],
        [day('2024-04-15'), 200, 2],
      ],
    },
    {},
  );
  await page
    .locator('input[name=file]')
    .setInputFiles({ name: 'Weeks.xlsx', mimeType: 'application/octet-stream', buffer: content as Buffer });
  const gives = (syringes: string) =>
    figure('Syringes out')
      .filter({ hasText: new RegExp(`^${syringes}(?!\\d)`) })
      .waitFor();
  await gives('360');
  await page.getByText('How the sheet is laid out').click();
  await page.getByRole('checkbox', { name: 'April' }).uncheck({ force: true });
  await gives('60');
  const filled = page.getByRole('checkbox', { name: 'Date' });
  assert.equal(await filled.isChecked(), true, 'the empty cell below a day was seen');
  await filled.uncheck({ force: true });
  await gives('40');
  await page.getByText('One of 3 rows stays out').first().waitFor();
  await filled.check({ force: true });
  await gives('60');
  await page.getByLabel('Row with the column names').selectOption('3');
  // A row of figures names nothing: what its columns count is asked, and no figure of before stands there.
  const unknown = page.getByRole('heading', { name: 'What do these columns count?' });
  await unknown.waitFor();
  await page.getByText('Which columns count something?').waitFor();
  assert.equal(await figure('Syringes out').count(), 0);
  await page.getByLabel('Row with the column names').selectOption('2');
  await unknown.waitFor({ state: 'detached' });
  await gives('60');
  await page.getByRole('checkbox', { name: 'April' }).check({ force: true });
  await gives('360');
});

test('every odd file is told in one sentence, and none of it is sent', async () => {
  await goTo(page, '/office/import');
  const pieces: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/pieces')) pieces.push(request.url());
  });
  const zipOf = (first: string) =>
    Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.from(first)]);
  const odd: readonly (readonly [string, Buffer, string])[] = [
    [
      'old.xls',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'This is an old Excel file, or it has a password.',
    ],
    [
      'log.ods',
      zipOf('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
      'This is an OpenDocument file.',
    ],
    ['sheet.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'This is a picture.'],
    [
      'table.xls',
      Buffer.from('<html><table><tr><td>1</td></tr></table></html>'),
      'This is a web page with the name of a spreadsheet.',
    ],
    ['nothing.csv', Buffer.alloc(0), 'This file is empty.'],
    ['cut.xlsx', zipOf('[Content_Types].xml cut short'), 'This file cannot be read here.'],
    ['log.zip', zipOf('log.csv'), 'This is an archive (ZIP).'],
    ['log.csv', Buffer.from('[{"Date": "2025-03-14"}]'), 'This is JSON'],
    ['log.csv.gz', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), 'This file cannot be read here.'],
  ];
  for (const [name, buffer, sentence] of odd) {
    await page
      .locator('input[name=file]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await page.getByText(sentence).waitFor();
  }
  assert.deepEqual(pieces, []);
  const empty = book('empty', { Sheet1: [[]] }, {}).content as Buffer;
  await page
    .locator('input[name=file]')
    .setInputFiles({ name: 'empty.xlsx', mimeType: 'application/octet-stream', buffer: empty });
  await page.getByText('No table was found').waitFor();
});

test('a messy year of twelve sheets goes from its file to the report in few taps', async (t) => {
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const sums = { out: 0, back: 0 };
  const sheets = names.map((name, month) => {
    const rows = Array.from({ length: 20 }, (_row, at) => {
      const [out, back] = [20 + ((month * 7 + at * 3) % 60), 10 + ((month + at * 5) % 40)];
      const isVoid = month === 6 && at === 3;
      if (!isVoid) sums.out += out;
      sums.back += isVoid ? 0 : back;
      const date =
        at % 7 === 3
          ? `${month + 1}/${at + 1}/23`
          : day(`2023-${String(month + 1).padStart(2, '0')}-${String(at + 1).padStart(2, '0')}`);
      return [
        date,
        `Person ${at}`,
        out,
        at % 9 === 8 ? `~${back}` : back,
        at % 4 === 0 ? 'n/a' : 1,
        isVoid ? 'VOID' : null,
      ];
    });
    const totals = ['Total', null, rows.reduce((sum, row) => sum + Number(row[2]), 0), null, null, null];
    return [
      name,
      [
        ['Needle exchange', null, null, null, null, null],
        ['Date', 'Client', 'Syringes out', 'Used syringes', 'Narcan', 'Notes'],
        ...rows,
        ...(month === 6 ? [] : [totals]),
      ],
    ] as const;
  });
  const { content } = book('year', Object.fromEntries(sheets), {});
  await goTo(page, '/office');
  const started = performance.now();
  let taps = 0;
  const tap = async (target: ReturnType<typeof button>): Promise<void> => {
    taps += 1;
    await target.click();
  };
  await tap(page.getByRole('link', { name: 'Import' }));
  taps += 2;
  await page.locator('input[name=file]').setInputFiles({
    name: 'Log 2023.xlsx',
    mimeType: 'application/octet-stream',
    buffer: content as Buffer,
  });
  await page.getByText('This row says that it does not count').waitFor();
  taps += 2;
  await page.getByLabel('Site', { exact: true }).selectOption({ label: 'Hub' });
  await tap(button('Leave this row out'));
  await figure('Syringes out')
    .filter({ hasText: sums.out.toLocaleString('en-US') })
    .waitFor();
  await page.locator('button:enabled', { hasText: 'Import' }).first().waitFor();
  await tap(button('Import'));
  await tap(page.getByRole('link', { name: 'See the report' }));
  await page
    .locator('.headline, .figures > div')
    .filter({ hasText: sums.out.toLocaleString('en-US') })
    .first()
    .waitFor();
  await page.getByText(sums.back.toLocaleString('en-US')).first().waitFor();
  assert.equal(await page.getByLabel('Time').inputValue(), '2023');
  t.diagnostic(`${taps} taps, ${((performance.now() - started) / 1000).toFixed(1)} s of the machine`);
  assert.ok(taps <= 8, `${taps} taps`);
});

test('names, phones and birth dates of a workbook never leave the device, also from its hidden sheets', async () => {
  await goTo(page, '/office/import');
  const sent: Buffer[] = [];
  page.on('request', (request) => {
    const data = /"data":"([^"]*)"/.exec(request.postData() ?? '')?.[1];
    if (data !== undefined) sent.push(Buffer.from(data, 'base64'));
  });
  const people = ['Ana Ruiz', 'Sam Lee', 'Li Wei', 'Kim Oneil', 'Jo Diaz'];
  const rows = people.map((name, at) => [
    day(`2025-03-${14 + at}`),
    name,
    `555-010-01${10 + at}`,
    `198${at}-05-06`,
    10,
  ]);
  const { content } = book(
    'people',
    {
      Log: [['Date', 'Client name', 'Cell phone', 'DOB', 'Syringes given'], ...rows],
      Roster: [['Full name', 'Phone', 'Visits'], ...people.map((name) => [name, '555-010-0150', 3])],
    },
    {},
  );
  await page
    .locator('input[name=file]')
    .setInputFiles({ name: 'People.xlsx', mimeType: 'application/octet-stream', buffer: content as Buffer });
  await page.getByText('not sent: Client name, Cell phone, DOB').waitFor();
  const parts = (await readZip(new Blob([Buffer.concat(sent)]), () => true)) ?? {};
  const text = Object.values(parts)
    .map((bytes) => new TextDecoder().decode(bytes))
    .join('\n');
  assert.match(text, /Syringes given/);
  for (const secret of [...people, '555-010', '-05-06']) assert.ok(!text.includes(secret), secret);
});
