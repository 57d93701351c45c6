import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goTo } from '../support/app.ts';
import { phone, startBrowser } from '../support/browser.ts';
import { startDemo } from '../support/demo.ts';
import { pagesOf } from '../support/pdf.ts';
import { settled } from '../support/settled.ts';
import { walkByKeyboard } from './keyboard.ts';
import { findingsOf, openScreen, putOn } from './look-at.ts';
import { looks } from './looks.ts';
import { openAll } from './open.ts';

/** Each screen in one look of all, taken in turn: `npm run look` takes every screen in every look. */

const { browser, url } = await startDemo();
const { page } = browser;
const { screens } = await openAll(page, url);

const wear = async (name: string): Promise<void> => {
  const look = looks.find((each) => each.name === name);
  assert.ok(look !== undefined);
  await putOn(page, look);
};

test('links lead to all the rooms there are', () => {
  assert.ok(screens.length > 60, `${screens.length}`);
  for (const path of [
    '/counter',
    '/today',
    '/stock',
    '/room',
    '/checking',
    '/care',
    '/report',
    '/office',
    '/impact',
    '/keys',
  ])
    assert.ok(screens.includes(path), path);
});

for (const [turn, look] of looks.entries()) {
  const own = screens.filter((_, at) => at % looks.length === turn);
  test(`${look.name}: nothing is cut off, pale, nameless, too small to press or beyond Tab on ${own.length} screens`, async () => {
    await putOn(page, look);
    const found: string[] = [];
    for (const path of own) {
      await openScreen(page, path);
      const what = [...(await findingsOf(page, look)), ...(await walkByKeyboard(page))];
      found.push(...what.map((each) => `${path} ${each}`));
    }
    assert.deepEqual(found, []);
  });
}

test('each setting for hands and eyes changes what it says, and nothing else', async () => {
  await wear('phone-en');
  const measured = () =>
    page.evaluate(() => {
      const of = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body);
      return {
        big: of('html').fontSize,
        left: of('.stepper-controls').gridColumnStart,
        steady:
          Number.parseFloat(of('.stepper-controls button').minBlockSize) /
          Number.parseFloat(of('html').fontSize),
      };
    });
  const set = async (setting: string, isOn: boolean) => {
    await goTo(page, '/device');
    const box = page.locator(`input[name=comfort][value=${setting}]`);
    await box.waitFor({ state: 'attached' });
    // By key: the page may still move under a click.
    if ((await box.isChecked()) !== isOn) await box.press('Space');
    assert.equal(await box.isChecked(), isOn, setting);
    await goTo(page, '/counter');
    await page.locator('.stepper-controls').first().waitFor();
    return measured();
  };
  const plainly = await set('big', false);
  for (const setting of ['big', 'left', 'steady'] as const) {
    const now = await set(setting, true);
    assert.notEqual(now[setting], plainly[setting], setting);
    assert.deepEqual({ ...now, [setting]: plainly[setting] }, plainly, setting);
    assert.deepEqual(await set(setting, false), plainly, setting);
  }
});

test('bars let go of the edge where a page is enlarged to 400 %, and hold to it elsewhere', async () => {
  await goTo(page, '/counter');
  await page.locator('.save-bar').waitFor();
  const positions = () =>
    page.evaluate(() =>
      ['.save-bar', '.nav'].map(
        (bar) => getComputedStyle(document.querySelector(bar) ?? document.body).position,
      ),
    );
  assert.deepEqual(await positions(), ['sticky', 'sticky']);
  await page.setViewportSize({ width: 320, height: 200 });
  assert.deepEqual(await positions(), ['static', 'static']);
});

test('Ctrl+Enter saves what is on the screen, wherever the cursor is', async () => {
  await wear('phone-en');
  await goTo(page, '/counter');
  await page.getByRole('button', { name: 'Add one: Cooker', exact: true }).first().click();
  assert.equal(await page.locator('.toast').filter({ hasText: 'Saved:' }).count(), 0);
  await page.keyboard.press('Control+Enter');
  await page.locator('.toast').filter({ hasText: 'Saved: 1 Cooker' }).waitFor();
});

test('without signal a screen says so once', async () => {
  await browser.context.setOffline(true);
  const said: Record<string, number> = {};
  for (const path of screens.filter((each) => /^\/(office|report)/.test(each))) {
    await goTo(page, path);
    await settled(page);
    said[path] = await page
      .locator('main')
      .getByText('Needs signal. Nothing is lost.')
      .filter({ visible: true })
      .count();
  }
  await browser.context.setOffline(false);
  assert.equal(said['/office/attention'], 1);
  assert.deepEqual(
    Object.entries(said).filter(([, times]) => times > 1),
    [],
  );
});

test('the report of a month is four sheets or fewer, without what nobody asked for', async () => {
  await wear('laptop-en');
  await goTo(page, '/report');
  await page.locator('.report table').first().waitFor();
  await settled(page);
  await page.emulateMedia({ media: 'print' });
  assert.ok((await page.locator('.definition').count()) > 0);
  assert.equal(await page.locator('.definition').filter({ visible: true }).count(), 0);
  await page.emulateMedia({ media: null });
  const pages = pagesOf(await page.pdf({ format: 'Letter', preferCSSPageSize: true }));
  assert.ok(pages <= 4, `${pages}`);
});

test('what is wrong with a page is found: too wide, cut off, too small, pale, without a name', async (t) => {
  const fresh = await startBrowser(t, { beside: browser, viewport: phone });
  await fresh.page.setContent(`<!doctype html><html lang="en"><title>A page</title><main>
    <h1>A page</h1><p style="width: 500px">wide</p>
    <h2 style="width: 40px; overflow: hidden; white-space: nowrap">much too long</h2>
    <a href="/a" style="color: #ccc">pale</a><input></main>`);
  const [plain, , longer] = looks;
  assert.ok(plain !== undefined && longer !== undefined);
  const found = (await findingsOf(fresh.page, plain)).join('\n');
  for (const what of [
    /the page: 5\d\d of 360/,
    /cut off: <h2/,
    /small: A/,
    /small: INPUT/,
    /color-contrast/,
    /label/,
  ])
    assert.match(found, what);
  await fresh.page.setContent(
    '<!doctype html><html lang="en"><main><p style="white-space: nowrap">as wide as a phone, nearly so, it is</p></main>',
  );
  assert.deepEqual(await findingsOf(fresh.page, { ...plain, axe: 'none' }), []);
  assert.match((await findingsOf(fresh.page, longer)).join('\n'), /the page: /);
  assert.equal(await fresh.page.locator('p').textContent(), 'as wide as a phone, nearly so, it is');
});

test('where Tab does not lead, and what lies under a bar, is found', async (t) => {
  const fresh = await startBrowser(t, { beside: browser, viewport: phone });
  await fresh.page.setContent(`<!doctype html><main><a href="/a">A</a><input><button>gone</button><button>behind</button>
    <script>const gone = document.querySelector('button'); gone.onfocus = () => gone.remove()</script>`);
  assert.match(
    (await walkByKeyboard(fresh.page)).join('\n'),
    /Tab ends at <input>\nTab does not reach <button>behind/,
  );
  await fresh.page.setContent(`<!doctype html><main><a href="/a">A</a><input>
    <p class="bar" style="position: fixed; inset: 0; background: white">over it</p>`);
  assert.match((await walkByKeyboard(fresh.page)).join('\n'), /covered by bar: <a/);
  await fresh.page.setContent(
    '<!doctype html><main><a href="/a">A</a><input type="date"><button>last</button>',
  );
  assert.deepEqual(await walkByKeyboard(fresh.page), []);
});
