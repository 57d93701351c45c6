// The impact page as a coordinator meets it: the real server with a made-up year, the built app, a real browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createScenario, exampleLocal, exampleProgram, writeScenario } from '#impact/index.ts';
import { assertAccessible } from '../support/accessible.ts';
import { laptop } from '../support/browser.ts';
import { openDemoImpact } from '../support/demo.ts';
import { fillImpactForm } from '../support/impact-form.ts';
import { until } from '../support/patience.ts';
import { pagesOf } from '../support/pdf.ts';
import { shoot } from '../support/shots.ts';

const SHOTS = process.env['SHOTS'];
const { browser, url } = await openDemoImpact();

const look = async (name: string): Promise<void> => {
  if (SHOTS === undefined) return;
  await shoot(browser.page, name, { isWhole: true, folder: SHOTS });
};

test('an empty form says what is missing, and nothing is filled in', async () => {
  const { page } = browser;
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await page.getByText('6 questions still need a low and a high number').waitFor();
  await assertAccessible(page);
  await look('form');
});

test('six ranges give the answer: a sentence, a picture with its table, reasons, and what 500 more kits would do', async () => {
  const { page } = browser;
  await fillImpactForm(page);
  await page.getByRole('button', { name: 'Show the answer' }).click();
  const headline = await page.locator('.impact-headline strong').textContent();
  assert.match(headline ?? '', /^Between \d+ and \d+ deaths averted\. The middle estimate is \d+\./);
  // The middle of the sentence is the middle of the picture.
  const middle = /estimate is (\d+)/.exec(headline ?? '')?.[1];
  const table = page.locator('.impact .chart table').first();
  assert.match((await table.textContent()) ?? '', new RegExp(`Middle estimate${middle}`));
  assert.match((await page.locator('.impact-more').textContent()) ?? '', /^With 500 more kits: between /);
  await page.locator('.impact .chart').nth(2).waitFor();
  const text = (await page.locator('main').textContent()) ?? '';
  assert.doesNotMatch(text, /NaN|undefined|Infinity|app\.impact|impact\.\w+\./);
  for (const chart of await page.locator('.impact .chart').all())
    assert.equal(await chart.locator('table').count(), 1, 'every picture has its table');
  await assertAccessible(page);
  await look('answer');
});

test('the answer by study and the rules of thumb are one tap away, and what is left out is said', async () => {
  const { page } = browser;
  await page.getByText('No one knows which one holds here').waitFor();
  const studies = page.locator('.impact-studies');
  await studies.locator('summary').click();
  for (const name of [
    'Rhode Island model',
    'State curves',
    'Deaths before and after',
    'Coffin 2013',
    'British Columbia',
  ])
    assert.match((await studies.textContent()) ?? '', new RegExp(name));
  await page.getByRole('heading', { name: 'What this leaves out' }).waitFor();
  await page.getByText('A paragraph for a paper').click();
  await page.getByText(/impact engine 2\.\d+\.\d+ .*CHEERS 2022/).waitFor();
  await assertAccessible(page);
  await look('by-study');
});

test('what a council asks is answered: the program closed, and what a death averted cost', async () => {
  const { page } = browser;
  await page
    .locator('.impact-council')
    .getByText(/^Between -?\d+ and \d+ more overdose deaths/)
    .waitFor();
  const closed = await page.locator('.impact-council').textContent();
  await page.getByLabel('If, in these months, your program had').selectOption('late');
  await page.waitForFunction(
    (before) => document.querySelector('.impact-council')?.textContent !== before,
    closed,
  );
  await page.getByLabel('What your program cost in these months').fill('60000');
  const { high } = (await page.locator('.impact-headline').evaluate((line) => ({ ...line.dataset }))) as {
    readonly high: string;
  };
  const price = (await page.locator('.impact-price').textContent()) ?? '';
  assert.match(price.replaceAll(',', ''), new RegExp(` ${Math.round(60_000 / Number(high))} `));
  await assertAccessible(page);
  await look('council');
});

