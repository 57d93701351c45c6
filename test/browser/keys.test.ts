import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from '../support/accessible.ts';
import {
  add,
  diskOf,
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

/** Two people with a device each: keys are made, shared, changed when a device is ended, and brought back by the sheet. */

const app = await startSetUpApp();
const office = await openDevice({ after }, app);
const passphrase = 'three brown pelicans';
await add(app, '/v1/workers', { name: 'Robin', role: 'peer', passphrase });
const phone = await openDevice({ after }, app, { who: { name: 'Robin', passphrase } });
const shots = process.env['ALONGSIDE_SHOTS'];
const look = async (page: Page, name: string): Promise<void> => {
  await assertAccessible(page);
  if (shots !== undefined) await page.screenshot({ path: `${shots}/keys-${name}.png`, fullPage: true });
};
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const toast = (page: Page, text: string): Promise<void> =>
  page.locator('.toast').filter({ hasText: text }).waitFor();
const digitsOn = async (page: Page): Promise<string> => {
  const shown = page.locator('.key-digits span[aria-hidden]');
  await shown.waitFor();
  return (await shown.textContent()) ?? '';
};
let words: readonly string[] = [];
const note = (page: Page) => page.getByLabel('Note', { exact: true });
const unfold = (page: Page): Promise<void> => page.getByText('More about this visit').click();
const handOut = async (page: Page): Promise<void> => {
  await stepper(page, 'Syringe 1 ml').fill('5');
  await press(page, 'Save');
  await toast(page, 'Saved:');
};

/** Types the words that are asked for, from the paper. */
const typeTwoWords = async (page: Page, change = (word: string): string => word): Promise<void> => {
  for (const name of ['first', 'second']) {
    const field = page.locator(`input[name=${name}]`);
    const label = await page
      .locator('label')
      .filter({ has: field })
      .or(page.locator(`label[for="${await field.getAttribute('id')}"]`))
      .first()
      .textContent();
    const nth = Number(/\d+/.exec(label ?? '')?.[0]);
    await field.fill(change(words[nth - 1] ?? ''));
  }
};

test('keys are made once two words of the sheet were typed back, and not before', async () => {
  const { page } = office;
  await goTo(phone.page, '/keys');
  await phone.page.getByText('An admin makes them once').waitFor();
  await goTo(page, '/keys');
  await look(page, 'make');
  await press(page, 'Show the recovery sheet');
  await page.locator('.sheet-words li').first().waitFor();
  words = await page.locator('.sheet-words li').allTextContents();
  assert.equal(words.length, 12);
  await look(page, 'sheet');
  await press(page, 'I have the sheet');
  await typeTwoWords(page, () => 'another');
  await look(page, 'check');
  await press(page, 'Done');
  await page.getByText('This is not the word on the sheet.').first().waitFor();
  const made = await app.server.call('GET', '/v1/keys', { token: app.token });
  assert.equal(made.json.count, 0);
  await typeTwoWords(page);
  await press(page, 'Done');
  await page.getByText('This device holds the keys.').waitFor();
  await page.getByText('Only one device can let others in.').waitFor();
  await look(page, 'made');
});

test('a note is offered once the organization wants notes; a device without keys says why not, and saves everything else', async () => {
  await goTo(phone.page, '/counter');
  await untilOpen(phone.page);
  await unfold(phone.page);
  await phone.page.getByLabel('Day of the visit').waitFor();
  assert.equal(await phone.page.getByText('no note can be written here').count(), 0);
  await goTo(office.page, '/office/organization');
  await office.page.getByRole('checkbox', { name: 'Notes on visits' }).check();
  await look(office.page, 'notes-on');
  await press(office.page, 'Save');
  await toast(office.page, 'Saved');
  await phone.page.reload();
  await untilOpen(phone.page);
  await unfold(phone.page);
  await phone.page.getByText('This device does not hold the keys, so no note can be written here.').waitFor();
  await look(phone.page, 'no-note');
  await handOut(phone.page);
  await untilLine(phone.page, '1 of 1 sent');
  await goTo(phone.page, '/keys');
  await goTo(office.page, '/keys');
});

test('a phone is let in by a code, and by two people who see the same digits', async () => {
  await phone.page.reload();
  await phone.page.getByText('This device does not hold the keys').waitFor();
  await look(phone.page, 'out');
  await press(office.page, 'Let a device in');
  const code = (await office.page.locator('dialog .key-digits').textContent()) ?? '';
  assert.match(code, /^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  await look(office.page, 'code');
  await phone.page.getByLabel('Code').fill('AAAA-AAAA');
  await press(phone.page, 'Continue');
  await phone.page.getByText('No device waits under this code.').first().waitFor();
  await phone.page.getByLabel('Code').fill(code.toLowerCase());
  await press(phone.page, 'Continue');
  const [left, right] = [await digitsOn(office.page), await digitsOn(phone.page)];
  assert.match(left, /^\d{3} \d{3}$/);
  assert.equal(left, right);
  await office.page.getByText('It says it is the device of: Robin').waitFor();
  await look(office.page, 'compare');
  await look(phone.page, 'compare-phone');
  await press(phone.page, 'They are the same');
  await press(office.page, 'They are the same');
  await toast(office.page, 'The device holds the keys now.');
  await phone.page.getByText('This device holds the keys.').waitFor();
  await office.page.locator('.plain-list li').filter({ hasText: 'Robin' }).waitFor();
  await look(office.page, 'devices');
});

test('a note is sealed as it is typed, also without a network, and read on the devices that hold the keys', async () => {
  const { page } = phone;
  const words = 'Ask about the wound on the left arm';
  await goTo(page, '/counter');
  await untilOpen(page);
  await unfold(page);
  await note(page).waitFor();
  await phone.offline(true);
  await note(page).pressSequentially(words);
  await look(page, 'note');
  // It waits for Save on the disk, and comes back; none of it lies there in clear.
  await goTo(page, '/today');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await goTo(page, '/counter');
  await untilOpen(page);
  await unfold(page);
  await note(page).waitFor();
  assert.equal(await note(page).inputValue(), words);
  await handOut(page);
  assert.equal(await note(page).inputValue(), '', 'the next visit starts without it');
  assert.doesNotMatch(await diskOf(page), /wound/);
  await phone.offline(false);
  await untilLine(page, '2 of 2 sent');
  const held = (await heldBy(app)).find(({ kind }) => kind === 'visits.note');
  assert.ok(held !== undefined);
  assert.doesNotMatch(JSON.stringify(held), /wound/);

  await goTo(office.page, `/entry/${held.id}`);
  await office.page.getByText(words).waitFor();
  await look(office.page, 'note-read');
  await press(office.page, 'Change the note');
  await note(office.page).fill('The wound has healed');
  await press(office.page, 'Save the note');
  await toast(office.page, 'Note saved');
  await office.page.getByText('The wound has healed').first().waitFor();
  await press(office.page, 'Add a note');
  await note(office.page).fill('Prefers evenings');
  await press(office.page, 'Save the note');
  await office.page.getByText('Prefers evenings').first().waitFor();
  await goTo(page, `/entry/${held.id}`);
  await page.getByText('The wound has healed').first().waitFor();
  await page.getByText('Prefers evenings').first().waitFor();
});

test('behind a passphrase the keys read nothing until it is typed, and what is written meanwhile is saved, sent, and opens after', async () => {
  const { page } = phone;
  const dialog = page.getByRole('dialog');
  const own = page.getByLabel('Passphrase of the keys');
  const unlock = page.locator('form').getByRole('button', { name: 'Unlock', exact: true });
  await goTo(page, '/keys');
  await press(page, 'Set a passphrase');
  await dialog.waitFor();
  await press(page, 'Make five words for me');
  const made = (await dialog.locator('.key-words').textContent()) ?? '';
  assert.equal(made.split(' ').length, 5);
  await dialog.getByLabel('New passphrase').fill(made);
  await dialog.getByLabel('The same once more').fill(`${made} not`);
  await look(page, 'lock-set');
  await press(page, 'Save');
  await page.getByText('These two are not the same.').first().waitFor();
  await dialog.getByLabel('The same once more').fill(made);
  await press(page, 'Save');
  await toast(page, 'From now on the keys here open with this passphrase.');
  await page.getByText('The keys are open here until').waitFor();
  await look(page, 'lock-open');

  // The app was closed: in the van, without a network.
  await phone.offline(true);
  await page.reload();
  await goTo(page, '/keys');
  await own.waitFor();
  await look(page, 'lock-closed');
  const held = (await heldBy(app)).filter(({ kind }) => kind === 'visits.note');
  await goTo(page, `/entry/${held[0]?.id}`);
  await page.getByText('This device is locked.').first().waitFor();
  assert.equal(await page.getByText('The wound has healed').count(), 0);
  // What it may not read it does not call missing, or none.
  for (const path of [`/entry/${held[0]?.id}`, '/today', '/stock']) {
    await goTo(page, path);
    await page.getByText('What was saved before is locked on this device.').waitFor();
  }
  await goTo(page, '/counter');
  await untilOpen(page);
  await untilLine(page, /^What was saved before is locked/);
  await unfold(page);
  await note(page).fill('Written while locked');
  await handOut(page);
  await phone.offline(false);
  await untilLine(page, /^(\d+) of \1 sent/);
  const later = (await heldBy(app)).filter(({ kind }) => kind === 'visits.note').at(-1);
  assert.ok(later !== undefined && !held.some(({ id }) => id === later.id));
  await goTo(office.page, `/entry/${later.id}`);
  await office.page.getByText('Written while locked').waitFor();

  await phone.offline(true);
  await goTo(page, '/keys');
  await own.fill(passphrase);
  await unlock.click();
  await page.getByText('This is not the passphrase of the keys on this device.').first().waitFor();
  await own.fill(made.toUpperCase());
  await unlock.click();
  await page.getByText('The keys are open here until').waitFor();
  await goTo(page, `/entry/${later.id}`);
  await page.getByText('Written while locked').waitFor();
  await phone.offline(false);
  await goTo(page, '/keys');
  await press(page, 'Lock now');
  await own.waitFor();
  await goTo(page, `/entry/${later.id}`);
  await page.getByText('This device is locked.').first().waitFor();
  assert.equal(await page.getByText('Written while locked').count(), 0);
});

test('a phone that is ended is left out at once, in a new generation', async () => {
  const { page } = office;
  await goTo(page, '/office/devices');
  const card = page.locator('section.card').filter({ hasText: 'Robin' });
  await card.getByRole('button', { name: 'End this device' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End this device' }).click();
  await toast(page, 'The keys are changed.');
  const { json } = await app.server.call('GET', '/v1/keys', { token: app.token });
  assert.equal(json.count, 3);
  assert.match(json.statements[2].text, /"act":"rotate"/);
  await goTo(page, '/keys');
  await page.locator('.plain-list li').first().waitFor();
  assert.equal(await page.locator('.plain-list li').filter({ hasText: 'Robin' }).count(), 0);
});

const fresh = await openDevice({ after }, app);

test('with every device gone the words of the sheet bring the keys back on a new one', async () => {
  const { page } = fresh;
  await goTo(page, '/keys');
  const field = page.getByLabel('The twelve words');
  await field.fill(words.toReversed().join(' '));
  await look(page, 'restore');
  await press(page, 'Bring the keys back');
  await page.getByText('These are not the twelve words').first().waitFor();
  await field.fill(words.join('\n'));
  await press(page, 'Bring the keys back');
  await page.getByText('This device holds the keys.').waitFor();
});

test('over plain HTTP from another machine nothing is made, and the screen says why', async () => {
  const { page } = await startBrowser({ after });
  await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  await page.goto(app.url);
  await signIn(page);
  await startShift(page);
  await handOut(page);
  await untilLine(page, '1 of 1 sent');
  await goTo(page, '/keys');
  await page.getByText('did not come over a secure connection').waitFor();
  await look(page, 'no-tls');
});
