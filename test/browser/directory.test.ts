import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { goTo, heldBy, openDevice, startSetUpApp } from '../support/app.ts';
import { phone } from '../support/browser.ts';
import { listPlaces } from '../support/listings.ts';
import { until } from '../support/patience.ts';

/** The directory on a phone: found without a network, changed by the office, printed without what is hidden. */

const app = await startSetUpApp();
await listPlaces(app.server, app.token, app.place);
const { page, offline } = await openDevice({ after }, app, { viewport: phone });
const names = (): Promise<readonly string[]> => page.locator('.directory-line strong').allTextContents();

test('what is open now is found by need, without a network', async () => {
  await goTo(page, '/directory');
  await page.getByText('Open day and night').first().waitFor();
  await offline(true);
  assert.deepEqual(await names(), [
    'House on the quiet side',
    'Night kitchen',
    'Pantry that nobody can call',
  ]);
  await page.getByLabel('What is needed').selectOption({ label: 'Food' });
  assert.deepEqual(await names(), ['Night kitchen', 'Pantry that nobody can call']);
  await page.getByLabel('What is needed').selectOption({ label: 'Methadone' });
  assert.deepEqual(await names(), []);
  await page.getByText('No place fits').waitFor();
  await page.getByRole('radio', { name: 'At any time' }).check();
  assert.deepEqual(await names(), ['Open door clinic']);
  await page.getByText('Hours not known').waitFor();
});

