import type { Page } from 'playwright-core';

/** A page of a browser that is driven over its own protocol: what a test of the main flow needs, and no more. */
export interface DrivenPage {
  readonly goto: (url: string) => Promise<void>;
  /** Puts this into the field of this label, over what is there, as typing does. */
  readonly fill: (label: string, text: string) => Promise<void>;
  /** Clicks the button whose whole text this is, once it can be clicked. */
  readonly press: (button: string) => Promise<void>;
  /** Clicks the link or the label of a choice that begins with this. */
  readonly tap: (text: string) => Promise<void>;
  /** Waits until the page's text has this. */
  readonly untilText: (text: string) => Promise<void>;
}

/** `run` runs the body of a function in the page with these words as its arguments, and answers whether it was true. */
export const drive = (
  goto: (url: string) => Promise<unknown>,
  run: (body: string, ...words: readonly string[]) => Promise<boolean>,
): DrivenPage => ({
  goto: async (url) => {
    await goto(url);
  },
  fill: (label, text) => until(() => run(fill, label, text), label),
  press: (button) => until(() => run(press, button), button),
  tap: (text) => until(() => run(tap, text), text),
  untilText: (text) => until(() => run('return document.body.innerText.includes(arguments[0])', text), text),
});

const fill = `
  const label = [...document.querySelectorAll('label')].find((each) => each.textContent.trim().startsWith(arguments[0]));
  const field = label && document.getElementById(label.htmlFor);
  if (!field) return false;
  field.focus();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, arguments[1]);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return true;`;

const press = `
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === arguments[0]);
  if (!button || button.disabled || button.getAttribute('aria-disabled') === 'true') return false;
  button.click();
  return true;`;

const tap = `
  const found = [...document.querySelectorAll('a, label, summary')].find((each) => each.textContent.trim().startsWith(arguments[0]));
  found?.click();
  return found !== undefined;`;

/** A page of Chromium, driven in the same words. */
export const driveChromium = (page: Page): DrivenPage =>
  drive(
    (url) => page.goto(url),
    // As text, which a page that forbids eval runs for whoever drives it.
    (body, ...words) =>
      page.evaluate<boolean>(`(function () { ${body} }).apply(undefined, ${JSON.stringify(words)}) === true`),
  );

/** A page that is just being left answers nothing: it is asked again. */
const leavesOff = (error: unknown): false => {
  if (/context|navigat|destroyed/i.test(String(error))) return false;
  throw error;
};

/** Waits for a condition, a minute at most. */
export const until = async (isSo: () => Promise<boolean>, what: string): Promise<void> => {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isSo().catch(leavesOff)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`waited for: ${what}`);
};
