import type { Page } from 'playwright-core';
import { assertAccessible } from '../support/accessible.ts';
import { goTo } from '../support/app.ts';
import { settled } from '../support/settled.ts';
import { cutOff, lengthen, mirror, shorten, smallTargets, unfold } from './in-page.ts';
import type { Look } from './looks.ts';

/** Puts on a look: size and colors, and for a screen of the app the language. */
export const putOn = async (page: Page, look: Look): Promise<void> => {
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.emulateMedia({ colorScheme: look.colors });
  await page.locator('.language select').selectOption(look.locale);
};

/** Opens a screen of the app in the look that was put on, and unfolds it. */
export const openScreen = async (page: Page, path: string): Promise<void> => {
  await goTo(page, path);
  await settled(page);
  await page.evaluate(unfold);
  await settled(page);
};

/** What is wrong with the page as it stands, in words. `picture` takes one of it as it is looked at. */
export const findingsOf = async (
  page: Page,
  look: Look,
  picture = async (): Promise<void> => {},
): Promise<readonly string[]> => {
  const found: string[] = [];
  if (look.axe !== 'none')
    await assertAccessible(page, { isOfColors: look.axe === 'colors' }).catch((error: unknown) => {
      found.push(error instanceof Error ? error.message : String(error));
    });
  if (look.turned === 'longer') await page.evaluate(lengthen);
  if (look.turned === 'mirrored') await page.evaluate(mirror);
  found.push(...(await page.evaluate(cutOff)));
  // Where a thumb presses.
  if (look.width < 600) found.push(...(await page.evaluate(smallTargets)));
  await picture();
  await page.evaluate(shorten);
  await page.evaluate(() => document.documentElement.removeAttribute('dir'));
  return found;
};
