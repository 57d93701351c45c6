import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { add, goTo, openDevice, startSetUpApp, untilOpen } from '../support/app.ts';
import { laptop, phone } from '../support/browser.ts';
import { until } from '../support/patience.ts';

/** An alert from a report at one counter to a card at another, with two workers on two devices. */

const app = await startSetUpApp();
const { status } = await app.server.call('PATCH', '/v1/organization', {
  token: app.token,
  body: { settings: { programs: ['exchange', 'naloxone', 'alerts'] } },
});
assert.equal(status, 200);
const second = { name: 'Second', passphrase: 'a second warm passphrase' } as const;
await add(app, '/v1/workers', { ...second, role: 'coordinator' });
const van = await add(app, '/v1/sites', { name: 'Van', channel: 'mobile' });
const writer = await openDevice({ after }, app, { viewport: phone, site: 'Hub' });
const approver = await openDevice({ after }, app, { viewport: laptop, who: second, site: 'Hub' });
const atVan = await openDevice({ after }, app, { viewport: phone, who: second, site: 'Van' });

/** Pictures to look at, where a folder for them is named. */
const folder = process.env['PICTURES'];
const picture = async (page: Page, name: string): Promise<void> => {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const notice = (page: Page) => page.locator('.alert-notice');
let path = '';

test('a worker reports with a few taps and drafts; nobody else sees a word of it at the counter', async () => {
  const { page } = writer;
  await page.getByRole('link', { name: 'Alerts' }).click();
  await page.getByText('No alert is out').waitFor();
  await picture(page, 'list-empty');
  await button(page, 'Report something').click();
  await page.getByRole('checkbox', { name: 'People passed out fast' }).check();
  await page.getByLabel('Sold as', { exact: true }).selectOption('fentanyl');
  await page.getByLabel('Color', { exact: true }).selectOption({ index: 2 });
  await picture(page, 'report');
  await button(page, 'Save').click();
  await page.getByRole('heading', { name: 'What we know' }).waitFor();
  path = new URL(page.url()).pathname;
  await page.getByRole('radio', { name: 'A strip test' }).click();
  await page.getByRole('radio', { name: 'Likely' }).check();
  await page.getByRole('radio', { name: 'People may die' }).check();
  await picture(page, 'grade');
  await button(page, 'Save the grade').click();
  await button(page, 'Write the words').click();
  const line = page.getByLabel('One line, for the counter').first();
  assert.match(await line.inputValue(), /Sold as fentanyl/);
  await line.fill('Strong fentanyl around: people passed out fast');
  await page.getByText('These words can draw people to it: Strong').waitFor();
  await picture(page, 'words');
  await button(page, 'Save for a second person').click();
  await page.getByText('You wrote these words. Someone else has to approve them.').waitFor();
  await picture(page, 'own-draft');
  await goTo(page, '/counter');
  await untilOpen(page);
  assert.equal(await notice(page).count(), 0);
});

test('a second person reads it, keeps a word on purpose, and it is a card at the counter of another device', async () => {
  const { page } = approver;
  await goTo(page, path);
  await page.getByRole('heading', { name: 'Read it, then send it out' }).waitFor();
  assert.equal(await notice(atVan.page).count(), 0);
  const approve = button(page, 'Approve and send out');
  assert.equal(await approve.getAttribute('aria-disabled'), 'true');
  await page.getByRole('checkbox', { name: 'Strong' }).check();
  await page.getByLabel('Valid until the end of').fill('2020-01-01');
  await page.getByLabel('Valid until the end of').blur();
  await page.locator('.field-problem').first().waitFor();
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Valid until the end of').fill(day);
  await picture(page, 'approve');
  const begun = performance.now();
  await approve.click();
  await notice(atVan.page).filter({ hasText: 'Strong fentanyl around' }).waitFor();
  console.log(JSON.stringify({ cardAfterMs: Math.round(performance.now() - begun) }));
  await goTo(writer.page, '/counter');
  await notice(writer.page).waitFor();
  await picture(writer.page, 'counter-card');
  await picture(atVan.page, 'counter-card-van');
});

test('without signal the card is there after a new start, and it is read by the counter', async () => {
  const { page } = atVan;
  await atVan.offline(true);
  await page.reload();
  await untilOpen(page);
  await notice(page).click();
  await button(page, 'Read at this counter').click();
  await page.getByText('Read at Van.').waitFor();
  await picture(page, 'live');
  await atVan.offline(false);
  await goTo(approver.page, path);
  await approver.page.getByText('Read at Van. Not yet at Hub.').waitFor();
});

test('a phone without signal shows it no longer when its time is over, by its own clock', async () => {
  const { page } = atVan;
  await goTo(page, '/counter');
  await notice(page).waitFor();
  await atVan.offline(true);
  await page.clock.setFixedTime(Date.now() + 4 * 86_400_000);
  await page.reload();
  await button(page, 'Start').click();
  await untilOpen(page);
  await page.getByRole('link', { name: 'Alerts' }).waitFor();
  await goTo(page, path);
  await page.getByText('Over', { exact: true }).waitFor();
  await goTo(page, '/counter');
  await untilOpen(page);
  assert.equal(await notice(page).count(), 0);
  await page.clock.setFixedTime(Date.now());
  await atVan.offline(false);
});

test('withdrawn, it goes from every counter, and does not come back without signal', async () => {
  const { page } = approver;
  await goTo(writer.page, '/counter');
  await notice(writer.page).waitFor();
  await page.getByText('Withdraw it', { exact: true }).click();
  await picture(page, 'withdraw');
  await button(page, 'It was not right').click();
  await page.getByText('Withdrawn: it was not right.').waitFor();
  await until(async () => (await notice(writer.page).count()) === 0);
  await writer.offline(true);
  await writer.page.reload();
  await untilOpen(writer.page);
  await writer.page.getByRole('link', { name: 'Alerts' }).waitFor();
  assert.equal(await notice(writer.page).count(), 0);
  assert.ok(van !== '');
  await writer.offline(false);
});

test('an admin enters a number for texts, in the form people write it, and takes it away', async () => {
  const { page } = writer;
  await goTo(page, '/office/people');
  await page.getByRole('link', { name: 'Texts to the team' }).click();
  await page.getByText('no way to send texts yet').waitFor();
  await button(page, 'Add a number').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Whose number').selectOption('partner');
  await dialog.getByLabel('Phone number').fill('202 555 0101');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Say which partner').first().waitFor();
  await dialog.getByLabel("Partner's name").fill('Shelter');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Write it with + and the country').first().waitFor();
  await picture(page, 'texts-wrong');
  await dialog.getByLabel('Phone number').fill('+1 (202) 555-0101');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Shelter').waitFor();
  await page.getByText('+12025550101').waitFor();
  await picture(page, 'texts');
  await button(page, 'Remove').click();
  await page.getByText('No numbers yet').waitFor();
});
