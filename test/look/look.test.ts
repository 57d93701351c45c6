import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, startBrowser } from '../support/browser.ts';
import { startDemo } from '../support/demo.ts';
import { walkByKeyboard } from './keyboard.ts';
import { findingsOf, openScreen, putOn } from './look-at.ts';
import { looks } from './looks.ts';
import { openAll } from './open.ts';

/** Each screen in one look of all, taken in turn: `npm run look` takes every screen in every look. */

const { browser, url } = await startDemo();
const { page } = browser;
const { screens } = await openAll(page, url);

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
