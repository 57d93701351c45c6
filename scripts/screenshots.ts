/**
 * npm run screenshots: the README's pictures into docs/pictures, and every screen on a phone and a laptop in every
 * language into shots/ (not kept), all from the demo's made-up program, so that nobody's figures are ever in a picture.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { goTo, signIn, startShift, stepper } from '../test/support/app.ts';
import { laptop, phone, startBrowser } from '../test/support/browser.ts';
import { startDemoProcess } from '../test/support/demo-process.ts';
import { fillImpactForm } from '../test/support/impact-form.ts';
import { shoot } from '../test/support/shots.ts';

const root = join(import.meta.dirname, '..');
const pictures = join(root, 'docs', 'pictures');
const cleanups: (() => void | Promise<void>)[] = [];
const t = { after: (work: () => void | Promise<void>) => void cleanups.push(work) };
const who = { name: 'Demo', passphrase: 'made up for the demo' };

const main = async (): Promise<void> => {
  const url = await startDemoProcess(t);
  const { page } = await startBrowser(t);
  await page.goto(url);
  await page.getByLabel('Your name').waitFor();
  await everySize(page, 'sign-in');
  await signIn(page, who);
  await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
  await everySize(page, 'shift');
  await startShift(page, 'River Street hub');
  await untilRead(page);
  await answerImpact(page);
  await everyScreen(page);
  await forReadme(page);
};

/** Screens by name, and what to wait for before they are whole. */
const screens = {
  counter: '/counter',
  today: '/today',
  stock: '/stock',
  'stock-receive': '/stock/receive',
  'stock-count': '/stock/count',
  'stock-move': '/stock/move',
  'stock-change': '/stock/change',
  report: '/report',
  office: '/office',
  'office-attention': '/office/attention',
  'office-people': '/office/people',
  'office-items': '/office/items',
  'office-organization': '/office/organization',
  'office-import': '/office/import',
  'office-packs': '/office/packs',
  'office-bulk': '/office/bulk',
  'office-returns': '/office/returns',
  'office-tally': '/office/tally',
  'impact-sources': '/impact/sources',
  device: '/device',
  impact: '/impact',
} as const;

const everyScreen = async (page: Page): Promise<void> => {
  for (const locale of ['en', 'es']) {
    await page.setViewportSize(phone);
    await page.locator('.language select').selectOption(locale);
    for (const [name, path] of Object.entries(screens)) {
      await goTo(page, path);
      await settled(page);
      await everySize(page, `${name}-${locale}`);
    }
    await goTo(page, '/impact');
    await impactDrawn(page);
    await shoot(page, `impact-whole-${locale}`, { isWhole: true });
    await page.locator('.impact > .row button').first().click();
    await page.locator('input[name="deaths.low"]').waitFor();
    await shoot(page, `impact-form-${locale}`, { isWhole: true });
    await goTo(page, '/today');
    await dayWithVisits(page);
    await everySize(page, `day-${locale}`);
    await page.locator('a.visit').first().click();
    await settled(page);
    await everySize(page, `entry-${locale}`);
    await goTo(page, '/counter');
    await page.locator('.pack').first().click();
    for (const more of await page.locator('details.more > summary').all()) await more.click();
    await settled(page);
    await everySize(page, `counter-filled-${locale}`);
    await shoot(page, `counter-whole-${locale}`, { isWhole: true });
  }
  await page.locator('.language select').selectOption('en');
};

/** Answers what the log cannot know, with numbers as made up as the demo, so that the page has an answer to show. */
const answerImpact = async (page: Page): Promise<void> => {
  await goTo(page, '/impact');
  await page.locator('input[name="deaths.low"]').waitFor();
  await fillImpactForm(page);
  await page.locator('.impact-question ~ button[type=submit]').click();
  await impactDrawn(page);
};

/** The answer, why, and what more kits would do: three pictures. */
const impactDrawn = async (page: Page): Promise<void> => {
  await page.locator('.impact .chart').nth(2).waitFor();
  await settled(page);
};

const forReadme = async (page: Page): Promise<void> => {
  await page.setViewportSize(phone);
  await goTo(page, '/today');
  await goTo(page, '/counter');
  await page.getByRole('button', { name: /^10 and works/ }).click();
  await stepper(page, 'Syringes back').fill('15');
  await page.evaluate(() => scrollTo(0, 0));
  await keep(page, 'counter');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await goTo(page, '/today');
  await dayWithVisits(page);
  await page.locator('.toast').waitFor({ state: 'detached', timeout: 20_000 });
  await keep(page, 'today');
  await goTo(page, '/stock');
  await keep(page, 'stock');
  await page.setViewportSize(laptop);
  await goTo(page, '/report');
  await keep(page, 'report');
  await goTo(page, '/impact');
  await impactDrawn(page);
  await page.evaluate(() => scrollTo(0, 0));
  await page.mouse.move(0, 0);
  await keep(page, 'impact');
};

/** A picture of the README. */
const keep = async (page: Page, name: string): Promise<void> => {
  await settled(page);
  mkdirSync(pictures, { recursive: true });
  const png = await page.screenshot({ animations: 'disabled' });
  writeFileSync(join(pictures, `${name}.png`), png);
  console.log(`docs/pictures/${name}.png  ${Math.round(png.length / 1000)} kB`);
};

const everySize = async (page: Page, name: string): Promise<void> => {
  await shoot(page, name);
};

/** Goes back to a day before today on which the site was open. */
const dayWithVisits = async (page: Page): Promise<void> => {
  const visits = page.locator('a.visit');
  for (let days = 0; days === 0 || (days < 7 && (await visits.count()) === 0); days += 1)
    await page.locator('.day-nav button').first().click();
};

/** Nothing is being fetched or read any more. */
const settled = async (page: Page): Promise<void> => {
  await page.locator('.waiting').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(300);
  await page.locator('.waiting').first().waitFor({ state: 'detached' });
};

/** The whole log of the demo is on this device. */
const untilRead = async (page: Page): Promise<void> => {
  await page.locator('.pack').nth(2).waitFor({ timeout: 60_000 });
  for (let before = -1, tries = 0; tries < 60; tries += 1) {
    const held = await page.evaluate(countRecords);
    if (held === before && held > 1_000) return;
    before = held;
    await wait(2_000);
  }
};

const countRecords = (): Promise<number> =>
  new Promise((resolve) => {
    void indexedDB.databases().then(([found]) => {
      const request = indexedDB.open(found?.name ?? '');
      request.onsuccess = () => {
        const count = request.result.transaction('records').objectStore('records').count();
        count.onsuccess = () => {
          request.result.close();
          resolve(count.result);
        };
      };
    });
  });

try {
  await main();
} finally {
  for (const cleanup of cleanups.reverse()) await cleanup();
}
