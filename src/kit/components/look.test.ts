import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertAccessible } from '../../../test/support/accessible.ts';
import { laptop, phone } from '../../../test/support/browser.ts';
import { startGallery } from '../../../test/support/gallery.ts';

const { page, open } = await startGallery({ after });
const screens = ['', 'form', 'data'] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the ${colorScheme} colors, with a contrast of 7:1 everywhere`, async () => {
    await page.emulateMedia({ colorScheme });
    for (const viewport of [phone, laptop]) {
      await page.setViewportSize(viewport);
      for (const screen of screens) {
        await open(screen);
        await assertAccessible(page);
      }
      await page.getByRole('tab', { name: 'Charts' }).click();
      await assertAccessible(page);
      await open('form');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('alert').waitFor();
      await assertAccessible(page);
      await page.getByRole('button', { name: 'Dispose of a box' }).click();
      await page.getByRole('dialog').waitFor();
      await assertAccessible(page);
    }
  });
}

test('longer words are not cut off, down to 320 px, and none is left untranslated', async () => {
  await page.emulateMedia({ colorScheme: 'light' });
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    for (const screen of screens) {
      await open(screen, 'en-XA');
      assert.deepEqual(await page.evaluate(clippedElements), [], `${screen} at ${width}`);
    }
  }
  await open('', 'en-XA');
  const untranslated = await page.evaluate(() =>
    [...document.querySelectorAll('main h1, main h2, main label, main button, main .banner, nav a')]
      .map((element) => element.textContent?.trim() ?? '')
      .filter((text) => text !== '' && !text.startsWith('[')),
  );
  assert.deepEqual(untranslated, []);
});

test('everything to press on the counter is at least 48 px, its steppers and large buttons 56', async () => {
  await page.setViewportSize(phone);
  await open('');
  const sizes = await page.evaluate(() =>
    [...document.querySelectorAll('button, nav a, .shell-mark, select, main input')].map((element) => {
      const { width, height } = element.getBoundingClientRect();
      const least = element.closest('.stepper-controls, .button-large') === null ? 47.9 : 55.9;
      return { name: element.outerHTML.slice(0, 60), isBig: Math.min(width, height) >= least };
    }),
  );
  assert.ok(sizes.length > 15);
  assert.deepEqual(
    sizes.filter(({ isBig }) => !isBig),
    [],
  );
});

test('a keyboard reaches everything in reading order, with a ring to see and nothing in its way', async () => {
  await page.setViewportSize(phone);
  await open('');
  await page.evaluate(() => document.querySelector<HTMLElement>('.skip')?.focus());
  const names: string[] = [];
  for (let press = 0; press < 30; press += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return undefined;
      const box = element.getBoundingClientRect();
      const nav = document.querySelector('.nav')?.getBoundingClientRect();
      const isCovered = element.closest('.nav') === null && nav !== undefined && box.bottom > nav.top + 1;
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return {
        name: name.trim(),
        isCovered,
        ring: Number.parseFloat(getComputedStyle(element).outlineWidth),
      };
    });
    if (focused === undefined) break;
    names.push(focused.name);
    assert.equal(focused.isCovered, false, `${focused.name} is covered`);
    assert.ok(focused.ring >= 3, `${focused.name} shows no ring`);
    await page.keyboard.press('Tab');
  }
  assert.equal(names[0], 'Skip to the page');
  const save = names.indexOf('Save hand-out');
  assert.ok(
    save > names.indexOf('Add one: Used syringes') && names.indexOf('Delivery') > save,
    names.join(', '),
  );
});

test('screens mirror for languages written from right to left', async () => {
  await page.setViewportSize(phone);
  for (const screen of screens) {
    await open(screen);
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    assert.deepEqual(await page.evaluate(clippedElements), [], screen);
  }
  const [label, controls] = await page.evaluate(() => {
    const left = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().left ?? 0;
    return [left('.page-head h1'), left('.page-head .button')];
  });
  assert.ok(label !== undefined && controls !== undefined && label > controls);
});

test('a chosen theme has the very colors of the one that the phone prefers', async () => {
  const colors = (theme: string | undefined) =>
    page.evaluate((chosen) => {
      if (chosen === undefined) delete document.documentElement.dataset['theme'];
      else document.documentElement.dataset['theme'] = chosen;
      const style = getComputedStyle(document.documentElement);
      const names = [...document.styleSheets]
        .flatMap((sheet) => [...sheet.cssRules])
        .flatMap((rule) => (rule instanceof CSSStyleRule ? [...rule.style] : []))
        .filter((name) => name.startsWith('--'));
      return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
    }, theme);
  await page.emulateMedia({ colorScheme: 'dark' });
  await open('');
  const dark = await colors(undefined);
  const light = await colors('light');
  await page.emulateMedia({ colorScheme: 'light' });
  assert.ok(Object.keys(dark).length > 30);
  assert.notEqual(dark['--paper'], light['--paper']);
  assert.deepEqual(await colors('dark'), dark);
  assert.deepEqual(await colors(undefined), light);
});

test('motion stops for those who ask, and paper shows the report without its controls', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open('');
  await page.getByRole('button', { name: 'Save hand-out' }).click();
  await page.locator('.toast').waitFor();
  assert.equal(
    await page.locator('.toast').evaluate((element) => getComputedStyle(element).animationName),
    'none',
  );
  await open('data');
  await page.emulateMedia({ media: 'print', reducedMotion: 'no-preference' });
  for (const selector of ['.nav', '.shell-bar', '.button', '.tabs'])
    assert.equal(await page.locator(selector).first().isVisible(), false, selector);
  assert.equal(await page.getByText('Main hub').first().isVisible(), true);
  await page.emulateMedia({ media: 'screen' });
});

test('high-contrast colors of the system keep every choice visible', async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open('form');
  const [chosen, other] = await page.evaluate(() =>
    ['used', 'lost'].map((value) => {
      const mark = document.querySelector(`input[value="${value}"] + span`);
      return mark === null ? '' : getComputedStyle(mark).backgroundColor;
    }),
  );
  assert.notEqual(chosen, other);
  await page.emulateMedia({ forcedColors: 'none' });
});

/** Runs in the page: elements whose text is cut off, and the page itself when it is wider than its window. */
function clippedElements(): readonly string[] {
  const found: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`page: ${root.scrollWidth} > ${root.clientWidth}`);
  for (const element of document.querySelectorAll(
    'h1, h2, label, legend, p, a, button, .button > span, td, th, dd',
  )) {
    if (element.closest('.skip, .hidden-visually, .table-frame[tabindex]') !== null) continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0) continue;
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      found.push(`${element.outerHTML.slice(0, 80)}: ${element.scrollWidth} > ${element.clientWidth}`);
    if ((box.right > root.clientWidth + 1 || box.left < -1) && element.closest('.tabs, .nav, thead') === null)
      found.push(`${element.outerHTML.slice(0, 80)}: from ${box.left} to ${box.right}`);
  }
  return found;
}
