import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertAccessible } from '../support/accessible.ts';
import { goTo, openDevice, startSetUpApp, stepper, untilLine } from '../support/app.ts';
import { phone } from '../support/browser.ts';
import { makeKeys } from '../support/page-keys.ts';
import { until } from '../support/patience.ts';

/** A stay at a center from the first word to coming back, offline for a while, on a device with keys. */

test('a file is opened and left and opens again by the card, with its goal; the server cannot say whose it is', async () => {
  const app = await startSetUpApp();
  const { status } = await app.server.call('PATCH', '/v1/organization', {
    token: app.token,
    body: { settings: { programs: ['exchange', 'care', 'cards', 'treatment'] } },
  });
  assert.equal(status, 200);
  const device = await openDevice({ after }, app, { viewport: phone });
  const { page } = device;
  const press = (name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).first().click();
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  await makeKeys(page);
  await goTo(page, '/cards/sheet');
  await press('Make cards');
  const [card = ''] = await page.locator('.check-code').allTextContents();
  const showCard = async (): Promise<void> => {
    await page.getByLabel('Code of the card').fill(card);
    await press('Find');
  };

  await goTo(page, '/treatment');
  await page.getByText('No files yet.').waitFor();
  await assertAccessible(page);
  await page.getByRole('link', { name: 'Open a file' }).first().click();
  await press('With a card');
  await showCard();
  await press('Give it and link visits');
  await page.getByText('Found by a card').waitFor();
  await page.locator('[name=called]').fill('River');
  await page.locator('[name=words]').fill('Sleep again, and see my sister');
  await assertAccessible(page);
  await device.offline(true);
  await press('Open the file');
  await page.getByRole('heading', { name: 'River' }).waitFor();
  await press('Begin');
  await page.locator('.badge').filter({ hasText: 'Here' }).waitFor();
  await region('Their goals').getByRole('button', { name: 'New goal' }).click();
  await region('Their goals').locator('[name=words]').fill('A room of my own');
  await region('Their goals').getByRole('button', { name: 'Save', exact: true }).click();
  await region('Their goals').getByText('A room of my own').waitFor();
  await page.getByText('Add a need').click();
  await page.locator('label.chip').filter({ hasText: 'Housing' }).click();
  await page.getByRole('button', { name: 'Has it now' }).waitFor();
  await page.getByText('Note medication').click();
  await page.locator('label.chip').filter({ hasText: 'Methadone' }).click();
  await region('Medication').getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(/Lasts until/).waitFor();
  await press('One to one today');
  await page.getByText('0 groups, 1 one to one').waitFor();
  await assertAccessible(page);
  await press('Leaves for now');
  await page.getByText('The file stays open, with goals and all.').waitFor();

  // Whoever left comes to a group and is back, and the card opens the same file.
  await goTo(page, '/treatment/group');
  await stepper(page, 'How many came').fill('8');
  await page.locator('label.chip').filter({ hasText: 'River' }).click();
  await assertAccessible(page);
  await press('Save');
  await goTo(page, '/treatment');
  await press('Find by card');
  await showCard();
  await page.getByRole('heading', { name: 'River' }).waitFor();
  await page.locator('.badge').filter({ hasText: 'Here' }).waitFor();
  await region('Their goals').getByText('A room of my own').waitFor();
  await press('Close the file');
  await device.offline(false);
  await untilLine(page, /^(\d+) of \1 sent/);

  const sent = async () => {
    const { json } = await app.server.call('GET', '/v1/entries', { token: app.token });
    return json.entries.map(({ entry }: { entry: { kind: string; subject?: string } }) => entry);
  };
  await until(async () => (await sent()).some(({ kind }: { kind: string }) => kind === 'treatment.came'));
  const all: readonly { readonly kind: string; readonly subject?: string }[] = await sent();
  const person = all.find(({ kind }) => kind === 'cards.card')?.subject;
  assert.ok(person !== undefined);
  const ofFile = all.filter(({ kind }) => /^(treatment|care)\./.test(kind));
  assert.ok(ofFile.length > 8);
  assert.ok(!JSON.stringify(ofFile).includes(person), 'whose file it is stands in clear');
  assert.doesNotMatch(JSON.stringify(all), /River|sister|room of my own/);
});
