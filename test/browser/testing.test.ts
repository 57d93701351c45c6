import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertAccessible } from '../support/accessible.ts';
import { goTo, openDevice, startSetUpApp } from '../support/app.ts';

/** A test from consent to its reading, on a phone without keys. */

test('a test is done by consent, and read; without keys nothing of its result is kept', async () => {
  const app = await startSetUpApp();
  const { status } = await app.server.call('PATCH', '/v1/organization', {
    token: app.token,
    body: { settings: { programs: ['exchange', 'testing'] } },
  });
  assert.equal(status, 200);
  const { page } = await openDevice({ after }, app, { viewport: { width: 360, height: 740 } });
  const chip = (name: string) => page.locator('label.chip').filter({ hasText: name }).first();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await goTo(page, '/testing/new');
  await chip('Hepatitis C').waitFor();
  await button('Test done').click();
  await page.getByRole('alert').filter({ hasText: 'Pick what it is for' }).waitFor();
  await chip('Hepatitis C').click();
  await page.getByLabel('Kit', { exact: true }).selectOption({ label: 'Hepatitis C antibody test' });
  await page.getByLabel('Lot, as printed').fill('A1');
  await button('Test done').click();
  await page.getByRole('alert').filter({ hasText: 'Ask first' }).waitFor();
  await chip('Yes, said so').click();
  assert.equal(await page.getByLabel('Called').count(), 0);
  await assertAccessible(page);
  await button('Test done').click();
  await page.getByRole('heading', { name: 'What does it say?' }).waitFor();
  assert.equal(await button('Reactive').count(), 0);
  await assertAccessible(page);
  await button('It could be read').click();
  await page.locator('.badge').filter({ hasText: 'Read' }).waitFor();
  await goTo(page, '/testing/count');
  const care = page.getByRole('region', { name: 'Care', exact: true });
  await care.locator('label.chip').filter({ hasText: 'Pregnancy test' }).click();
  await assertAccessible(page);
  await care.getByRole('button', { name: 'Count', exact: true }).click();
  await page.locator('.toast').filter({ hasText: 'Counted' }).waitFor();
  // Without keys nobody is on the list, and it is not said that nobody waits.
  await goTo(page, '/testing/today');
  await page.getByText('opened only on devices with the organization').waitFor();
  assert.equal(await page.getByText('Nobody is waiting').count(), 0);
  await assertAccessible(page);
  await goTo(page, '/testing');
  await page.getByText('Every test has been read.').waitFor();
  await assertAccessible(page);
});
