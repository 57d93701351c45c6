import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator } from 'playwright-core';
import {
  type Held,
  heldBy,
  serviceWorkerReady,
  startApp,
  startShift,
  stepper,
  untilLine,
} from '../support/app.ts';
import { startBrowser } from '../support/browser.ts';
import { fillDisk } from '../support/full-disk.ts';
import { timed } from '../support/patience.ts';

/** One day of one phone, in order: from a server that nobody set up to a corrected figure in the report. */

const app = await startApp();
/** The counter is walked in the Chromium that people have; most other files take its lighter build. */
const device = await startBrowser({ after }, { isWhole: true });
let taps = 0;

const tap = async (target: Locator): Promise<void> => {
  taps += 1;
  await target.click();
};
const button = (name: string | RegExp): Locator => device.page.getByRole('button', { name });
const toast = (): Locator => device.page.locator('.toast');
const figure = (name: string): Locator =>
  device.page
    .locator('.totals dl > div')
    .filter({ has: device.page.getByText(name, { exact: true }) })
    .locator('dd');
const open = (name: string): Promise<void> =>
  device.page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name }).click();
/** The day that it is in the browser, so many days ago. */
const localDay = (ago: number): Promise<string> =>
  device.page.evaluate((days) => {
    const day = new Date(Date.now() - days * 86_400_000);
    return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
  }, ago);
const handOut = async (): Promise<void> => {
  await device.page.getByRole('button', { name: /^Ten/ }).click();
  await save().click();
  await toast().filter({ hasText: 'Saved:' }).waitFor();
};
const save = (): Locator => device.page.getByRole('button', { name: 'Save', exact: true });

test('a new server is named on its first page, and its first worker starts a shift', async () => {
  const { page } = device;
  await page.goto(app.url);
  await page.getByLabel('Name of the organization').fill('River program');
  await page.getByLabel('Name of the site').fill('Hub');
  await page.getByLabel('Your name').fill('Sam');
  await page.getByLabel('Passphrase').fill('short');
  await button('Begin').click();
  await page.getByText('Use at least 12 characters').first().waitFor();
  await page.getByLabel('Passphrase').fill('warm socks in winter');
  await button('Begin').click();
  await startShift(page);
  await page.getByRole('heading', { name: 'Hub' }).waitFor();
  await untilLine(page, 'Nothing saved here yet');
  await serviceWorkerReady(page);
});

test('what is on the counter becomes a usual pack', async () => {
  const { page } = device;
  await stepper(page, 'Syringe 1 ml').fill('10');
  await stepper(page, 'Cooker').fill('3');
  await button('Keep as a usual pack').click();
  await page.getByLabel('Name of the pack').fill('Ten');
  await button('Keep this pack').click();
  await page.getByRole('button', { name: /^Ten/ }).waitFor();
  // The pack is kept; what is on the counter stays there until somebody saves or clears it.
  await button('Clear').click();
  await untilLine(page, '1 of 1 sent');
});

test('what the helper reckons is taken with one tap', async () => {
  const { page } = device;
  await button('How many are needed?').click();
  await stepper(page, 'Injections a day').fill('4');
  await button(/^Use it: 28 × /).click();
  assert.equal(await stepper(page, 'Syringe 0.5 ml').inputValue(), '28');
  await button('Clear').click();
});

test('without a network a usual hand-out takes at most 4 taps and 10 seconds, and says saved, not sent', async () => {
  const { page } = device;
  await device.offline(true);
  const start = taps;
  const took = await timed(async () => {
    await page.goto(app.url);
    await save().waitFor();
    await tap(page.getByRole('button', { name: /^Ten/ }));
    await tap(save());
    await toast().filter({ hasText: 'Saved: 10 Syringe 1 ml · 3 Cooker' }).waitFor();
  });
  const [used, seconds] = [taps - start, took / 1000];
  console.log(`usual hand-out, app opened without a network: ${used} taps, ${seconds.toFixed(1)} s`);
  assert.ok(used <= 4 && seconds < 10);
  await untilLine(page, '2 saved, 1 sent');
  await tap(page.getByRole('button', { name: /^Ten/ }));
  await tap(save());
  await untilLine(page, '3 saved, 1 sent');
});

test('a slip is undone at once, still without a network', async () => {
  const { page } = device;
  await handOut();
  await untilLine(page, '4 saved, 1 sent');
  await toast().getByRole('button', { name: 'Undo' }).click();
  await toast().filter({ hasText: 'Taken back' }).waitFor();
  await open('Today');
  assert.equal(await figure('Visits').textContent(), '2');
  assert.equal(await figure('Syringe 1 ml').textContent(), '20');
});

test('back in signal everything is sent by itself, and the server has each entry once', async () => {
  const { page } = device;
  await device.offline(false);
  await untilLine(page, '4 of 4 sent');
  const entries = await held();
  assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
  assert.deepEqual(
    entries.map(({ deviceSeq }) => deviceSeq),
    entries.map((_, index) => index + 1),
  );
});

