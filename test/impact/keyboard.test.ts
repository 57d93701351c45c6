// The impact page with the keyboard alone, and with figures other than the cautious ones, as a coordinator meets both.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Locator } from 'playwright-core';
import { assertAccessible } from '../support/accessible.ts';
import { laptop, phone } from '../support/browser.ts';
import { openDemoImpact } from '../support/demo.ts';
import { madeUpAnswers } from '../support/impact-form.ts';
import { tabTo, untilFocused } from '../support/keyboard.ts';
import { pagesOf } from '../support/pdf.ts';

const { browser, url } = await openDemoImpact();
const { page } = browser;
const { keyboard } = page;

const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
const press = async (name: string): Promise<void> => {
  await tabTo(page, button(name));
  await keyboard.press('Enter');
};
const headline = (): Promise<string | null> => page.locator('.impact-headline strong').textContent();
const banner = page.locator('.impact .banner', { hasText: 'Not the cautious estimate' });

test('the form is filled, sent incomplete, mended and answered with the keyboard alone', async () => {
  await page.locator('input[name="deaths.low"]').waitFor();
  for (const [field, ends] of Object.entries(madeUpAnswers))
    for (const [i, end] of ['low', 'likely', 'high'].entries()) {
      if (ends[i] === undefined) continue;
      await tabTo(page, page.locator(`input[name="${field}.${end}"]`));
      await keyboard.type(String(ends[i]));
    }
  await press('Show the answer');
  await untilFocused(page, 'input[name="witnessed.low"]');
  for (const nth of [0, 1]) {
    await tabTo(page, button(/from published studies/).nth(nth));
    await keyboard.press('Space');
  }
  await press('Show the answer');
  await untilFocused(page, '.impact-headline');
  assert.match((await headline()) ?? '', /^Between \d+ and \d+ deaths averted/);
});

test('sliders move, their reset gives the focus back, and pictures open as tables', async () => {
  const first = await headline();
  await tabTo(page, page.getByRole('slider', { name: 'Overdoses with someone there' }));
  for (let i = 0; i < 22; i += 1) await keyboard.press('ArrowLeft');
  await page.waitForFunction(
    (was) => document.querySelector('.impact-headline strong')?.textContent !== was,
    first,
  );
  await press('Back to my answers');
  await untilFocused(page, '.impact-what-if input');
  await page.waitForFunction(
    (was) => document.querySelector('.impact-headline strong')?.textContent === was,
    first,
  );
  const table = page.locator('.impact .chart details').first();
  await tabTo(page, table.locator('summary'));
  await keyboard.press('Enter');
  await table.locator('table').waitFor();
});

test('a figure is chosen and taken back with the keyboard alone, and axe finds nothing on the way', async () => {
  const assumption = page
    .locator('.impact-assumptions details')
    .filter({ hasText: 'Death when no one helps' });
  await tabTo(page, assumption.locator('summary'));
  await keyboard.press('Enter');
  await tabTo(page, assumption.getByRole('radio', { name: /The cautious estimate/ }));
  await keyboard.press('ArrowDown');
  await banner.waitFor();
  await assertAccessible(page);
  await press('Use the cautious estimates');
  await banner.waitFor({ state: 'detached' });
  await untilFocused(page, '.impact-headline');
});

test('form, file dialog, months and closed months are reached and left with the keyboard alone', async () => {
  await press('Change my answers');
  await untilFocused(page, 'input[name="residents"]');
  await press('Show the answer');
  await untilFocused(page, '.impact-headline');
  await press('Open a file');
  await page.getByRole('dialog').waitFor();
  await assertAccessible(page);
  await keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await tabTo(page, page.locator('select[name="period"]'));
  await keyboard.press('ArrowDown');
  await page.getByText('Was your program closed then').waitFor();
  await assertAccessible(page);
  await press('We were closed then');
  await untilFocused(page, '.impact-headline');
  await tabTo(page, page.locator('select[name="period"]'));
  await keyboard.press('ArrowUp');
  await page.locator('.impact-headline').waitFor();
  await tabTo(page, page.getByRole('link', { name: 'Published figures' }));
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Syringe services and new HIV' }).waitFor();
  await tabTo(page, page.locator('.page-back'));
  await keyboard.press('Enter');
  await page.locator('.impact-headline').waitFor();
});

