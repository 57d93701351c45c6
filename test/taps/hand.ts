import type { Locator, Page } from 'playwright-core';

/** A hand at a screen: every touch is counted, and so is every field that something is typed into. */
export interface Hand {
  readonly page: Page;
  readonly tap: (target: Locator) => Promise<void>;
  /** Taps a field and types. */
  readonly type: (target: Locator, text: string) => Promise<void>;
  /** Types where the cursor stands already, and goes on with Enter. */
  readonly typeOn: (text: string) => Promise<void>;
  /** Opens a list of the phone and takes one: two taps. */
  readonly choose: (target: Locator, label: string) => Promise<void>;
  readonly counted: () => { readonly taps: number; readonly typed: number };
}

export const createHand = (page: Page): Hand => {
  let taps = 0;
  let typed = 0;
  return {
    page,
    tap: async (target) => {
      taps += 1;
      await target.click();
    },
    type: async (target, text) => {
      taps += 1;
      typed += 1;
      await target.fill(text);
    },
    typeOn: async (text) => {
      typed += 1;
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    choose: async (target, label) => {
      taps += 2;
      await target.selectOption({ label });
    },
    counted: () => ({ taps, typed }),
  };
};
