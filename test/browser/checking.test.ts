import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from '../support/accessible.ts';
import { add, goTo, openDevice, startSetUpApp } from '../support/app.ts';
import { stopwatch, until } from '../support/patience.ts';

/** A sample from the counter to the page of the person, with two devices on one server. */

const app = await startSetUpApp();
const { status } = await app.server.call('PATCH', '/v1/organization', {
  token: app.token,
  body: { settings: { programs: ['exchange', 'naloxone', 'checking', 'alerts'] } },
});
assert.equal(status, 200);
const first = await openDevice({ after }, app, { viewport: { width: 360, height: 740 } });
const ana = { name: 'Ana', passphrase: 'a second warm passphrase' } as const;
await add(app, '/v1/workers', { ...ana, role: 'coordinator' });
const second = await openDevice({ after }, app, { viewport: { width: 1280, height: 800 }, who: ana });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const toast = (page: Page, text: string | RegExp) =>
  page.locator('.toast').filter({ hasText: text }).waitFor();
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};
let code = '';

test('a sample is taken in without a network and without a name, in well under a minute of taps', async () => {
  const { page } = first;
  await goTo(page, '/checking');
  await page.getByText('No samples yet').waitFor();
  await goTo(page, '/checking/new');
  await page.getByLabel('Code on the label').waitFor();
  await first.offline(true);
  const began = performance.now();
  await page.getByLabel('Code on the label').fill('7K3QX-W92MA');
  await button(page, 'Save the sample').click();
  await page.getByRole('alert').filter({ hasText: 'One character of the code is wrong' }).waitFor();
  await page.getByLabel('Code on the label').fill('');
  await page.getByRole('checkbox', { name: 'Cocaine' }).check();
  await page.getByRole('radio', { name: 'Powder' }).check();
  await page.getByRole('group', { name: 'Did somebody use it already?' }).getByLabel('Yes').check();
  await page.getByRole('checkbox', { name: 'Stronger' }).check();
  await shoot(page, 'intake');
  await assertAccessible(page);
  await button(page, 'Save the sample').click();
  await page.getByText('Received').first().waitFor();
  const seconds = (performance.now() - began) / 1000;
  console.log(`a sample taken in, one slip mended: ${seconds.toFixed(1)} s`);
  assert.ok(seconds < 60);
  code = (await page.locator('h1').textContent())?.trim() ?? '';
  assert.match(code, /^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  await first.offline(false);
});

test('the other device finds it by its code, dips a strip with its clock, and reads it by one tap', async () => {
  const { page } = second;
  await goTo(page, '/checking');
  await page.getByLabel('Find a sample').fill(code.toLowerCase());
  await page.getByRole('link', { name: new RegExp(code) }).click();
  await page.locator('h1').filter({ hasText: code }).waitFor();
  await goTo(page, '/checking/bench');
  await page.getByRole('checkbox', { name: code }).check();
  await page.getByRole('radio', { name: 'Fentanyl strip' }).check();
  await page.getByRole('spinbutton', { name: 'Water (mL)' }).fill('10');
  await page.getByText('Less than 50 mL').waitFor();
  await button(page, 'Dip 1 strip now').click();
  await page.getByRole('timer').waitFor();
  await button(page, 'One line').click();
  await toast(page, 'One line');
  await page.getByText('Found', { exact: true }).waitFor();
  await shoot(page, 'bench');
  await assertAccessible(page);
});

test('a spectrum keeps its curve, and a file too large to be one is refused before it is read', async () => {
  const { page } = second;
  await goTo(page, '/checking');
  await page.getByRole('link', { name: new RegExp(code) }).click();
  await page.getByRole('link', { name: 'Spectrum' }).click();
  await page.getByRole('radio', { name: 'Infrared (FTIR)' }).check();
  await page.getByLabel('Library it was compared with').fill('TICTAC');
  const file = (buffer: Buffer) => ({ name: 'bag of Luz.csv', mimeType: 'text/csv', buffer });
  // Made on the page: so many bytes take long to hand over.
  await page.locator('input[type=file]').evaluate((input) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(40_000_000)], 'spectrum.csv', { type: 'text/csv' }));
    (input as HTMLInputElement).files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await button(page, 'Save the result').click();
  await page.getByRole('alert').waitFor();
  const curve = Array.from({ length: 50 }, (_, at) => `${4000 - at * 4},${at / 100}`).join('\n');
  await page.locator('input[type=file]').setInputFiles(file(Buffer.from(`Operator,Ana\n${curve}`)));
  await page.getByRole('checkbox', { name: 'Cocaine' }).check();
  await button(page, 'Save the result').click();
  await button(page, 'Save the spectrum').waitFor();
  await shoot(page, 'sample');
  await assertAccessible(page);
});