test('every assumption shows its source at one tap', async () => {
  const { page } = browser;
  const all = page.locator('.impact-assumptions details');
  const count = await all.count();
  assert.ok(count >= 10, `${count}`);
  for (let i = 0; i < count; i += 1) {
    await all.nth(i).locator('summary').click();
    assert.ok(((await all.nth(i).locator('p').first().textContent()) ?? '').length > 10);
  }
  await assertAccessible(page);
});

// How long it takes on a slow device: npm run bench -- slider.
test('a slider that is dragged is answered where it rests, not once for every step, by keyboard too', async () => {
  const { page } = browser;
  const slider = page.getByRole('slider', { name: 'Overdoses with someone there' });
  await slider.focus();
  const headline = page.locator('.impact-headline strong');
  const before = await headline.textContent();
  for (let i = 0; i < 12; i += 1) await page.keyboard.press('ArrowLeft');
  await page.waitForFunction(
    (was) => document.querySelector('.impact-headline strong')?.textContent !== was,
    before,
  );
  const round = async (): Promise<number> => Number(await page.locator('.impact').getAttribute('data-round'));
  // Still: no answer for many looks in a row.
  const settled = async (): Promise<number> => {
    let [last, looks] = [-1, 0];
    await until(async () => {
      const now = await round();
      looks = now === last ? looks + 1 : 0;
      last = now;
      return looks === 40;
    });
    return last;
  };
  const from = await settled();
  const rested = await headline.textContent();
  await slider.evaluate(async (input: HTMLInputElement) => {
    const line = document.querySelector('.impact-headline') as HTMLElement;
    // Every text that the line ever has, however short it stands.
    new MutationObserver(() => {
      if (/roughly while you move/.test(line.textContent ?? '')) document.body.dataset['rough'] = 'said';
    }).observe(line, { subtree: true, childList: true, characterData: true });
    for (let i = 0; i < 60; i += 1) {
      input.stepUp(i < 30 ? 1 : -1);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      // The page draws each step; no answer can come between them, however slow the machine.
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    }
  });
  await until(async () => (await round()) > from);
  const rounds = (await settled()) - from;
  assert.ok(rounds < 10, `${rounds} answers for 60 steps`);
  console.log(`${rounds} answers for 60 steps`);
  // It rests where it was before.
  await until(async () => (await headline.textContent()) === rested);
  assert.equal(await page.locator('body').getAttribute('data-rough'), 'said');
  assert.equal(await page.getByText('roughly while you move').count(), 0);
});

test('it prints to two pages', async () => {
  const { page } = browser;
  const pdf = await page.pdf({
    format: 'Letter',
    printBackground: true,
    ...(SHOTS && { path: `${SHOTS}/print.pdf` }),
  });
  assert.equal(pagesOf(pdf), 2);
  assert.equal(pagesOf(await page.pdf({ format: 'A4' })), 2);
});

test('an impossible answer is refused in words that name the question', async () => {
  const { page } = browser;
  await page.getByRole('button', { name: 'Change my answers' }).click();
  await page.locator('input[name="witnessed.high"]').fill('140');
  await page.locator('input[name="peopleAtRisk.low"]').fill('20000');
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await page.getByText('Overdoses with someone there must be between 0 and 1').waitFor();
  await page.getByText('People at risk of an overdose is upside down').waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Change my answers' }).click();
  await page.locator('input[name="witnessed.high"]').fill('80');
  await page.locator('input[name="peopleAtRisk.low"]').fill('6000');
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await page.locator('.impact-headline').waitFor();
});

