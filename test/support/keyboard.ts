import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/**
 * Presses Tab until the target has the focus, after waiting for it to exist; fails after more than one round of a long
 * screen. Waiting first matters: what comes late would be tabbed past.
 */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor({ state: 'attached' });
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    if (await hasFocus(target)) return;
  }
  assert.fail(`${target} is not reached with Tab`);
};

export const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Waits until the target has the focus. */
export const untilFocused = async (page: Page, selector: string): Promise<void> => {
  await page.waitForFunction((of) => document.activeElement?.matches(of) === true, selector);
};
