import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { clock, random } from '#cli/adapters/ports.ts';
import { setUp } from '#server/organization/setup.ts';
import {
  firstWorker,
  goTo,
  heldBy,
  signIn,
  startSetUpApp,
  startShift,
  stepper,
  untilLine,
  untilOpen,
} from '../support/app.ts';
import { startBrowser } from '../support/browser.ts';
import { until } from '../support/patience.ts';

/** Two organizations on one server, and a worker of both with one phone. */

const app = await startSetUpApp();
const other = { name: 'Second', passphrase: 'three brown pelicans' };
const made = await setUp(
  { database: app.server.database, clock, random },
  {
    organization: 'Níquel',
    site: 'Van',
    channel: 'mobile',
    worker: other.name,
    passphrase: other.passphrase,
  },
  { another: true },
);
assert.ok(made.ok);
const { json: granted } = await app.server.call('POST', '/v1/sign-in', {
  body: { organization: 'niquel', worker: other.name, passphrase: other.passphrase, device: made.value.site },
});
const elsewhere = { server: app.server, token: String(granted.token) };

const handOut = async (page: Page, quantity: number): Promise<void> => {
  await stepper(page, 'Cooker').fill(String(quantity));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page
    .locator('.toast')
    .filter({ hasText: `Saved: ${quantity} Cooker` })
    .waitFor();
};
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const quantities = async (of: typeof elsewhere): Promise<readonly number[]> =>
  (await heldBy(of)).flatMap(({ body }) => body.lines?.[0]?.quantity ?? []);

test('an address carries the code, a wrong code is answered as a wrong passphrase, and the code is kept', async (t) => {
  const { page } = await startBrowser(t);
  await page.goto(`${app.url}/o/niquel`);
  const code = page.getByLabel('Code of your organization');
  await code.waitFor();
  assert.equal(await code.inputValue(), 'niquel');
  assert.equal(new URL(page.url()).pathname, '/');
  await code.fill('nothing-here');
  await signIn(page, other);
  await page.getByText('The name or the passphrase is not right').waitFor();
  await code.fill('niquel');
  await signIn(page, other);
  await page.getByText('Níquel').waitFor();
  await startShift(page);
  await page.getByRole('heading', { name: 'Van' }).waitFor();
  await goTo(page, '/device');
  await button(page, 'Sign out').click();
  await code.waitFor();
  assert.equal(await code.inputValue(), 'niquel');
});

test('a worker of two organizations uses both on one phone, and nothing of one is sent to the other', async (t) => {
  const { page, context, offline, problems } = await startBrowser(t);
  const sent: string[] = [];
  let isOpen = false;
  await context.route('**/v1/entries', async (route) => {
    const request = route.request();
    if (request.method() !== 'POST') return route.continue();
    const [org = ''] = (request.headers()['authorization'] ?? '').replace('Bearer ', '').split('.');
    sent.push(org);
    return isOpen ? route.continue() : route.abort();
  });
  await page.goto(`${app.url}/?org=niquel`);
  await signIn(page, other);
  await startShift(page);
  await handOut(page, 7);
  await goTo(page, '/device');
  await button(page, 'End the shift').click();
  await button(page, 'Another worker').click();
  await page.getByLabel('Code of your organization').fill('Test program');
  await signIn(page, firstWorker);
  await page.getByRole('radio', { name: 'First · Test program' }).waitFor();
  await startShift(page, 'Hub');
  // A counter of its own: what was saved for the other organization is not counted here.
  await untilLine(page, 'Nothing saved here yet');
  await handOut(page, 9);
  isOpen = true;
  // As when a phone comes back to signal: both logs are handed in, although only one is at work.
  await offline(true);
  await offline(false);
  await untilLine(page, '1 of 1 sent');
  await until(async () => (await quantities(elsewhere)).length > 0);
  assert.deepEqual(await quantities(elsewhere), [7]);
  assert.deepEqual(await quantities(app), [9]);
  assert.deepEqual(new Set(sent), new Set([app.place.org, made.value.org]));
  // And back, without signing in again.
  await goTo(page, '/device');
  await button(page, 'End the shift').click();
  await page.getByRole('radio', { name: 'Second · Níquel' }).check();
  await page.getByRole('radio', { name: 'Van' }).waitFor();
  await startShift(page, 'Van');
  await untilLine(page, '1 of 1 sent');
  await page.goto(`${app.url}/o/test-program`);
  await startShift(page, 'Hub');
  await untilOpen(page);
  await untilLine(page, '1 of 1 sent');
  assert.deepEqual(
    problems.filter((problem) => !/ERR_FAILED|ERR_INTERNET/.test(problem)),
    [],
  );
});