test('a place says how to call it, what it asks, what nobody knows; one tap says that it is still true', async () => {
  await page.getByRole('link', { name: /Open door clinic/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Open door clinic' }).waitFor();
  assert.equal(
    await page.getByRole('link', { name: 'Call 401 555 0102' }).getAttribute('href'),
    'tel:4015550102',
  );
  await page.getByText('Takes people on methadone', { exact: true }).waitFor();
  await page.getByText(/^Not known: ID, cost, referral/).waitFor();
  await page.getByText('Nobody has checked this yet').waitFor();
  await page.getByRole('button', { name: 'I asked: all of it is still true' }).click();
  await page.getByText('Checked today').waitFor();
  await offline(false);
});

test('the office adds a place with hours over midnight, and a hidden one has no field for an address', async () => {
  await goTo(page, '/directory/edit/new');
  await page.getByLabel('Name of the service').fill('Late van');
  await page.getByRole('checkbox', { name: 'Syringes and supplies' }).check();
  await page.getByLabel('Phone', { exact: true }).fill('401 555 0199');
  await page.getByRole('radio', { name: 'Hidden place' }).check();
  assert.equal(await page.getByLabel('Street and number').count(), 0);
  await page.getByRole('radio', { name: 'At an address' }).check();
  await page.getByLabel('Street and number').fill('Dock Street 3');
  await page.getByRole('button', { name: 'Add hours' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Hours: pick the days').waitFor();
  for (const day of ['Mon', 'Tue', 'Wed']) await page.getByRole('checkbox', { name: day }).check();
  await page.getByLabel('Opens').fill('20:00');
  await page.getByLabel('Closes').fill('02:00');
  await page.getByRole('checkbox', { name: 'Yes, all of it is right today' }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Late van' }).waitFor();
  await page.getByText('Mon–Wed 8:00 PM – 2:00 AM').waitFor();
  await until(async () => (await heldBy(app)).some(({ body }) => 'name' in body && body.name === 'Late van'));
  // Changed again: what the form does not show stays, what is emptied goes.
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByLabel('Street and number').fill('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Late van' }).waitFor();
  await page.getByText('Dock Street 3').waitFor({ state: 'hidden' });
  await page.getByText('Mon–Wed 8:00 PM – 2:00 AM').waitFor();
});

test('one tap says how many are free, with its age; the office makes a link for the place itself', async () => {
  await goTo(page, '/directory');
  await page.getByRole('radio', { name: 'At any time' }).check();
  await page.getByRole('link', { name: /House on the quiet side/ }).click();
  await page.getByText('Free beds not known: call').waitFor();
  await page.getByRole('button', { name: '2', exact: true }).click();
  await page.getByText('2 beds free, just now').waitFor();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const address = (await page.locator('code').textContent()) ?? '';
  assert.match(address, /\/p\/test-program\/our-place\/[0-9a-f-]{36}$/);
  await until(async () => /House on the quiet side/.test(await (await fetch(address)).text()));
});

test('the printed list holds what the public may read, and nothing else', async () => {
  await goTo(page, '/directory/print');
  await page.getByRole('rowheader', { name: 'Night kitchen' }).waitFor();
  const text = (await page.locator('table').textContent()) ?? '';
  assert.match(text, /Late van/);
  for (const secret of ['quiet side', 'North of town', 'nobody can call'])
    assert.ok(!text.includes(secret), secret);
});

test('another directory is looked at before it is taken in, and taken back as a whole', async () => {
  const service = (n: number, more = {}) => ({
    id: `6f1c2a00-0000-4000-8000-00000000000${n}`,
    name: `Agency desk ${n}`,
    status: 'active',
    phones: [{ id: `6f1c2a00-0000-4000-8000-00000000010${n}`, number: `555 020${n}` }],
    ...more,
  });
  const choose = (value: unknown) =>
    page.locator('input[type=file]').setInputFiles({
      name: 'theirs.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(value)),
    });
  await goTo(page, '/directory/files');
  await choose({ contents: [service(1), { ...service(1), name: 'Another' }] });
  await page.getByText('Nothing was taken in').waitFor();
  await page.getByText(/names two things/).waitFor();
  await choose({ contents: [service(1), service(2), service(3, { email: 'nothing' })] });
  await page.getByText('1 place is left out').waitFor();
  await page.getByRole('button', { name: 'Take in 2 places' }).click();
  await page.locator('.toast').filter({ hasText: '2 places taken in' }).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the file' }).click(),
  ]);
  const saved = JSON.parse(await readFile(await file.path(), 'utf8'));
  const given = saved.contents.map(({ name }: { readonly name: string }) => name);
  assert.ok(given.includes('Agency desk 1') && given.includes('Night kitchen'));
  assert.ok(!given.includes('House on the quiet side'));
  await page.getByRole('button', { name: 'Take it all back' }).last().waitFor();
  await goTo(page, '/directory');
  await page.getByRole('radio', { name: 'At any time' }).check();
  assert.ok((await names()).includes('Agency desk 2'));
  await goTo(page, '/directory/files');
  await page.getByText(': 2 places').locator('..').getByRole('button', { name: 'Take it all back' }).click();
  await page.locator('.toast').filter({ hasText: 'Taken back' }).waitFor();
  await goTo(page, '/directory');
  await page.getByRole('radio', { name: 'At any time' }).check();
  assert.ok(!(await names()).some((name) => name.startsWith('Agency desk')));
});

test('holidays are kept for the whole directory, and a place that is taken out can be brought back', async () => {
  await goTo(page, '/directory/rules');
  await page.getByLabel('Days on which hours may differ').fill('2026-13-01');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('One day on a line, as in 2026-12-25').first().waitFor();
  await page.getByLabel('Days on which hours may differ').fill('2026-12-25\n2027-01-01');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('.toast').filter({ hasText: 'Saved' }).waitFor();
  await goTo(page, '/directory');
  await page.getByRole('radio', { name: 'At any time' }).check();
  await page.getByRole('link', { name: /Late van/ }).click();
  await page.getByRole('button', { name: 'Take it out of the directory' }).click();
  await page.locator('.toast').filter({ hasText: 'Taken out' }).waitFor();
  await page.getByRole('radio', { name: 'At any time' }).check();
  assert.ok(!(await names()).includes('Late van'));
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Late van').waitFor();
});
