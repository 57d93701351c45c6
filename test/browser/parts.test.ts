import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Route } from 'playwright-core';
import { buildWeb } from '#build/build.ts';
import { validFor } from '#community/alerts/alerts.fixtures.ts';
import { offered } from '#programs/list.ts';
import { assertAccessible } from '../support/accessible.ts';
import { goTo, signIn, stepper, untilLine, untilOpen } from '../support/app.ts';
import { laptop, phone, startBrowser } from '../support/browser.ts';
import { demoWorker, startDemo } from '../support/demo.ts';
import { fillImpactForm } from '../support/impact-form.ts';
import { createWriter } from '../support/log.ts';
import { patience, until } from '../support/patience.ts';
import { anyId } from '../support/postgres.ts';
import { createCall } from '../support/server.ts';
import { serveFolder } from '../support/static.ts';

/** The first visit on a weak line: nothing is kept for offline yet, and every file of the app fails once. */

const { browser, url } = await startDemo();
const { page } = browser;
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** Every file of script and style that the build made. */
const built = readdirSync(join(import.meta.dirname, '../../dist/web/assets'))
  .filter((name) => /\.(?:js|css)$/.test(name))
  // Without this one there is nothing that could try again: the page itself says what to do.
  .filter((name) => !name.startsWith('boot-'));

/** When each file's first fetch failed, and when it came. */
const failedAt = new Map<string, number>();
const cameAt = new Map<string, number>();
const onWeakLine = async (route: Route): Promise<void> => {
  const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
  if (built.includes(name) && !failedAt.has(name)) {
    failedAt.set(name, performance.now());
    // How slow the machine was meanwhile decides how long is too long.
    if (failedAt.size % 10 === 0) patience(1);
    await route.abort('connectionreset');
    return;
  }
  if (!cameAt.has(name)) cameAt.set(name, performance.now());
  await route.continue();
};
await page.route('**/assets/*', onWeakLine);
// Kept files would need no fetch.
await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));

test('the app opens, a shift starts, and what is saved is sent', async () => {
  await page.goto(url);
  await page.getByText(`with the passphrase “${demoWorker.passphrase}”`).waitFor();
  await signIn(page, demoWorker);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await untilOpen(page);
  await stepper(page, 'Syringe 1 ml').fill('7');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await untilLine(page, /^1 of 1 sent/);
});

