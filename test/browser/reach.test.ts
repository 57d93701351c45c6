import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from '../support/accessible.ts';
import { add, goTo, openDevice, startSetUpApp, stepper, untilLine } from '../support/app.ts';
import { startBrowser } from '../support/browser.ts';
import { tabTo } from '../support/keyboard.ts';
import { settled } from '../support/settled.ts';

/** Everyone can use every screen: with a keyboard, a screen reader, a small phone, in sunlight and at night. */

const app = await startSetUpApp();
await add(app, '/v1/sites', { name: 'Van', channel: 'mobile' });

const screens = [
  '/counter',
  '/today',
  '/stock',
  '/stock/receive',
  '/stock/count',
  '/stock/move',
  '/stock/change',
  '/report',
  '/office',
  '/office/attention',
  '/office/people',
  '/office/items',
  '/office/import',
  '/office/bulk',
  '/office/organization',
  '/office/packs',
  '/office/returns',
  '/impact',
  '/impact/sources',
  '/device',
];

/** Colors are the same in every language. */
const looks = [
  { locale: 'en', colorScheme: 'light', isOfColors: false },
  { locale: 'es', colorScheme: 'light', isOfColors: false },
  { locale: 'en', colorScheme: 'dark', isOfColors: true },
] as const;

/** Fills each screen with something to look at: a usual pack, a visit, a delivery. */
const fill = async (page: Page): Promise<void> => {
  await stepper(page, 'Cooker').fill('3');
  await page.getByRole('button', { name: 'Keep as a usual pack' }).click();
  await page.getByLabel('Name of the pack').fill('Three');
  await page.getByRole('button', { name: 'Keep this pack' }).click();
  await page.locator('.pack').first().waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await untilLine(page, '2 of 2 sent');
};
const first = await openDevice({ after }, app);
await fill(first.page);
await first.stop();

test('axe finds nothing on any screen, in both languages, light and dark, with the contrast that sunlight needs', async (t) => {
  const { page } = await openDevice(t, app);
  for (const { locale, colorScheme, isOfColors } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.locator('.language select').selectOption(locale);
    for (const path of screens) {
      await goTo(page, path);
      await settled(page);
      await assert.doesNotReject(assertAccessible(page, { isOfColors }), `${path} ${locale} ${colorScheme}`);
    }
    await goTo(page, '/counter');
    await page.locator('.pack').first().click();
    for (const summary of await page.locator('details.more > summary').all()) await summary.click();
    await settled(page);
    await assert.doesNotReject(
      assertAccessible(page, { isOfColors }),
      `filled counter ${locale} ${colorScheme}`,
    );
    await goTo(page, '/today');
  }
});

test('axe finds nothing before a shift: sign-in, and where it starts', async (t) => {
  const { page } = await startBrowser(t);
  await page.goto(app.url);
  await page.getByLabel('Your name').waitFor();
  await assertAccessible(page);
  await page.getByLabel('Your name').fill('First');
  await page.getByLabel('Passphrase').fill('warm socks in winter');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
  await assertAccessible(page);
});

test('no screen scrolls sideways on a small phone, and nothing to tap is smaller than a thumb', async (t) => {
  const { page } = await openDevice(t, app);
  const faults: string[] = [];
  // The longer words are the Spanish ones.
  for (const [locale, widths] of [
    ['en', [320]],
    ['es', [320, 360]],
  ] as const)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 740 });
      await page.locator('.language select').selectOption(locale);
      for (const path of screens) {
        await goTo(page, path);
        await settled(page);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (over > 0) faults.push(`${path} ${locale} ${width} px: ${over} px too wide`);
        for (const small of await page.evaluate(smallTargets))
          faults.push(`${path} ${locale} ${width} px: ${small}`);
      }
    }
  assert.deepEqual(faults, []);
});

test('a hand-out is recorded, undone and corrected with the keyboard alone', async (t) => {
  const { page } = await openDevice(t, app);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const pack = (name: string) => page.locator('.pack').filter({ hasText: name });
  await tabTo(page, pack('Three'));
  await page.keyboard.press('Enter');
  await tabTo(page, stepper(page, 'Cooker'));
  await page.keyboard.press('ArrowUp');
  await tabTo(page, button('Save'));
  await page.keyboard.press('Enter');
  await page.locator('.toast').filter({ hasText: 'Saved: 4 Cooker' }).waitFor();
  await tabTo(page, button('Undo'));
  await page.keyboard.press('Enter');
  await page.locator('.toast').filter({ hasText: 'Taken back' }).waitFor();
  await tabTo(page, pack('Same as the last visit'));
  await page.keyboard.press('Space');
  await tabTo(page, button('Save'));
  await page.keyboard.press('Space');
  await page.locator('.toast').filter({ hasText: 'Saved: 3 Cooker' }).waitFor();
  await tabTo(page, page.getByRole('link', { name: 'Today', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  await tabTo(page, page.getByRole('link', { name: /3 Cooker/ }).first());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'A visit' }).waitFor();
  await tabTo(page, button('Correct'));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo(page, stepper(page, 'Cooker'));
  await page.keyboard.type('5');
  await tabTo(page, button('Save the correction'));
  await page.keyboard.press('Enter');
  await page.locator('.toast').filter({ hasText: 'Corrected' }).waitFor();
});

/** Buttons, links and fields that are lower or narrower than 48 px; links inside a sentence are not targets. Runs in the page. */
const smallTargets = (): readonly string[] =>
  [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary')].flatMap(
    (element) => {
      const box = element.getBoundingClientRect();
      const isHidden = box.width === 0 || element.closest('.skip, [hidden], dialog:not([open])') !== null;
      const isInText = element.tagName === 'A' && element.parentElement?.tagName === 'P';
      return isHidden || isInText || (box.width >= 47.5 && box.height >= 47.5)
        ? []
        : [
            `${element.tagName} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 30)}" ${Math.round(box.width)} x ${Math.round(box.height)}`,
          ];
    },
  );
