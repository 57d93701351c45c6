import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { goTo, openDevice, startSetUpApp, stepper } from '../support/app.ts';
import { phone } from '../support/browser.ts';

/** What joins a program to those around it, in the app: the pick-up of used syringes. */

const app = await startSetUpApp();
const { status } = await app.server.call('PATCH', '/v1/organization', {
  token: app.token,
  body: { settings: { programs: ['exchange', 'pickup'] } },
});
assert.equal(status, 200);
const { page } = await openDevice({ after }, app, { viewport: phone, site: 'Hub' });
const button = (name: string | RegExp) => page.getByRole('button', { name });

test('a place told of by phone is on the route, with what is left of two days, and goes when somebody was there', async () => {
  await goTo(page, '/pickup');
  await page.getByText('Nothing to pick up').waitFor();
  await button('Add a place').click();
  await page.getByLabel('Where to look').fill('Bench by the river');
  await page.getByRole('radio', { name: '2 to 10' }).check();
  await button('Save').click();
  await page.getByText('47 hours left').waitFor();
  await page.getByRole('link', { name: /Bench by the river/ }).click();
  await stepper(page, 'Syringes picked up').fill('7');
  await page.getByRole('button', { name: 'Picked up', exact: true }).click();
  await page.getByText('Nothing to pick up').waitFor();
  await button('Bins to disposal').click();
  await page.getByLabel('Size of a bin in liters').fill('4');
  const weight = page.getByLabel('Weight');
  await weight.fill('0');
  await button('Save').click();
  await page.getByText('Type a number above 0').first().waitFor();
  await weight.fill('1,500');
  assert.equal(await weight.inputValue(), '0', 'what could be a thousand is not taken');
  await weight.fill('1,5');
  await button('Save').click();
  await page.getByText('Counted into disposal').waitFor();
});
