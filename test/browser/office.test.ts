import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { openXlsx } from '#sheets/read/xlsx.ts';
import {
  goTo,
  heldBy,
  openDevice,
  pickItem,
  signIn,
  startSetUpApp,
  startShift,
  stepper,
  untilLine,
  untilOpen,
} from '../support/app.ts';
import { startBrowser } from '../support/browser.ts';
import { fillDisk } from '../support/full-disk.ts';
import { createWriter } from '../support/log.ts';

/** Shelf and office, on one device, in order: what comes in, moves, runs short, and is told to a funder. */

const app = await startSetUpApp();
const { page, problems } = await openDevice({ after }, app);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const toast = (text: string): Promise<void> => page.locator('.toast').filter({ hasText: text }).waitFor();
const row = (item: string) => page.locator('table tbody tr').filter({ hasText: item });

test('a site, a worker and an item are added, and the item reaches the counter of another device', async (t) => {
  await goTo(page, '/office/people');
  await button('Add a site').click();
  await page.getByLabel('Name of the site').fill('Night van');
  await page.getByLabel('How service is given there').selectOption('mobile');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await toast('Saved');
  await button('Add a worker').click();
  await page.getByLabel('Name of the worker').fill('Robin');
  // Who checks nothing has no technician; what a role may do stands beside it.
  const role = page.getByLabel('Role');
  assert.deepEqual(await role.locator('option').allTextContents(), ['Peer worker', 'Coordinator', 'Admin']);
  await page.getByText('Records visits and supplies, and corrects their own.').waitFor();
  await page.getByLabel('Passphrase').fill('three brown pelicans');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByText('Robin').waitFor();
  await goTo(page, '/office/items');
  await button('Add to this list').click();
  await page.getByLabel('Name (English)').fill('Warm socks');
  // A disk that takes nothing: the dialog says so, and what was typed stays in it.
  const heal = await fillDisk(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').getByRole('alert').getByText('This device is full').waitFor();
  await heal();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await toast('Saved');
  const other = await startBrowser(t);
  await other.page.goto(app.url);
  await signIn(other.page, { name: 'Robin', passphrase: 'three brown pelicans' });
  await startShift(other.page, 'Night van');
  await other.page.getByRole('button', { name: 'All items' }).click();
  await stepper(other.page, 'Warm socks').waitFor();
});

test('an item that is hidden leaves the counter', async () => {
  await goTo(page, '/counter');
  await stepper(page, 'Alcohol pad').waitFor();
  await goTo(page, '/office/items');
  await page
    .locator('li')
    .filter({ hasText: /^Alcohol pad/ })
    .getByRole('button', { name: 'Hide' })
    .click();
  await page
    .locator('li')
    .filter({ hasText: /^Alcohol pad Hidden/ })
    .waitFor();
  await goTo(page, '/counter');
  await untilOpen(page);
  await stepper(page, 'Alcohol pad').waitFor({ state: 'detached' });
});

test('a delivery is received with lots and expiry, and moved from hub to van', async () => {
  await receive('Cooker', 40, 'A1', '2027-01-15');
  await goTo(page, '/stock');
  await row('Cooker').getByText('40 × A1').waitFor();
  await goTo(page, '/stock/move');
  await page.getByLabel('To', { exact: true }).selectOption({ label: 'Night van' });
  await addLine('Cooker', 'How many move', 15);
  await page.getByLabel('Lot').selectOption('A1');
  await button('Save').click();
  await toast('Saved');
  await goTo(page, '/stock');
  await row('Cooker').getByText('25 × A1').waitFor();
  await page.getByLabel('Site').selectOption({ label: 'Night van' });
  await row('Cooker').getByText('15 × A1').waitFor();
});

test('a hand-out beyond the shelf is recorded, and the shelf says what is short', async () => {
  await goTo(page, '/counter');
  await stepper(page, 'Cooker').fill('30');
  await button('Save').click();
  await toast('Saved: 30 Cooker');
  await goTo(page, '/stock');
  await row('Cooker').getByText('Less than nothing: count it').waitFor();
});

test('a count sets the shelf right', async () => {
  await goTo(page, '/stock/count');
  const counted = page.getByRole('spinbutton', { name: /^Cooker/ });
  await counted.first().fill('7');
  await button('Save').click();
  await toast('Saved');
  await goTo(page, '/stock');
  await row('Cooker').getByText('7', { exact: true }).waitFor();
});

test('the report of the month says what was handed out, and its file says the same', async () => {
  await goTo(page, '/counter');
  await untilLine(page, /(\d+) of \1 sent/);
  await goTo(page, '/report');
  await page.locator('section.report table').first().waitFor();
  await page.locator('.waiting').first().waitFor({ state: 'detached' });
  const tables = page
    .locator('section.report')
    .filter({ has: page.getByRole('button', { name: 'Save as CSV' }) });
  const count = await tables.count();
  assert.ok(count >= 3, `${count} tables`);
  // Chromium asks a person before a page saves more than ten files.
  for (let each = 0; each < Math.min(count, 8); each += 1) {
    const table = tables.nth(each);
    const shown = await table
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((line) => [...line.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
      );
    const waiting = page.waitForEvent('download');
    await table.getByRole('button', { name: 'Save as CSV' }).click();
    const [, ...lines] = readFileSync((await (await waiting).path()) ?? '', 'utf8')
      .trim()
      .split(/\r?\n/);
    assert.equal(lines.length, shown.length);
    for (const [index, line] of lines.entries()) {
      const figures = (cells: readonly string[]) =>
        cells.map((cell) => cell.replaceAll(',', '')).filter((cell) => /^\d+$/.test(cell));
      assert.deepEqual(figures(line.split(',')), figures(shown[index] ?? []));
    }
  }
  await page.getByText('30', { exact: true }).first().waitFor();
});

test('the tables that are ticked are shown, kept ticked, and saved in one file with figures as figures', async () => {
  const tick = (name: string) => page.getByRole('checkbox', { name, exact: true });
  assert.ok(await tick('Visits').isChecked());
  assert.ok(!(await tick('What came in and went out').isChecked()));
  await tick('What came in and went out').check({ force: true });
  await page.getByRole('table', { name: /^What came in and went out/ }).waitFor();
  const waiting = page.waitForEvent('download');
  await button('Save all in one file (XLSX)').click();
  const file = await waiting;
  assert.match(file.suggestedFilename(), /^[\p{L}\d-]+-\d{4}-\d\d-report\.xlsx$/u);
  const book = await openXlsx((await file.path()) ?? '');
  assert.ok(book.ok);
  const { names, pieces, close } = book.value;
  assert.ok(names.includes('What came in and went out'));
  const handed: unknown[] = [];
  for await (const piece of pieces('Supplies handed out'))
    if (piece.ok) handed.push(...piece.value.rows.flatMap(({ cells }) => cells));
  assert.ok(handed.includes('Cooker') && handed.includes(30), JSON.stringify(handed));
  await close();
  await page.reload();
  await page.getByRole('table', { name: /^What came in and went out/ }).waitFor();
  await tick('What came in and went out').uncheck({ force: true });
});

test('the report opens with what the month came to, and its tables add up to the same', async () => {
  const headline = page
    .locator('.headline')
    .filter({ has: page.getByRole('heading', { name: 'Visits', exact: true }) });
  const visits = await headline.locator('.headline-value').textContent();
  const total = page.getByRole('table', { name: 'Visits', exact: true }).locator('tfoot td').nth(2);
  assert.equal(visits?.match(/^\d+/)?.[0], await total.textContent());
  // The program began this month: of the one before nothing is known, which is not 0.
  assert.match(visits ?? '', /^[1-9]\d* Nothing known of [A-Z]/);
});

test('a figure says what it counts, and a report that was made before is shown again as it was', async () => {
  const place = /place ([\d,]+) of the log/.exec(
    (await page.getByText(/^As of place/).textContent()) ?? '',
  )?.[1];
  assert.ok(place !== undefined);
  const headline = page
    .locator('.headline')
    .filter({ has: page.getByRole('heading', { name: 'Complete syringes handed out' }) });
  await headline.getByText('What this counts').click();
  await headline
    .getByText(/^Syringes with their needle, and pairs/)
    .first()
    .waitFor();
  await headline.getByText('UNAIDS, Global AIDS Monitoring, node 465', { exact: false }).waitFor();
  const table = page
    .locator('section.report')
    .filter({ has: page.getByRole('table', { name: /^Supplies/ }) });
  await table.getByText('What this counts').click();
  const waiting = page.waitForEvent('download');
  await table.getByRole('button', { name: 'Save as CSV, with this in every row' }).click();
  assert.match(
    readFileSync((await (await waiting).path()) ?? '', 'utf8'),
    /,exchange\.items,1,.*Single units/,
  );
  const total = (name: string) => row(name).first().textContent();
  const before = await total('Cooker');
  await goTo(page, '/counter');
  await stepper(page, 'Cooker').fill('2');
  await button('Save').click();
  await toast('Saved: 2 Cooker');
  await untilLine(page, /sent|proven/);
  await goTo(page, '/report');
  await row('Cooker').first().getByText('32', { exact: true }).waitFor();
  await page.getByText('A report from before').click();
  await page.getByLabel('Place of the log').fill(place.replaceAll(',', ''));
  await button('Show it again').click();
  await page.getByText(`As it was at place ${place} of the log`, { exact: false }).waitFor();
  await row('Cooker').first().getByText('30', { exact: true }).waitFor();
  assert.equal(await total('Cooker'), before);
  await button('Back to now').click();
  await row('Cooker').first().getByText('32', { exact: true }).waitFor();
});

test('the printed report has its figures and nothing to press', async () => {
  await page.emulateMedia({ media: 'print' });
  await page.locator('section.report table').first().waitFor();
  for (const gone of ['.shell-bar', '.nav', '.no-print'])
    assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  await page.emulateMedia({ media: null });
});

test('an entry of an unknown site waits for a person, who decides', async () => {
  const writer = createWriter({ ...app.place, site: '99999999-9999-4999-8999-999999999999' });
  const entry = {
    ...writer.entry(),
    kind: 'exchange.handout',
    version: 1,
    body: { lines: [{ item: 'cooker', quantity: 9 }] },
  };
  const { json } = await app.server.call('POST', '/v1/entries', {
    token: app.token,
    body: { entries: [entry] },
  });
  assert.equal(json.verdicts[0].verdict, 'quarantined', JSON.stringify(json));
  await goTo(page, '/office/attention');
  await page.getByRole('heading', { name: 'Written at a site that is not known' }).waitFor();
  await button('Count it').click();
  await page.locator('.toast').waitFor();
  assert.equal(
    (await heldBy(app)).some(({ id }) => id === entry.id),
    false,
  );
  await button('Keep it out').click();
  await toast('It stays out. It is not deleted.');
  await page.getByText('Nothing waits for a decision').waitFor();
});

test('nothing on the way was thrown', () => {
  assert.deepEqual(
    problems.filter((problem) => problem.startsWith('exception')),
    [],
  );
});

const addLine = async (item: string, label: string, quantity: number): Promise<void> => {
  await pickItem(page, item);
  await page.getByRole('spinbutton', { name: label }).last().fill(String(quantity));
};

const receive = async (item: string, quantity: number, lot: string, expires: string): Promise<void> => {
  await goTo(page, '/stock/receive');
  await addLine(item, 'How many came', quantity);
  await page.getByLabel('Lot').fill(lot);
  await page.getByLabel('Expires').fill(expires);
  await button('Save').click();
  await toast('Saved');
};
