import type { Locator, Page } from 'playwright-core';
import { goTo, stepper, untilOpen } from '../support/app.ts';
import type { Hand } from './hand.ts';

/** One usual job: from the screen that is open when somebody comes to do it, to the words that say it is done. */
export interface Job {
  readonly name: string;
  /** Most taps and seconds it may take; more is a fault of ours. Seconds are the app's own, without anybody's thinking. */
  readonly most: { readonly taps: number; readonly seconds: number };
  /** What must be there before, and is not counted. */
  readonly before?: (page: Page) => Promise<void>;
  readonly walk: (hand: Hand, own: () => Promise<Hand>) => Promise<void>;
}

const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const menu = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name });
const told = (page: Page, text: string | RegExp): Promise<void> =>
  page.locator('.toast').filter({ hasText: text }).waitFor();
const atCounter = async (page: Page): Promise<void> => {
  await goTo(page, '/counter');
  await untilOpen(page);
};

/** Text such as `2026-11-27`, so many days before the browser's own today. */
const localDay = (page: Page, ago: number): Promise<string> =>
  page.evaluate((days) => {
    const at = new Date(Date.now() - days * 86_400_000);
    return [at.getFullYear(), at.getMonth() + 1, at.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  }, ago);

const usual: Job = {
  name: 'a usual hand-out',
  most: { taps: 2, seconds: 10 },
  before: atCounter,
  walk: async ({ page, tap }) => {
    await tap(button(page, /^10 and works/));
    await tap(button(page, 'Save'));
    await told(page, 'Saved: ');
  },
};

const five: Job = {
  name: 'five items with returns, naloxone and reason',
  most: { taps: 10, seconds: 15 },
  before: atCounter,
  walk: async ({ page, tap, type }) => {
    // What is in sight differs by what a site hands out: a naloxone kit is always among it here.
    const kit = page.getByRole('button', { name: /^Add one: Naloxone/ }).first();
    const lines = page.locator('.counter-lines').first().getByRole('spinbutton');
    const names = await lines.evaluateAll((inputs) =>
      inputs.map((input) => document.querySelector(`label[for="${input.id}"]`)?.textContent ?? ''),
    );
    const others = names.filter((name) => !name.startsWith('Naloxone')).slice(0, 4);
    for (const name of others) await type(stepper(page, name), '12');
    await tap(kit);
    await type(stepper(page, 'Syringes back'), '25');
    await tap(page.getByText('More about naloxone'));
    await tap(
      page
        .locator('label.chip')
        .filter({ has: page.locator('input[name="refill-reason"]') })
        .first(),
    );
    await tap(button(page, 'Save'));
    await told(page, '25 syringes back');
  },
};

const correct: Job = {
  name: "correct yesterday's visit",
  most: { taps: 7, seconds: 15 },
  before: async (page) => {
    await atCounter(page);
    await stepper(page, 'Cooker').fill('41');
    await page.getByText('More about this visit').click();
    await page.getByLabel('Day of the visit').fill(await localDay(page, 1));
    await button(page, 'Save').click();
    await told(page, 'Saved: 41 Cooker');
    await page.getByRole('button', { name: 'back to today' }).click();
  },
  walk: async ({ page, tap, type }) => {
    await tap(menu(page, 'Today'));
    await tap(button(page, 'Day before'));
    await tap(page.getByRole('link', { name: /41 Cooker/ }).first());
    await tap(page.getByRole('link', { name: 'Correct the visit' }));
    await type(stepper(page, 'Cooker'), '14');
    await tap(button(page, 'Save the correction'));
    await told(page, 'Corrected');
  },
};

const delivered = [
  'Cooker',
  'Cotton filter',
  'Sterile water',
  'Tourniquet',
  'Alcohol pad',
  'Foil',
  'Straight stem',
  'Condom',
] as const;

const receive: Job = {
  name: 'receive eight lines with lots and a date',
  most: { taps: 14, seconds: 30 },
  before: atCounter,
  walk: async ({ page, tap, typeOn, type }) => {
    await tap(menu(page, 'Stock'));
    await tap(page.getByRole('link', { name: 'Receive' }).first());
    const picker = page.getByRole('combobox', { name: 'Add an item' });
    for (const [index, item] of delivered.entries()) {
      await tap(picker);
      await typeOn(item);
      await typeOn(String(100 + index));
      await page.keyboard.type(`L${index}`);
    }
    await type(page.getByLabel('One date for all without a date'), '03/2031');
    await tap(button(page, 'Save'));
    await told(page, 'Saved');
  },
};

const paper: Job = {
  name: 'the month on paper',
  most: { taps: 4, seconds: 20 },
  before: async (page) => {
    await atCounter(page);
    await page.evaluate(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', '');
    });
  },
  walk: async ({ page, tap }) => {
    await tap(menu(page, 'Report'));
    await tap(button(page, 'Print'));
    await page.locator('[data-printed]').waitFor();
  },
};

const ownPhone: Job = {
  name: 'a worker on a phone of their own',
  most: { taps: 16, seconds: 60 },
  before: atCounter,
  walk: async ({ page, tap, type, choose }, own) => {
    await tap(menu(page, 'Office'));
    await tap(page.getByRole('link', { name: 'Sites and workers' }));
    await tap(button(page, 'Add a worker'));
    const dialog = page.getByRole('dialog');
    await type(dialog.getByRole('textbox').first(), 'Robin');
    await choose(dialog.getByLabel('Role'), 'Peer worker');
    await type(dialog.getByLabel('Passphrase for them'), 'three brown pelicans');
    await tap(dialog.getByRole('button', { name: 'Save' }));
    await page.getByText('Robin').first().waitFor();
    const phone = await own();
    await phone.type(phone.page.getByLabel('Your name'), 'Robin');
    await phone.type(phone.page.getByLabel('Passphrase'), 'three brown pelicans');
    await phone.tap(button(phone.page, 'Sign in'));
    await phone.tap(phone.page.getByRole('radio').first());
    await phone.tap(button(phone.page, 'Start'));
    await untilOpen(phone.page);
  },
};

export const jobs: readonly Job[] = [usual, five, correct, receive, paper, ownPhone];
