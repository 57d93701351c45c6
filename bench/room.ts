import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildWeb } from '#build/build.ts';
import { random } from '#cli/adapters/ports.ts';
import { uuidv4 } from '#log/index.ts';
import { goTo, signIn } from '../test/support/app.ts';
import { startBrowser, type TestBrowser } from '../test/support/browser.ts';
import { startWhole } from '../test/support/whole.ts';
import { boardRedraw } from './room-redraw.ts';
import { type Bench, quantile, round } from './row.ts';

/** From a tap on one tablet of the room to the screen of another tablet and of a wall display, on one machine; and what a full board costs. */
export const room: Bench = async ({ size, note }) => {
  await buildWeb();
  const whole = await startWhole({ webRoot: join(import.meta.dirname, '..', 'dist', 'web') });
  const cleanups: (() => void | Promise<void>)[] = [];
  try {
    const { org, worker } = await whole.addOrganization('Room', 'UTC');
    const token = await whole.tokenFor(org, worker, uuidv4({ random }));
    await fetch(`${whole.url}/v1/organization`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ settings: { programs: ['exchange', 'consumption'] } }),
    });
    const browsers: TestBrowser[] = [];
    for (const path of ['/room', '/room', '/room/wall']) {
      const browser = await startBrowser(
        { after: (work) => void cleanups.push(work) },
        { viewport: { width: 1024, height: 768 }, isWhole: true },
      );
      const { page } = browser;
      page.setDefaultTimeout(30_000);
      await page.goto(whole.url);
      await signIn(page, { name: 'Worker', passphrase: 'warm socks in winter' });
      await page.locator('input[name=site]').first().check({ force: true });
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      await page.locator('.save-bar button').first().waitFor();
      browsers.push(browser);
      await page.locator('.save-bar button').first().waitFor();
      if (browsers.length === 1) await setUp(page);
      else await goTo(page, path);
    }
    const [first, second, third] = browsers;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('a screen is missing');
    const [tapped, other, wall] = [first.page, second.page, third.page];
    note('two tablets and a wall display are open');
    const taps = Math.max(5, Math.round(40 * size));
    const times: number[] = [];
    for (let tap = 0; tap < taps; tap += 1) {
      const isBack = tap % 2 === 1;
      const seen = [other, wall].map((page) => whenText(page, isBack ? 'Watching closely' : 'Using'));
      await tapped.getByRole('button', { name: isBack ? 'Watch closely' : 'Using now', exact: true }).click();
      const at = await tapped.evaluate(() => (globalThis as { tappedAt?: number }).tappedAt ?? 0);
      times.push(...(await Promise.all(seen)).map((moment) => moment - at));
    }
    const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
    note(`${taps} taps, ${times.length} times`);
    return [
      {
        name: 'room: tap to the other screens, p95',
        value: round(p95),
        unit: 'ms',
        aim: 'under 300 ms',
        ok: p95 < 300,
        json: { taps, p50: round(p50), p95: round(p95) },
      },
      await boardRedraw(tapped, other, second.throttle, Math.max(4, Math.round(20 * size))),
    ];
  } finally {
    for (const cleanup of cleanups.reverse()) await cleanup();
    await whole.stop();
  }
};

/** A room of two seats, watched by eye and open, with somebody seated whose stay is in front. */
const setUp = async (page: Page): Promise<void> => {
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  await goTo(page, '/room/set-up');
  await press('Add a seat');
  await press('Add a seat');
  await page.getByRole('radio', { name: 'By eye, no timed checks' }).check({ force: true });
  await press('Save');
  await page.locator('.toast').waitFor();
  await goTo(page, '/room');
  await press('Open');
  await page.getByRole('button', { name: /^1 Free/ }).click();
  await page.locator('.room-tile-who').click();
  await page.locator('.room-moves').first().waitFor();
  const stay = new URL(page.url()).pathname;
  await page.evaluate(() => {
    addEventListener('click', () => Object.assign(globalThis, { tappedAt: Date.now() }), true);
  });
  await goTo(page, stay);
};

/** The moment at which the page shows this of a seat. */
const whenText = (page: Page, text: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const isThere = (): boolean =>
          [...document.querySelectorAll('.room-tile-stage, .room-wall-seats span')].some(
            (each) => each.textContent === wanted,
          );
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          resolve(Date.now());
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    text,
  );
