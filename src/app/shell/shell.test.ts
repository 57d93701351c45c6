import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startGallery } from '../../../test/support/gallery.ts';
import { until } from '../../../test/support/patience.ts';

const { page, open, server } = await startGallery({ after });
const heading = (name: string) => page.getByRole('heading', { level: 1, name });

test('a change of language changes every word and the document, and is remembered', async () => {
  await open('');
  await page.getByLabel('Language').selectOption('es');
  await heading('Entregar').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'es');
  await page.reload();
  await heading('Entregar').waitFor();
  await page.getByLabel('Idioma').selectOption('en');
  await heading('Counter').waitFor();
});

test('a new browser starts in its own language', async (t) => {
  const spanish = await startGallery(t, { language: 'es-MX' });
  await spanish.page.goto(`${spanish.server.address}/gallery`);
  await spanish.page.getByRole('heading', { level: 1, name: 'Entregar' }).waitFor();
});

test('moving between screens loads no new page, names the tab, and puts focus on the title', async () => {
  await open('');
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
  await page.getByRole('link', { name: 'This month' }).click();
  await heading('This month').waitFor();
  assert.equal(await page.evaluate(() => 'sameDocument' in globalThis), true);
  assert.equal(await page.title(), 'This month · Alongside');
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
  assert.equal(await page.getByRole('link', { name: 'This month' }).getAttribute('aria-current'), 'page');
  await page.goBack();
  await heading('Counter').waitFor();
});

test('a half-filled form is not left without asking', async () => {
  await open('form');
  await page.getByRole('textbox', { name: 'Lot number' }).fill('A-17');
  await page.getByRole('link', { name: 'Counter' }).click();
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Stay here' }).click();
  await question.waitFor({ state: 'hidden' });
  assert.equal(await page.getByRole('textbox', { name: 'Lot number' }).inputValue(), 'A-17');
  await page.getByRole('link', { name: 'Counter' }).click();
  await question.getByRole('button', { name: 'Leave' }).click();
  await heading('Counter').waitFor();
});

test('a screen that breaks takes nothing else down', async () => {
  await page.goto(`${server.address}/gallery/broken`);
  await heading('This screen stopped').waitFor();
  await page.getByText('What you saved is safe on this device.').waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await heading('This screen stopped').waitFor();
  await page.getByRole('link', { name: 'Delivery' }).click();
  await heading('Delivery').waitFor();
});

test('an unknown path says so and leads home', async () => {
  await page.goto(`${server.address}/no/such/screen`);
  await heading('No such screen').waitFor();
  await page.getByRole('link', { name: 'First screen' }).click();
  await heading('Counter').waitFor();
});

test('a screen that cannot be fetched says what is safe and can be tried again', async (t) => {
  // Without the service worker, which would have it: the first visit with a weak signal.
  const fresh = await startGallery(t);
  await fresh.page.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new TypeError('no network'));
  });
  let asked = 0;
  await fresh.page.route(/\/assets\/data-/, (route) => {
    asked += 1;
    return route.abort();
  });
  await fresh.page.goto(`${fresh.server.address}/gallery/data`);
  await fresh.page.getByRole('heading', { level: 1, name: 'This screen did not open' }).waitFor();
  await fresh.page.getByText('What you saved is safe on this device.').waitFor();
  const before = asked;
  await fresh.page.getByRole('button', { name: 'Try again' }).click();
  await until(() => asked > before);
  // On a good line it comes by itself, whether or not anybody taps again.
  await fresh.page.unroute(/\/assets\/data-/);
  await fresh.page.getByRole('heading', { level: 1, name: 'This month' }).waitFor();
});