test('every part of the counter and every screen comes by itself', async () => {
  // What no program of the organization brings is fetched by nobody: it runs them all.
  const call = createCall(url);
  const { json } = await call('POST', '/v1/sign-in', {
    body: { worker: demoWorker.name, passphrase: demoWorker.passphrase, device: anyId() },
  });
  const { status } = await call('PATCH', '/v1/organization', {
    token: json.token,
    body: { settings: { programs: offered.map(({ name }) => name), notes: true } },
  });
  assert.equal(status, 200);
  await page.reload();
  await untilOpen(page);
  await goTo(page, '/room');
  await page.getByText('This site has no supervised room yet').waitFor();
  // Orientation comes after the set-up stands.
  await goTo(page, '/room/set-up');
  await page.getByText('Orientation', { exact: true }).waitFor();
  await goTo(page, '/counter');
  await untilOpen(page);
  for (const more of await page.locator('details.more > summary').all()) await more.click();
  await page.getByText('no note can be written here').waitFor();
  for (const [path, name] of [
    ['/care', 'Care'],
    ['/care/new', 'New wish'],
    ['/care/set-up', 'How we refer'],
    ['/care/file', "A partner's file"],
    ['/care/goals', 'Goals'],
    ['/care/in', 'Sent to us'],
    [`/care/link/${anyId()}`, 'The link'],
    ['/testing', 'Testing'],
    ['/testing/new', 'New test'],
    ['/testing/today', 'Who is waiting for us'],
    ['/treatment', 'Treatment'],
    ['/pickup', 'Route of today'],
    ['/say', 'What people say'],
    ['/month', 'Our month'],
    ['/survey', 'Survey without names'],
    ['/checking', 'Drug checking'],
    ['/checking/new', 'Take in a sample'],
    ['/checking/labels', 'Labels'],
    ['/checking/here', 'What is around'],
    ['/today', /./],
    ['/stock', /./],
    ['/office/returns', /./],
    ['/office', /./],
    ['/office/order', 'What to order'],
    ['/office/import', /./],
    ['/office/attention', /./],
    ['/office/people', /./],
    ['/office/partners', 'Partners'],
    ['/office/tally', /./],
    ['/office/legal', 'Requests by law'],
    ['/report/kept', 'Reports by number'],
    ['/report', /./],
    ['/report/survey', 'Yearly survey of syringe services'],
    ['/stock/requests', 'Requests'],
    ['/today/search', 'Search'],
    ['/today/paper', 'Paper form'],
    ['/today/paper/type', 'Type in a paper form'],
    ['/office/people', /./],
    ['/impact/sources', /./],
    ['/alerts', 'Alerts'],
    ['/cards', 'Cards'],
    ['/cards/sheet', 'Print cards'],
    ['/cards/recipe', 'Codes without a card'],
    ['/cards/halves', 'Joined cards, one of them erased'],
    ['/directory', 'Find help'],
    ['/directory/rules', /./],
    ['/impact', 'Impact'],
  ] as const) {
    await goTo(page, path);
    await heading(name).waitFor();
  }
  // That people may be asked is said at the counter while a survey is on.
  await goTo(page, '/survey/new');
  await page.getByRole('button', { name: 'Open the survey' }).click();
  await heading('Survey without names').waitFor();
  await goTo(page, '/counter');
  await page.getByText('People may be asked').waitFor();
  // First doses until a treatment begins come with a wish for medication.
  await goTo(page, '/care/new');
  await page.locator('label.chip').filter({ hasText: 'Methadone' }).click();
  await page.getByRole('button', { name: 'Not now, keep the wish' }).click();
  await page.getByRole('heading', { name: 'Medication until then' }).waitFor();
  await goTo(page, '/impact');
  // Who leaves the page before its engine came asks for it no more.
  await until(() => [...cameAt.keys()].some((name) => name.startsWith('impact-worker-')));
  // What a unit of an item costs.
  await goTo(page, '/stock');
  await page.locator('a[href^="/stock/item/"]').first().click();
  await until(() => [...cameAt.keys()].some((name) => name.startsWith('unit-price-')));
  // What was saved is corrected as a whole.
  await goTo(page, '/today');
  await page.getByRole('link', { name: /7 Syringe 1 ml/ }).click();
  await page.getByRole('link', { name: 'Correct the visit' }).click();
  await heading('Correct the visit').waitFor();
  // What is said of a month that is over.
  await goTo(page, '/report');
  await page.locator('select[name=period]').selectOption({ index: 1 });
  await page.getByRole('heading', { name: 'is not closed' }).waitFor();
  await page.locator('select[name=period]').selectOption('other');
  await page.getByLabel('First day').waitFor();
  // A file that goes with an entry.
  await goTo(page, '/checking/new');
  await page.getByRole('button', { name: 'Save the sample' }).click();
  await page.getByRole('link', { name: 'Spectrum' }).click();
  await page.getByRole('radio', { name: 'Infrared (FTIR)' }).check();
  const curve = Array.from({ length: 50 }, (_, at) => `${4000 - at * 4},${at / 100}`).join('\n');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'curve.csv', mimeType: 'text/csv', buffer: Buffer.from(curve) });
  await page.getByRole('checkbox', { name: 'Cocaine' }).check();
  await page.getByRole('button', { name: 'Save the result' }).click();
  await page.getByRole('button', { name: 'Save the spectrum' }).waitFor();
  // A lab's file is read by the server.
  await goTo(page, '/checking/lab-file');
  await page.locator('input[type=file]').setInputFiles({
    name: 'lab.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('sampleid,primary\nA1,heroin'),
  });
  await page.getByText('0 to save').waitFor();
  await goTo(page, '/passkeys');
  await page.getByText('You have no passkey yet.').waitFor();
  await goTo(page, '/keys');
  await page.getByRole('button', { name: 'Show the recovery sheet' }).click();
  await page.locator('.sheet-words li').first().waitFor();
  const sheet = await page.locator('.sheet-words li').allTextContents();
  await page.getByRole('button', { name: 'I have the sheet' }).click();
  for (const name of ['first', 'second']) {
    const field = page.locator(`input[name=${name}]`);
    const label = await page.locator(`label[for="${await field.getAttribute('id')}"]`).textContent();
    await field.fill(sheet[Number(/\d+/.exec(label ?? '')?.[0]) - 1] ?? '');
  }
  await page.getByRole('button', { name: 'Done' }).click();
  await goTo(page, '/report');
  await page.getByRole('button', { name: 'Save all in one file (XLSX)' }).click();
  await until(() => [...cameAt.keys()].some((name) => name.startsWith('report-book-')));
  // A form that is typed in asks before it is left.
  await goTo(page, '/office/organization');
  await page.locator('form input').first().fill('Another name');
  await page.getByRole('link', { name: 'Counter' }).click();
  await page.getByRole('dialog').waitFor();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await goTo(page, '/impact');
  await heading('Impact').waitFor();
  await fillImpactForm(page);
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await page.locator('.impact-headline strong').waitFor();
  await page.getByLabel('Language').selectOption('es');
  await page.getByLabel('Idioma').waitFor();
  await page.getByRole('button', { name: 'Cambiar mis respuestas' }).click();
  await page.locator('form input').first().waitFor();
  await goTo(page, '/stock');
  await heading(/./).waitFor();
  await goTo(page, '/today');
  await page.getByRole('link', { name: /7 Jeringa 1 ml/ }).click();
  await page.getByRole('link', { name: 'Corregir la visita' }).click();
  await heading('Corregir la visita').waitFor();
  await goTo(page, '/office');
  await heading(/./).waitFor();
  await goTo(page, '/office/order');
  await page.getByRole('button', { name: 'Guardar el pedido (CSV)' }).waitFor();
  await goTo(page, '/report/kept');
  await page.getByText('Número del informe').first().waitFor();
  await goTo(page, '/office/import');
  await heading(/./).waitFor();
  await page.locator('input[type=file]').setInputFiles({
    name: 'log.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Date,1cc\n03/14/2026,10\n'),
  });
  await until(() => [...cameAt.keys()].some((name) => name.startsWith('desk-')));
  // Somebody takes back what a device wrote: the phone fetches the rules for that.
  const { organization, sites, me } = json.context;
  const writer = createWriter({ org: organization.id, site: sites[0].id, worker: me.worker });
  const body = { device: anyId(), first: 1, last: 2, reason: 'test' };
  const { json: pushed } = await call('POST', '/v1/entries', {
    token: json.token,
    body: { entries: [writer.entry({ kind: 'log.takeback', version: 1, body })] },
  });
  assert.equal(pushed.verdicts[0].verdict, 'accepted', JSON.stringify(pushed));
  await until(() => [...cameAt.keys()].some((name) => name.startsWith('rules-')));
  // An alert was sent out, and the counter gets what shows one.
  const alert = { alert: anyId(), draft: anyId(), valid: validFor(Date.now(), 1), audience: [] };
  const { json: sent } = await call('POST', '/v1/entries', {
    token: json.token,
    body: { entries: [writer.entry({ kind: 'alerts.approve', version: 1, body: alert })] },
  });
  assert.equal(sent.verdicts[0].verdict, 'accepted', JSON.stringify(sent));
  await goTo(page, '/counter');
  await until(() => [...cameAt.keys()].some((name) => name.startsWith('alert-cards-')));
  // The keys go behind a passphrase, and the log with them: the next page begins locked. This browser has no channel between tabs.
  await goTo(page, '/keys');
  await page.getByRole('button', { name: 'Poner una frase de acceso' }).click();
  await page.getByLabel('Nueva frase de acceso').fill('three brown pelicans');
  await page.getByLabel('La misma otra vez').fill('three brown pelicans');
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await page.getByText('Las claves están abiertas aquí hasta').waitFor();
  await until(() => [...cameAt.keys()].some((name) => name.startsWith('lock-store-')));
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'));
  await page.reload();
  await page.getByText('Este dispositivo está bajo llave.', { exact: false }).first().waitFor();
  for (const part of ['locked-', 'storage-channel-'])
    await until(() => [...cameAt.keys()].some((name) => name.startsWith(part)));
  // The phone's clock is wrong: it says so.
  await page.clock.setFixedTime(Date.now() + 3_600_000);
  await goTo(page, '/');
  await stepper(page, 'Jeringa 1 ml').fill('3');
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await page.getByText('El reloj de este teléfono está 1 hora adelantado.').waitFor();
  // Past midnight what cannot wait stands over the gate.
  await page.clock.setFixedTime(Date.now() + 86_400_000);
  await page.reload();
  await until(() => [...cameAt.keys()].some((name) => name.startsWith('over-gate-')));
  await page.clock.setFixedTime(Date.now() + 3_600_000);
  await page.goto(`${url}/o/somewhere`);
  await heading(/./).waitFor();
  await until(() => [...cameAt.keys()].some((name) => name.startsWith('address-')));
});