test('a scenario file is saved and opened again, and a newer one is refused in words', async () => {
  const { page } = browser;
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const path = await (await downloading).path();
  const scenario = JSON.parse(readFileSync(path, 'utf8'));
  assert.equal(scenario.local.deaths.low, exampleLocal.deaths.low);
  const open = async (text: string): Promise<void> => {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  await page.getByRole('button', { name: 'Open a file' }).click();
  await open(JSON.stringify({ ...scenario, version: 99 }));
  await page.getByText('this engine reads up to 1').waitFor();
  await open(JSON.stringify({ ...scenario, local: { ...scenario.local, deaths: { low: 90, high: 90 } } }));
  await page.getByText('This answer comes from a file').waitFor();
  await page.locator('.impact-headline').waitFor();
  await page.getByRole('button', { name: 'Back to the log' }).click();
});

test('a file of engine 1 opens with the figures of engine 1, named by its version, until it is answered anew', async () => {
  const { page } = browser;
  const file = readFileSync(new URL('../../src/impact/scenario/engine-1.json', import.meta.url), 'utf8');
  await page.getByRole('button', { name: 'Open a file' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'old.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await page.getByText('It was made with version 1.0.0').waitFor();
  assert.match(
    (await page.locator('.impact-headline strong').textContent()) ?? '',
    /^Between 1 and 5 deaths/,
  );
  await page.getByText('Engine 1.0.0').waitFor();
  await look('engine-1');
  await page.getByRole('button', { name: 'Back to the log' }).click();
  await page.getByText('It was made with version 1.0.0').waitFor({ state: 'detached' });
});

test('a program without kits gets its needles answered, and no word about deaths averted', async () => {
  const { page } = browser;
  const file = createScenario(
    { ...exampleProgram, kits: exampleProgram.kits.map((row) => ({ ...row, kits: 0 })), reversals: null },
    exampleLocal,
  );
  await page.getByRole('button', { name: 'Open a file' }).click();
  const buffer = Buffer.from(writeScenario(file));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'needles.json', mimeType: 'application/json', buffer });
  await page.locator('.impact-headline strong', { hasText: 'New hepatitis C' }).waitFor();
  const text = (await page.locator('.impact-sheet').first().textContent()) ?? '';
  assert.match(text, /Your needles covered \d+% to \d+% of the injections/);
  assert.match(text, /New HIV/);
  assert.doesNotMatch(text, /deaths averted/i);
  await assertAccessible(page);
  await look('needles');
  await page.getByRole('button', { name: 'Back to the log' }).click();
  await page.locator('.impact-headline strong', { hasText: 'deaths averted' }).waitFor();
});

test('the page of sources shows every figure with its range', async () => {
  const { page } = browser;
  await page.getByRole('link', { name: 'Published figures' }).click();
  await page.getByRole('heading', { name: 'Syringe services and new HIV' }).waitFor();
  assert.ok((await page.locator('.chart').count()) >= 30);
  await assertAccessible(page);
  await look('sources');
  await page.goto(`${url}/impact`);
});

test('without signal the kept counts and answers still give an answer', async () => {
  const { page } = browser;
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const online = await page.locator('.impact-headline strong').textContent();
  await browser.offline(true);
  await page.reload();
  await page.locator('.impact-headline').waitFor();
  assert.equal(await page.locator('.impact-headline strong').textContent(), online);
  await page.getByText('These are the counts this device kept').waitFor();
  await browser.offline(false);
});

test('in Spanish and in the dark it reads and looks as it should', async () => {
  const { page } = browser;
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(() => localStorage.setItem('alongside.locale', 'es'));
  await page.reload();
  await page.getByText(/Entre \d+ y \d+ muertes evitadas/).waitFor();
  await page.locator('.impact .chart').nth(2).waitFor();
  await assertAccessible(page);
  await look('es-dark');
  await page.setViewportSize(laptop);
  await assertAccessible(page);
  assert.equal(
    pagesOf(await page.pdf({ format: 'Letter', ...(SHOTS && { path: `${SHOTS}/print-es.pdf` }) })),
    2,
  );
  assert.deepEqual(
    browser.problems.filter((problem) => !/ERR_INTERNET_DISCONNECTED|Failed to load resource/.test(problem)),
    [],
  );
});
