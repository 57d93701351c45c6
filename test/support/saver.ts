import type { Page } from 'playwright-core';
import { firstWorker, signIn, startShift, untilOpen, type Who } from './app.ts';

/** Someone who hands out at the counter without a pause: 1 cooker, then 2, then 3, each its own visit. */
export interface Saver {
  /** Figures that the screen called saved. */
  readonly saved: readonly number[];
  /** Ends after the save that is under way. */
  readonly stop: () => Promise<void>;
}

/** Starts to save in an open counter, from this figure on. It ends by itself when the page goes away. */
export const startSaver = (page: Page, from: number): Saver => {
  const saved: number[] = [];
  page.on('console', (message) => {
    const figure = /^told saved: (\d+)$/.exec(message.text())?.[1];
    if (figure !== undefined) saved.push(Number(figure));
  });
  const running = page.evaluate(saveOn, from).catch(() => {});
  return {
    saved,
    stop: async () => {
      await page.evaluate(() => document.body.setAttribute('data-enough', ''));
      await running;
    },
  };
};

/** Runs in the page: types, presses Save, waits for the words, and only then counts. */
const saveOn = async (from: number): Promise<void> => {
  const frame = () => new Promise((resolve) => setTimeout(resolve, 4));
  for (let figure = from; !document.body.hasAttribute('data-enough'); figure += 1) {
    const groups = [...document.querySelectorAll('.stepper')];
    const input = groups
      .find((group) => group.querySelector('label')?.textContent === 'Cooker')
      ?.querySelector('input');
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('.save-bar button')];
    if (input === null || input === undefined) throw new Error('no cooker on this counter');
    input.value = String(figure);
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await frame();
    buttons.at(-1)?.click();
    const words = `Saved: ${figure} Cooker`;
    const isTold = () =>
      document.querySelector('.toast')?.textContent?.replaceAll(',', '').startsWith(words) === true;
    while (!isTold()) await frame();
    console.log(`told saved: ${figure}`);
  }
};

/** Opens the app and goes on at the counter, signing in and starting a shift where the browser forgot. */
export const resume = async (page: Page, url: string, who: Who = firstWorker): Promise<void> => {
  await page.goto(url);
  const save = page.getByRole('button', { name: 'Save', exact: true });
  const start = page.getByRole('button', { name: 'Start', exact: true });
  const name = page.getByLabel('Your name');
  await save.or(start).or(name).first().waitFor();
  if (await name.isVisible()) await signIn(page, who);
  await save.or(start).first().waitFor();
  if (await start.isVisible()) await startShift(page);
  await untilOpen(page);
};