test('a partner’s own device gets its screens in the same way', async () => {
  const call = createCall(url);
  const { json } = await call('POST', '/v1/sign-in', {
    body: { worker: demoWorker.name, passphrase: demoWorker.passphrase, device: anyId() },
  });
  const terms = { from: '2020-01-01', until: '2090-01-01', gives: ['naloxone'], items: ['nasal-4mg'] };
  const { json: made } = await call('POST', '/v1/partners', {
    token: json.token,
    body: { name: 'Corner pharmacy', channel: 'pharmacy', orders: true, ...terms },
  });
  const { json: given } = await call('POST', `/v1/partners/${made.id}/code`, { token: json.token });
  const other = (await startBrowser({ after })).page;
  await other.route('**/assets/*', onWeakLine);
  await other.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  await other.goto(url);
  await other.getByRole('button', { name: 'I have a code from a program' }).click();
  await other.locator('input[name=code]').fill(given.code);
  await other.getByRole('button', { name: 'Use this device' }).click();
  await other.getByRole('button', { name: 'Start', exact: true }).click();
  await other.getByRole('heading', { level: 1, name: 'Hand out' }).waitFor();
  await other.getByLabel('Language').selectOption('es');
  await other.getByRole('heading', { level: 1, name: 'Entregar' }).waitFor();
});

