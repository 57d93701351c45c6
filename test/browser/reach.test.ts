import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from '../support/accessible.ts';
import { openDevice, startSetUpApp, stepper, untilLine } from '../support/app.ts';
import { startBrowser } from '../support/browser.ts';
import { tabTo } from '../support/keyboard.ts';
import { settled } from '../support/settled.ts';

/** The counter for everyone: with a keyboard, a screen reader, in sunlight and at night. Every screen: test/look. */

const app = await startSetUpApp();

/** A usual pack and a visit. */
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

test('axe finds nothing at a counter with a usual pack in it, unfolded, light and dark, in the contrast that sunlight needs', async (t) => {
  const { page } = await openDevice(t, app);
  await page.locator('.pack').first().click();
  for (const summary of await page.locator('details.more > summary').all()) await summary.click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    await assertAccessible(page, { isOfColors: colorScheme === 'dark' });
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