test('returns, and supplies for others, are saved with the visit', async () => {
  const { page } = device;
  await open('Counter');
  await page.getByRole('button', { name: /^Ten/ }).click();
  await stepper(page, 'Syringes back').fill('25');
  await page.getByRole('button', { name: 'Add one: Also for others' }).click();
  await page.getByRole('button', { name: 'Add one: Also for others' }).click();
  await save().click();
  await toast().filter({ hasText: 'Saved:' }).waitFor();
  await open('Today');
  assert.equal(await figure('Visits').textContent(), '3');
  assert.equal(await figure('People served').textContent(), '5');
  assert.equal(await figure('Syringe 1 ml').textContent(), '30');
  await page.getByRole('link', { name: /3 people.*25 syringes back/ }).waitFor();
});

test('a visit is taken back later, with a reason that stays in its history', async () => {
  const { page } = device;
  await page.getByRole('link', { name: /25 syringes back/ }).click();
  const card = page.locator('.card').filter({ hasText: 'Handed out' });
  await card.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: 'Written twice' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await toast().filter({ hasText: 'Taken back' }).waitFor();
  await card.getByText('History (2)').click();
  await card.getByText('Written twice').waitFor();
  await open('Today');
  assert.equal(await figure('Syringe 1 ml').textContent(), '20');
});

test("yesterday's count is corrected, and both figures stay in the history, here and on the server", async () => {
  const { page } = device;
  await open('Counter');
  await stepper(page, 'Cooker').fill('40');
  await page.getByText('More about this visit').click();
  await page.getByLabel('Day of the visit').fill(await localDay(1));
  await save().click();
  await toast().filter({ hasText: 'Saved: 40 Cooker' }).waitFor();
  await open('Today');
  await button('Day before').click();
  assert.equal(await figure('Cooker').textContent(), '40');
  await page.getByRole('link', { name: /40 Cooker/ }).click();
  const card = page.locator('.card').filter({ hasText: 'Handed out' });
  await card.getByRole('button', { name: 'Correct' }).click();
  await stepper(page, 'Cooker').fill('4');
  // A disk that takes nothing: the dialog says so, and what was typed stays in it.
  const heal = await fillDisk(page);
  await button('Save the correction').click();
  await page.getByRole('dialog').getByRole('alert').waitFor();
  assert.equal(await stepper(page, 'Cooker').inputValue(), '4');
  await heal();
  await button('Save the correction').click();
  await toast().filter({ hasText: 'Corrected' }).waitFor();
  await card.getByText('History (2)').click();
  const history = (await card.locator('.history').textContent()) ?? '';
  assert.match(history, /40 Cooker[\s\S]*\b4 Cooker/);
  await open('Counter');
  await untilLine(page, '6 of 6 sent');
  const figures = (await held())
    .filter(({ kind }) => kind === 'exchange.handout')
    .flatMap(({ body }) => body.lines ?? [])
    .filter(({ item, quantity }) => item === 'cooker' && quantity !== 3);
  assert.deepEqual(
    figures.map(({ quantity }) => quantity),
    [40, 4],
  );
});

test('a whole visit is corrected from Today in one act and undone in one; Clear has its Undo', async () => {
  const { page } = device;
  await open('Today');
  await page.getByLabel('Go to a day').fill(await localDay(1));
  await page.getByRole('link', { name: /4 Cooker/ }).click();
  await page.getByRole('link', { name: 'Correct the visit' }).click();
  await stepper(page, 'Cooker').fill('5');
  await stepper(page, 'Syringes back').fill('12');
  await page.getByRole('button', { name: 'Add one: Also for others' }).click();
  await page.getByLabel('Day of the visit').fill(await localDay(0));
  await page.locator('.save-summary ins').filter({ hasText: '5 Cooker · 12 syringes back' }).waitFor();
  await button('Save the correction').click();
  await toast().filter({ hasText: 'Corrected' }).waitFor();
  await open('Today');
  const all = page.getByRole('link', { name: /2 people.*5 Cooker.*12 syringes back/ });
  await all.waitFor();
  await toast().getByRole('button', { name: 'Undo' }).click();
  await all.waitFor({ state: 'detached' });
  await button('Day before').click();
  await page.getByRole('link', { name: /1 person.*4 Cooker/ }).waitFor();
  assert.equal(await page.getByText('12 syringes back').count(), 0);
  await open('Counter');
  await stepper(page, 'Cooker').fill('40');
  await button('Clear').click();
  await toast().getByRole('button', { name: 'Undo' }).click();
  assert.equal(await stepper(page, 'Cooker').inputValue(), '40');
  await button('Clear').click();
});

test('nothing on the way was refused, thrown or printed as an error', () => {
  assert.deepEqual(
    device.problems.filter((problem) => !/ERR_INTERNET_DISCONNECTED/.test(problem)),
    [],
  );
});

/** What the server holds, in its order. */
const held = async (): Promise<readonly Held[]> => {
  const token = await device.page.evaluate(() => {
    const session = JSON.parse(localStorage.getItem('alongside.session') ?? '{}');
    return String(session.granted[session.current].token);
  });
  return heldBy({ ...app, token });
};
