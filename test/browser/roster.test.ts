import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  add,
  firstWorker,
  goTo,
  heldBy,
  openDevice,
  signIn,
  startSetUpApp,
  startShift,
  stepper,
  untilLine,
  untilOpen,
} from '../support/app.ts';
import { startBrowser } from '../support/browser.ts';
import { createWriter } from '../support/log.ts';

/** Sites, workers and passphrases in the office: nothing is lost by one tap, nobody is locked out, everything comes back. */

const app = await startSetUpApp();
const beside = await openDevice({ after }, app);
const { page, problems } = beside;
const dialog = page.getByRole('dialog');
const row = (name: string) => page.locator('li').filter({ has: page.locator('strong', { hasText: name }) });
const toast = (text: string): Promise<void> => page.locator('.toast').filter({ hasText: text }).waitFor();
const inDialog = (name: string) => dialog.getByRole('button', { name, exact: true });
const peer = { name: 'Robin', passphrase: 'three brown pelicans' };

const sites = async (): Promise<readonly string[]> => {
  const { json } = await app.server.call('GET', '/v1/context', { token: app.token });
  return json.sites.flatMap((site: { name: string; removed: boolean }) => (site.removed ? [] : [site.name]));
};

test('the only site stays: the office says why, and the shift goes on', async () => {
  await goTo(page, '/office/people');
  await row('Hub').getByRole('button', { name: 'Remove' }).click();
  await dialog.getByText('You are at work there now').waitFor();
  await inDialog('Remove').click();
  await dialog.getByText('This is the only open site').waitFor();
  assert.equal(await inDialog('Remove').count(), 0);
  await inDialog('Keep').click();
  assert.deepEqual(await sites(), ['Hub']);
});

test('a site with supplies asks twice, is removed, and one tap brings it back', async () => {
  const site = await add(app, '/v1/sites', { name: 'Pop-up', channel: 'mobile' });
  const writer = createWriter({ ...app.place, site });
  const body = { lines: [{ item: 'cooker', quantity: 500 }] };
  await app.server.call('POST', '/v1/entries', {
    token: app.token,
    body: { entries: [writer.entry({ kind: 'stock.receive', version: 1, body })] },
  });
  await page.reload();
  await row('Pop-up').getByRole('button', { name: 'Remove' }).click();
  await inDialog('Remove').click();
  await dialog.getByText('There are still supplies on the shelf').waitFor();
  assert.deepEqual(await sites(), ['Hub', 'Pop-up']);
  await inDialog('Remove all the same').click();
  await toast('Removed: Pop-up');
  assert.deepEqual(await sites(), ['Hub']);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await toast('Back again: Pop-up');
  assert.deepEqual(await sites(), ['Hub', 'Pop-up']);
});

test('one can leave the dialog, and nothing was done', async () => {
  await row('Pop-up').getByRole('button', { name: 'Remove' }).click();
  await inDialog('Keep').click();
  await row('Pop-up').getByRole('button', { name: 'Remove' }).click();
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  assert.deepEqual(await sites(), ['Hub', 'Pop-up']);
});

test('a shift at a site that is removed meanwhile goes on to its end, and what it saves is taken', async (t) => {
  const other = await openDevice(t, app, { beside, site: 'Pop-up' });
  await row('Pop-up').getByRole('button', { name: 'Remove' }).click();
  await inDialog('Remove').click();
  await inDialog('Remove all the same').click();
  await toast('Removed: Pop-up');
  await other.page.reload();
  await untilOpen(other.page);
  await stepper(other.page, 'Cooker').fill('3');
  await other.page.getByRole('button', { name: 'Save', exact: true }).click();
  await untilLine(other.page, '1 of 1 sent');
  // Its boxes can still be fetched, nothing can be brought there, and reports go on naming it.
  await goTo(page, '/stock/move');
  await page.getByLabel('From').selectOption({ label: 'Pop-up (closed)' });
  assert.deepEqual(await page.getByLabel('To', { exact: true }).locator('option').allTextContents(), ['Hub']);
  await goTo(page, '/report');
  await page.locator('table').getByText('Pop-up (closed)').first().waitFor();
  await goTo(page, '/office/people');
  await row('Pop-up').getByRole('button', { name: 'Bring back' }).click();
  await toast('Saved');
});

test('the answer that a site with no signal gets says that nothing was changed', async (t) => {
  const { page: away, offline } = await openDevice(t, app, { beside, site: 'Hub' });
  await goTo(away, '/office/people');
  await away.locator('li').filter({ hasText: 'Pop-up' }).getByRole('button', { name: 'Remove' }).click();
  await offline(true);
  await away.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await away.getByText('Nothing was changed: try again').waitFor();
  await offline(false);
  assert.deepEqual(await sites(), ['Hub', 'Pop-up']);
});