test('every file of the build failed once in this, and came within ten seconds', () => {
  const never = built.filter((name) => !failedAt.has(name));
  assert.deepEqual(never, [], 'files that nothing above asked for: take a step that needs them');
  const waits = built.map(
    (name) => (cameAt.get(name) ?? Number.POSITIVE_INFINITY) - (failedAt.get(name) ?? 0),
  );
  console.log(`${built.length} files failed once; the longest wait was ${Math.max(...waits).toFixed(0)} ms`);
  const most = patience(10_000);
  for (const [index, ms] of waits.entries()) assert.ok(ms < most, `${built[index]}: ${ms} of ${most} ms`);
});

test('more than a phone has room for stands behind one button of the menu, and a laptop shows all', async () => {
  await page.goto(url);
  const menu = page.getByRole('navigation', { name: 'Menú principal' });
  // The clock above may have gone into tomorrow, and a shift is of one day.
  const begin = page.getByRole('button', { name: 'Empezar', exact: true });
  await menu.or(begin).waitFor();
  if (await begin.isVisible()) await begin.click();
  await menu.waitFor();
  const shown = () => menu.getByRole('link').count();
  await until(async () => (await shown()) === 4);
  await menu.getByRole('button', { name: 'Más' }).click();
  await until(async () => (await shown()) === 14);
  await page.keyboard.press('Escape');
  await until(async () => (await shown()) === 4);
  await menu.getByRole('button', { name: 'Más' }).click();
  await assertAccessible(page);
  await menu.getByRole('link', { name: 'Avisos' }).click();
  await heading('Avisos').waitFor();
  await until(async () => (await shown()) === 4);
  await page.setViewportSize(laptop);
  await until(async () => (await shown()) === 14);
  await page.setViewportSize(phone);
});

test('a service worker whose files fail once is there soon, without a new visit', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-worker-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const whole = await buildWeb({ outDir: join(folder, 'whole') });
  await cp(join(folder, 'whole'), join(folder, 'lacking'), { recursive: true });
  rmSync(join(folder, 'lacking', 'icons', 'mark.svg'));
  const server = await serveFolder(t, join(folder, 'lacking'));
  const fresh = await startBrowser(t);
  await fresh.page.goto(server.address);
  await fresh.page.getByRole('heading', { level: 1 }).waitFor();
  await until(() => server.asked.includes('/icons/mark.svg'));
  server.swap(join(folder, 'whole'));
  await fresh.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  assert.ok((await fresh.page.evaluate(() => caches.keys())).includes(`alongside-${whole.version}`));
});