test('released by code, the person reads it on a page without script', async () => {
  const { page } = second;
  await page.getByRole('link', { name: 'Release the result' }).click();
  await page.getByText('What to talk about').waitFor();
  await shoot(page, 'release');
  await button(page, 'Open by code').click();
  await toast(page, 'The result can be looked up');
  const look = await (first.context.browser() ?? assert.fail()).newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  const person = await look.newPage();
  const shown = async (): Promise<boolean> => {
    await person.goto(`${app.url}/p/sample`);
    await person.getByLabel('Number on the slip').fill(code);
    await person.getByRole('button', { name: 'Look it up' }).click();
    return (await person.getByText('Test strip for Fentanyl').count()) > 0;
  };
  // Until the release has come to the server.
  await until(shown);
  await person.getByText('Test strip for Fentanyl').waitFor();
  await person.getByText('Not found does not mean not there').waitFor();
  assert.ok(!person.url().includes(code));
  await shoot(person, 'page');
  await look.close();
});

test("a lab's file brings results to samples by their code; what is not sure is asked, and all of it goes out again at once", async () => {
  const { page } = second;
  await goTo(page, '/checking/lab-file');
  const bag = `${code.slice(0, 3)}${code[3] === '7' ? '8' : '7'}${code.slice(4)}`;
  const drop = (rows: readonly string[]) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'lab.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
  // Two columns are swapped: seen, and mended by choosing.
  await drop(['sampleid,primary,trace', `fentanyl,${code},xylazine`, `heroin,${bag},`]);
  await page.getByText('Were columns swapped?').first().waitFor();
  await shoot(page, 'lab-file-swapped');
  await page.getByLabel('Sample', { exact: true }).selectOption('1');
  await page.getByLabel('Main substances').selectOption('0');
  await page.getByLabel('How the lab measured').selectOption('gc-ms');
  await page.getByText('1 to save, 0 here already, 1 to answer, 0 left out').waitFor();
  await page.getByText('One character of this code is wrong or missing').waitFor();
  await shoot(page, 'lab-file');
  await assertAccessible(page);
  await button(page, 'Leave it out').click();
  await button(page, 'Save 1 result').click();
  await toast(page, '1 result saved');
  await goTo(page, '/checking');
  await page.getByRole('link', { name: new RegExp(code) }).click();
  const lab = page.getByRole('region', { name: 'Lab' });
  await lab.getByText('Xylazine · Trace').waitFor();
  await page.getByRole('region', { name: 'Bench' }).getByText('Found', { exact: true }).first().waitFor();
  await goTo(page, '/checking/lab-file');
  await drop(['sampleid,primary,trace,method', `${code},fentanyl,xylazine,GCMS`]);
  await page.getByText('0 to save, 1 here already').waitFor();
  await button(page, 'Take all of it back').click();
  await toast(page, 'Taken back');
  await page.getByText('1 to save, 0 here already').waitFor();
});

test('a finding is a draft by one tap and, once a second person has read it, a card at the counter of another device, within ten seconds', async () => {
  const { page } = second;
  await goTo(page, '/checking/here');
  const finding = page.getByRole('article', { name: code });
  await finding.getByText('Not expected').waitFor();
  await page.getByRole('table', { name: 'Expected against found' }).waitFor();
  await shoot(page, 'around');
  await assertAccessible(page);
  const took = stopwatch();
  await finding.getByRole('button', { name: 'Draft an alert' }).click();
  await page.getByText('You wrote these words. Someone else has to approve them.').waitFor();
  const path = new URL(page.url()).pathname;
  await goTo(first.page, path);
  await button(first.page, 'Approve and send out').click();
  await goTo(page, '/counter');
  await page.locator('.alert-notice').filter({ hasText: 'Sold as cocaine: has fentanyl in it' }).waitFor();
  const seconds = took() / 1000;
  console.log(`from a finding to a card at the counter of another device: ${seconds.toFixed(1)} s`);
  assert.ok(seconds < 10);
  await shoot(page, 'counter');
  await goTo(first.page, '/checking/here');
  await button(first.page, 'Add it to the alert').waitFor();
  await shoot(first.page, 'around-phone');
});

test('samples go to a lab in one parcel, with a list of what is in it', async () => {
  const { page } = second;
  await goTo(page, '/checking/parcel');
  await button(page, 'Pick all').click();
  await page.getByLabel('Name of the lab').fill('Lab by the river');
  await page.getByLabel('Tracking number').fill('1Z 999');
  await page.getByRole('button', { name: /^Send \d+ sample/ }).click();
  await page.getByRole('heading', { name: 'What is in the parcel' }).waitFor();
  await page.getByText('To Lab by the river').waitFor();
  await page
    .getByRole('rowheader', { name: /^[0-9A-Z]{5}-[0-9A-Z]{5}$/ })
    .first()
    .waitFor();
  await page.getByText('No sample is waiting to be sent').waitFor();
  await shoot(page, 'parcel');
  await assertAccessible(page);
});