test('a worker gets a new passphrase, is signed out, and what they saved is sent when they are back', async (t) => {
  await add(app, '/v1/workers', { ...peer, role: 'peer' });
  const phone = await openDevice(t, app, { beside, who: peer, site: 'Hub' });
  await page.reload();
  await row('Robin').getByRole('button', { name: 'Passphrase' }).click();
  await dialog.getByLabel('New passphrase').fill('too short');
  await inDialog('Save').click();
  await dialog.getByRole('alert').getByText('at least 12 characters').waitFor();
  await dialog.getByLabel('New passphrase').fill('seven quiet harbours');
  await inDialog('Save').click();
  await toast('Robin has a new passphrase.');
  await stepper(phone.page, 'Cooker').fill('2');
  await phone.page.getByRole('button', { name: 'Save', exact: true }).click();
  await untilLine(phone.page, 'sign in to send');
  // The right to hand in outlives the right to read: it is on the server already.
  const again = await startBrowser(t, { beside });
  await again.page.goto(app.url);
  await signIn(again.page, peer);
  await again.page.getByText('The name or the passphrase is not right').waitFor();
  await signIn(again.page, { ...peer, passphrase: 'seven quiet harbours' });
  await startShift(again.page, 'Hub');
  assert.deepEqual(
    (await heldBy(app)).map(({ body }) => body.lines?.[0]).filter((line) => line?.quantity === 2),
    [{ item: 'cooker', quantity: 2 }],
  );
  assert.deepEqual(
    problems.filter((problem) => problem.startsWith('exception')),
    [],
  );
});

test('everyone changes their own passphrase, with the one of until now, on the screen of the device', async (t) => {
  const robin = { ...peer, passphrase: 'seven quiet harbours' };
  const phone = await openDevice(t, app, { beside, who: robin, site: 'Hub' });
  await goTo(phone.page, '/device');
  await phone.page.getByRole('button', { name: 'Change my passphrase' }).click();
  const box = phone.page.getByRole('dialog');
  const save = async (old: string, fresh: string): Promise<void> => {
    await box.getByLabel('Passphrase of until now').fill(old);
    await box.getByLabel('New passphrase').fill(fresh);
    await box.getByRole('button', { name: 'Save' }).click();
  };
  await save('not this one at all', 'five loud engines');
  await box.getByRole('alert').getByText('The passphrase of until now is not right').waitFor();
  await save(robin.passphrase, 'five loud engines');
  await phone.page.locator('.toast').filter({ hasText: 'Your passphrase is changed' }).waitFor();
  // This phone reads on; it was asked for nothing.
  await phone.page.reload();
  await phone.page.getByRole('button', { name: 'Change my passphrase' }).waitFor();
  await goTo(phone.page, '/counter');
  await untilLine(phone.page, /^\s*Nothing saved here yet\s*$/);
  const other = await startBrowser(t, { beside });
  await other.page.goto(app.url);
  await signIn(other.page, { ...peer, passphrase: 'five loud engines' });
  await startShift(other.page, 'Hub');
});

test('a site and a worker get another name; one that is taken is refused in the dialog', async () => {
  await row('Pop-up').getByRole('button', { name: 'Change' }).click();
  await dialog.getByLabel('Name of the site').fill('Pop-up tent');
  await inDialog('Save').click();
  await row('Pop-up tent').waitFor();
  assert.deepEqual(await sites(), ['Hub', 'Pop-up tent']);
  await row('Robin').getByRole('button', { name: 'Change' }).click();
  await dialog.getByLabel('Name of the worker').fill(firstWorker.name);
  await inDialog('Save').click();
  await dialog.getByRole('alert').getByText('Name of the worker').waitFor();
  await dialog.getByLabel('Name of the worker').fill('Robin B.');
  await inDialog('Save').click();
  await row('Robin B.').getByRole('button', { name: 'Change' }).click();
  // Who signs in by it and what they are is kept with the new name.
  assert.equal(await dialog.getByLabel('Role').inputValue(), 'peer');
  await dialog.getByLabel('Name of the worker').fill('Robin');
  await inDialog('Save').click();
  await dialog.waitFor({ state: 'hidden' });
});

test('a worker is removed after a question, and undone', async () => {
  await row('Robin').getByRole('button', { name: 'Remove' }).click();
  await dialog.getByText('Robin can sign in and read no more').waitFor();
  await inDialog('Remove').click();
  await toast('Removed: Robin');
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await toast('Back again: Robin');
  await row('Robin').getByRole('button', { name: 'Remove' }).waitFor();
});

test('keeping times for less long is asked about before anything is blurred', async () => {
  await goTo(page, '/office/organization');
  const days = page.getByLabel('Days until');
  await days.fill('30');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByText('This cannot be undone').waitFor();
  await inDialog('Leave it').click();
  const kept = async () =>
    (await app.server.call('GET', '/v1/context', { token: app.token })).json.organization.settings.keepDays;
  assert.equal(await kept(), 365);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await inDialog('Shorten for good').click();
  await toast('Saved');
  assert.equal(await kept(), 30);
});

test('where no site is open, an admin brings one back from the page that starts a shift', async (t) => {
  // As installations stand that lost their last site before it was refused.
  const { database } = app.server;
  await database.inOrganization(app.place.org, (tx) => tx.script('update site set removed_at = now()'));
  const { page: locked } = await startBrowser(t, { beside });
  await locked.goto(app.url);
  await signIn(locked, { ...peer, passphrase: 'five loud engines' });
  await locked.getByText('Ask a coordinator to bring one back').waitFor();
  assert.equal(await locked.getByRole('button', { name: 'Bring back' }).count(), 0);
  await locked.getByRole('button', { name: 'Another worker' }).click();
  await signIn(locked, firstWorker);
  await locked.getByText('Bring one back:').waitFor();
  await locked.locator('li').filter({ hasText: 'Hub' }).getByRole('button', { name: 'Bring back' }).click();
  await startShift(locked, 'Hub');
});