test('a chosen figure is named on screen and on paper, kept without signal, saved in the file, and undone', async () => {
  assert.equal(await banner.count(), 0, 'nothing is chosen to begin with');
  const assumption = page
    .locator('.impact-assumptions details')
    .filter({ hasText: 'Death when no one helps' });
  await assumption.locator('summary').click();
  await assumption.getByRole('radio', { name: /before it was fitted/ }).check();
  await banner.waitFor();
  await assumption.getByText('Not the cautious estimate').waitFor();
  const [low = 0, high = 0] = await ends();

  await page.emulateMedia({ media: 'print' });
  assert.ok(await banner.isVisible());
  assert.equal(await button('Use the cautious estimates').isVisible(), false, 'nothing to press on paper');
  assert.equal(await assumption.getByRole('radio').first().isVisible(), false);
  await page.emulateMedia({ media: null });

  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await browser.offline(true);
  await page.reload();
  await banner.waitFor();
  assert.deepEqual(await ends(), [low, high]);
  await browser.offline(false);

  const downloading = page.waitForEvent('download');
  await button('Save as a file').click();
  const scenario = JSON.parse(readFileSync(await (await downloading).path(), 'utf8'));
  assert.deepEqual(scenario.choices, { deathWithoutHelp: { effect: 'death-without-help' } });
  await button('Use the cautious estimates').click();
  await banner.waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('.impact-headline').waitFor();
  assert.equal(await banner.count(), 0, 'undone is undone for good');

  const open = async (choices: unknown): Promise<void> => {
    await button('Open a file').click();
    const buffer = Buffer.from(JSON.stringify({ ...scenario, choices }));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer });
  };
  await open(scenario.choices);
  await banner.waitFor();
  await page.getByText('This answer comes from a file').waitFor();
  await button('Use the cautious estimates').click();
  await banner.waitFor({ state: 'detached' });
  await button('Back to the log').click();
  await page.locator('.impact-headline').waitFor();
  await open({ deathWithoutHelp: { effect: 'a-study-that-is-gone' } });
  await page.getByText('is not known').waitFor();
  await button('Use the cautious estimates').click();
  await page.locator('.impact-headline').waitFor();
  assert.equal(await banner.count(), 0);
  await page.goto(`${url}/impact`);
});

/** Made up. The longest answer: infections too, in the longer language, with figures other than the cautious ones. */
const infections = {
  injectionsPerYear: [400, 1000],
  hcvSusceptible: [40, 60],
  hcvIncidence: [5, 20],
  hivSusceptible: [90, 98],
  hivIncidence: [0.2, 2],
} as const;

test('the longest answer prints to two pages, on both papers, from a phone and from a laptop', async () => {
  await button('Change my answers').click();
  await page.getByText('Add infections averted').click();
  for (const [field, [low, high]] of Object.entries(infections)) {
    await page.locator(`input[name="injecting.${field}.low"]`).fill(String(low));
    await page.locator(`input[name="injecting.${field}.high"]`).fill(String(high));
  }
  await button('Show the answer').click();
  for (const [name, figure] of [
    ['Death when no one helps', /before it was fitted/],
    ['What needles do against hepatitis C', /Europe/],
    ['What needles do against HIV', /stronger studies/],
  ] as const) {
    const assumption = page.locator('.impact-assumptions details').filter({ hasText: name });
    await assumption.locator('summary').click();
    await assumption.getByRole('radio', { name: figure }).check();
  }
  await page.evaluate(() => localStorage.setItem('alongside.locale', 'es'));
  await page.reload();
  await page.getByText('No es la estimación prudente para').waitFor();
  const found: string[] = [];
  for (const [device, size] of Object.entries({ phone, laptop })) {
    await page.setViewportSize(size);
    for (const format of ['A4', 'Letter']) {
      await page.locator('.impact .chart').nth(2).waitFor();
      found.push(`${device} ${format} ${pagesOf(await page.pdf({ format }))}`);
    }
  }
  assert.deepEqual(found, ['phone A4 2', 'phone Letter 2', 'laptop A4 2', 'laptop Letter 2']);
});

const ends = (): Promise<readonly number[]> =>
  page
    .locator('.impact-headline')
    .evaluate((line: HTMLElement) => [Number(line.dataset['low']), Number(line.dataset['high'])]);
