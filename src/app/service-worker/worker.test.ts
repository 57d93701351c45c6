import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { buildWeb } from '#build/build.ts';
import { startBrowser } from '../../../test/support/browser.ts';
import { startGallery } from '../../../test/support/gallery.ts';

const beside = await startBrowser({ after });

/** Waits until the worker has everything and is in charge of the page. */
const settle = (page: Page): Promise<unknown> =>
  page.waitForFunction(async () => {
    const { active } = await navigator.serviceWorker.ready;
    return active?.state === 'activated' && navigator.serviceWorker.controller !== null;
  });
/** The newer version that is served next: another build of the same app. */
const webDir = join(import.meta.dirname, '..', '..', '..', 'dist', 'web');
const cachedPaths = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return [...names, ...lists.flat().map(({ url }) => new URL(url).pathname)];
  });

test('after one visit the app opens with no signal, on every screen and in every language', async (t) => {
  const { page, open, offline, server } = await startGallery(t, { beside });
  await open('');
  await settle(page);
  await offline(true);
  const before = server.asked.length;
  await page.goto(`${server.address}/gallery/data`);
  await page.getByRole('heading', { level: 1, name: 'This month' }).waitFor();
  await page.getByLabel('Language').selectOption('es');
  await page.getByRole('heading', { level: 1, name: 'Este mes' }).waitFor();
  // Chromium looks for a newer worker by itself, some time after a page opened, and past the page's lack of network.
  const asked = server.asked.slice(before).filter((path) => path !== '/service-worker.js');
  assert.deepEqual(asked, []);
});

test('answers of the interface are never kept', async (t) => {
  const { page, open, offline, report } = await startGallery(t, { beside });
  await open('');
  await settle(page);
  const ask = () =>
    page.evaluate(() =>
      fetch('/v1/entries').then(
        (response) => response.status,
        () => 'no answer',
      ),
    );
  assert.equal(await ask(), 200);
  const paths = await cachedPaths(page);
  assert.ok(paths.includes(`alongside-${report.version}`) && paths.includes('/'));
  assert.deepEqual(
    paths.filter((path) => path.startsWith('/v1')),
    [],
  );
  await offline(true);
  assert.equal(await ask(), 'no answer');
});

test('a new version waits for an open form, then takes over, and other tabs keep theirs until they ask', async (t) => {
  const { page, context, open, server, report, offline } = await startGallery(t, { beside });
  const next = await buildWeb();
  await open('form');
  await settle(page);
  const tab = await context.newPage();
  await tab.goto(`${server.address}/gallery`);
  await tab.getByRole('heading', { level: 1, name: 'Counter' }).waitFor();
  server.swap(webDir);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.getByText('A new version is ready.').waitFor();

  const lot = page.getByRole('textbox', { name: 'Lot number' });
  await lot.fill('A-17');
  await page.getByRole('button', { name: 'Update now' }).click();
  await page.getByText('Save or clear the open form first.').waitFor();
  assert.equal(await lot.inputValue(), 'A-17');

  await page.getByRole('combobox', { name: 'Item' }).selectOption('kit');
  await page.getByRole('spinbutton', { name: 'How many' }).fill('5');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved on this phone.').waitFor();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Update now' }).click()]);
  await settle(page);
  const kept = (await cachedPaths(page)).filter((path) => path.startsWith('alongside-'));
  assert.deepEqual(kept, [`alongside-${report.version}`, `alongside-${next.version}`]);

  await tab.getByText('A new version is ready.').waitFor();
  await offline(true);
  await tab.getByRole('link', { name: 'This month' }).click();
  await tab.getByRole('heading', { level: 1, name: 'This month' }).waitFor();
  await Promise.all([tab.waitForEvent('load'), tab.getByRole('button', { name: 'Update now' }).click()]);
  await tab.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
});

test('versions before the last one are cleared away', async (t) => {
  const { page, open, report } = await startGallery(t, { beside });
  await open('');
  await page.evaluate(async () => {
    for (const name of ['alongside-older', 'alongside-old', 'of-someone-else']) await caches.open(name);
    const registration = await navigator.serviceWorker.ready;
    await registration.unregister();
    await caches.delete(
      (await caches.keys()).find((name) => name.startsWith('alongside-') && !name.includes('old')) ?? '',
    );
  });
  await page.reload();
  await settle(page);
  const names = await page.evaluate(() => caches.keys());
  assert.deepEqual(names, ['alongside-old', 'of-someone-else', `alongside-${report.version}`]);
});

test('a new version that cannot be fetched whole leaves the old one in charge', async (t) => {
  const { page, open, server, report, offline } = await startGallery(t, { beside });
  const folder = mkdtempSync(join(tmpdir(), 'alongside-broken-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const broken = await buildWeb();
  cpSync(webDir, join(folder, 'web'), { recursive: true });
  rmSync(join(folder, 'web', broken.style));
  await open('');
  await settle(page);
  server.swap(join(folder, 'web'));
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const { installing } = registration;
    while (installing !== null && installing.state !== 'redundant')
      await new Promise((done) => installing.addEventListener('statechange', done, { once: true }));
  });
  await offline(true);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Counter' }).waitFor();
  assert.ok((await cachedPaths(page)).includes(`alongside-${report.version}`));
});
