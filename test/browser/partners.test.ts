import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { goTo, heldBy, openDevice, startSetUpApp, stepper, untilLine } from '../support/app.ts';
import { startBrowser } from '../support/browser.ts';
import { until } from '../support/patience.ts';

/** A partner from the agreement to its end: the office on one device, the pharmacy on another. */

const app = await startSetUpApp();
const office = (await openDevice({ after }, app)).page;
const pharmacy = await startBrowser({ after });
const { page, problems } = pharmacy;

test('a coordinator agrees with a pharmacy, its own device hands out, orders and counts, and forgets when it ends', async () => {
  await goTo(office, '/office/partners');
  await office.getByText('No partner yet').waitFor();
  await office.getByRole('button', { name: 'Add a partner' }).click();
  const dialog = office.getByRole('dialog');
  await dialog.getByLabel('Name of the partner').fill('Corner pharmacy');
  await dialog.locator('select[name=channel]').selectOption('pharmacy');
  await dialog.getByRole('checkbox', { name: 'Naloxone nasal spray 4 mg' }).check();
  await dialog.getByRole('checkbox', { name: 'Syringe 1 ml', exact: true }).check();
  await dialog.getByRole('checkbox', { name: 'It orders from us' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await office.getByRole('heading', { name: 'Corner pharmacy' }).waitFor();
  await office.getByRole('button', { name: 'Add a device' }).click();
  const code = (await dialog.locator('strong.numbers').textContent()) ?? '';
  assert.match(code, /^\w{4}-\w{4}$/);
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.goto(app.url);
  await page.getByRole('button', { name: 'I have a code from a program' }).click();
  await page.locator('input[name=code]').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Use this device' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await stepper(page, 'Syringe 1 ml').fill('20');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await untilLine(page, /^1 of 1 sent/);
  await goTo(page, '/stock/ask');
  await stepper(page, 'Syringe 1 ml').fill('200');
  await page.getByRole('button', { name: 'Send the order' }).click();
  await goTo(page, '/stock/count');
  await stepper(page, 'Syringe 1 ml').fill('0');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await until(async () => (await heldBy(app)).length === 3);
  assert.deepEqual(
    (await heldBy(app)).map(({ kind }) => kind),
    ['exchange.handout', 'stock.request', 'stock.count'],
  );
  // Nothing of the office, of visits or of anybody else is there.
  assert.deepEqual(await page.locator('nav a').allTextContents(), ['Counter', 'Stock', 'This device']);
  await goTo(page, '/office');
  await page.getByRole('heading', { name: 'No such screen' }).waitFor();
  await goTo(page, '/device');
  await page.getByText('Agreement with Test program until').waitFor();

  await office.reload();
  await office.getByText('1 device').waitFor();
  await office.getByRole('button', { name: 'End the agreement' }).click();
  await dialog.getByRole('button', { name: 'End the agreement' }).click();
  await office.getByText('Over', { exact: true }).waitFor();
  await page.reload();
  await page.getByText('this device holds nothing of it any more').waitFor();
  const left = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    kept: Object.entries(localStorage).map(([name, value]) => `${name} ${value}`),
  }));
  assert.deepEqual(
    left.databases.filter((name) => name !== 'alongside-installation'),
    [],
  );
  assert.ok(!left.kept.some((text) => text.includes('Corner pharmacy')), left.kept.join('\n'));
  // A partner hears no news, and is refused once it is over: the browser says so of itself.
  assert.deepEqual(
    problems.filter((text) => !text.includes('403')),
    [],
  );
});
