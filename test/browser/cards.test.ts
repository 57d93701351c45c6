import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readServer } from '../canary/evidence.ts';
import { findLeaks } from '../canary/search.ts';
import { assertAccessible } from '../support/accessible.ts';
import { diskOf, goTo, openDevice, startSetUpApp, stepper, untilLine, untilOpen } from '../support/app.ts';
import { phone } from '../support/browser.ts';
import { dumpTables } from '../support/dump.ts';
import { makeKeys } from '../support/page-keys.ts';
import { until } from '../support/patience.ts';

/** A card from the sheet to the second visit of whoever holds it, on a device that holds the keys. */

const app = await startSetUpApp();
const { status } = await app.server.call('PATCH', '/v1/organization', {
  token: app.token,
  body: { settings: { programs: ['exchange', 'naloxone', 'cards', 'consumption'], notes: true } },
});
assert.equal(status, 200);
const device = await openDevice({ after }, app, { viewport: phone });
const { page } = device;
const shots = process.env['ALONGSIDE_SHOTS'];
const look = async (name: string): Promise<void> => {
  await assertAccessible(page);
  if (shots !== undefined) await page.screenshot({ path: `${shots}/cards-${name}.png`, fullPage: true });
};
const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const toast = (text: string): Promise<void> => page.locator('.toast').filter({ hasText: text }).waitFor();
const type = async (code: string): Promise<void> => {
  await page.getByLabel('Code of the card').fill(code);
  await press('Find');
};
const toCounter = async (): Promise<void> => {
  await goTo(page, '/counter');
  await untilOpen(page);
};
const handOut = async (): Promise<void> => {
  await stepper(page, 'Syringe 1 ml').fill('5');
  await press('Save');
  await toast('Saved:');
};

interface Linked {
  readonly id: string;
  readonly kind: string;
  readonly subject?: string;
  readonly sealed?: string;
  readonly body: Readonly<Record<string, unknown>>;
}
const onServer = async (): Promise<readonly Linked[]> => {
  const { json } = await app.server.call('GET', '/v1/entries', { token: app.token });
  return json.entries.map(({ entry }: { readonly entry: Linked }) => entry);
};
/** Another letter of the alphabet in the place of the first. */
const withOneWrong = (code: string): string => `${code.startsWith('A') ? 'B' : 'A'}${code.slice(1)}`;
let cards: readonly string[] = [];

test('without keys a card cannot be looked up, and the hand-out is saved all the same', async () => {
  await toCounter();
  await press('Card');
  await page.getByText('This device has no keys to find cards').waitFor();
  await look('no-keys');
  await press('No card, or rather not');
  await handOut();
  await untilLine(page, '1 of 1 sent');
  await makeKeys(page);
});

test('a sheet of cards says codes and nothing of whose or what for, and nothing of it is kept', async () => {
  await goTo(page, '/cards/sheet');
  await press('Make cards');
  cards = await page.locator('.check-code').allTextContents();
  assert.equal(new Set(cards).size, 10);
  for (const code of cards)
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$/);
  await page.emulateMedia({ media: 'print' });
  const printed = ((await page.locator('.check-labels').textContent()) ?? '').toLowerCase();
  for (const word of ['alongside', 'exchange', 'syringe', 'naloxone', 'drug', 'harm'])
    assert.ok(!printed.includes(word), word);
  await look('sheet-print');
  await page.emulateMedia({ media: 'screen' });
  await look('sheet');
  const disk = await diskOf(page);
  assert.ok(!cards.some((code) => disk.includes(code) || disk.includes(code.replaceAll('-', ''))));
});

test('a card is given with a hand-out and finds its holder without a signal; nothing of them is shown', async () => {
  const [card = '', other = ''] = cards;
  await toCounter();
  await press('Card');
  await type(withOneWrong(card));
  await page.getByText('This is no code of a card').waitFor();
  await type(card);
  await page.getByText('This card is not in use').waitFor();
  await look('new');
  await press('Give it and link visits');
  await page.getByText('A new card is given with this visit.').waitFor();
  await look('counter');
  await handOut();
  await device.offline(true);
  await press('Card');
  await type(card.toLowerCase().replaceAll('-', ' '));
  await page.getByText('This visit is linked to the card.').waitFor();
  await handOut();
  await press('Card');
  await type(other);
  await page.getByText('This card is not in use').waitFor();
  await press('No card, or rather not');
  await device.offline(false);
  await until(async () => (await onServer()).filter(({ kind }) => kind === 'visits.visit').length === 3);
  const entries = await onServer();
  const given = entries.filter(({ kind }) => kind === 'cards.card');
  assert.equal(given.length, 1);
  const subject = given[0]?.subject;
  assert.ok(subject !== undefined);
  const kinds = entries.filter((entry) => entry.subject === subject).map(({ kind }) => kind);
  assert.deepEqual(kinds.toSorted(), [
    'cards.card',
    'cards.consent',
    'exchange.handout',
    'exchange.handout',
    'visits.visit',
    'visits.visit',
  ]);
});

test('who has the database, a backup and the log of the server cannot search them for a code', async () => {
  const markers = cards.flatMap((code) => [
    { field: code, text: code, may: [] },
    { field: code, text: code.replaceAll('-', ''), may: [] },
  ]);
  assert.deepEqual(findLeaks(markers, await readServer(app)), []);
});

test('a card that was lost is ended, and another one finds the same person', async () => {
  const [lost = '', next = ''] = cards;
  await goTo(page, '/cards');
  await look('look');
  await type(lost);
  await page.getByRole('heading', { name: '1 card in use' }).waitFor();
  await press('Give another card');
  await type(next);
  await page.getByRole('heading', { name: '2 cards in use' }).waitFor();
  await look('holder');
  await page.getByRole('button', { name: 'End this card' }).last().click();
  await page.getByRole('heading', { name: '1 card in use' }).waitFor();
  await press('Close now');
  await type(lost);
  await page.getByText('This card was ended').waitFor();
  await type(next);
  await page.getByRole('heading', { name: '1 card in use' }).waitFor();
  await toCounter();
  await press('Card');
  await type(lost);
  await page.getByText('This card was ended').waitFor();
  await press('No card, or rather not');
});

test('two cards turn out to be of one person: joined with a yes and taken apart again, each as it was', async () => {
  const [, card = '', third = ''] = cards;
  const ask = async (): Promise<void> => {
    await goTo(page, '/today');
    await goTo(page, '/cards');
    await type(card);
    await press('Show what is held');
    await press('Join with another card');
    await type(third);
  };
  await toCounter();
  await press('Card');
  await type(third);
  await press('Give it, link nothing');
  await ask();
  await page.getByText('This person has to agree').waitFor();
  await toCounter();
  await press('Card');
  await type(third);
  await press('Link visits from now on');
  await handOut();
  await ask();
  await page.getByText('Join only if this person says yes').waitFor();
  await look('join');
  await press('They say yes: join');
  await page.getByRole('heading', { name: 'The card joined with it' }).waitFor();
  await page.getByText('This erases what is held under all joined cards').waitFor();
  await look('joined');
  await press('Take apart');
  await toast('All is as it was before');
  assert.equal(await page.getByRole('heading', { name: 'The card joined with it' }).count(), 0);
  await until(async () => (await onServer()).filter(({ kind }) => kind === 'cards.parted').length === 2);
  const joined = (await onServer()).filter(({ kind }) => kind === 'cards.joined');
  const [one, other] = joined.map(({ subject }) => subject ?? '');
  assert.ok(joined.length === 2 && one !== other);
  assert.ok(joined.every((entry) => Object.keys(entry.body).join() === 'whole'));
});

test('who agreed to it is found without a card by a code, also after a slip, and only when somebody says so', async () => {
  const [, card = ''] = cards;
  const answer = async (mother: string, month: string, year: string): Promise<void> => {
    await page.getByLabel('mother’s first name').fill(mother);
    await page.getByLabel('Month they were born in').fill(month);
    await page.getByLabel('year they were born in').fill(year);
  };
  await goTo(page, '/cards/recipe');
  await page.getByText('Codes without a card are off.').waitFor();
  for (const part of ['mother’s first name', 'Day of the month', 'Month they were born in', 'year they were'])
    await page.getByRole('checkbox', { name: part }).check();
  await page.getByText('a whole birth date says too much').waitFor();
  await page.getByRole('checkbox', { name: 'Day of the month' }).uncheck();
  await page.getByText('Of 500 people, about 12 would share').waitFor();
  await look('recipe');
  await press('Turn on with these parts');
  await page.getByText('Codes without a card are on.').waitFor();
  await goTo(page, '/cards');
  await type(card);
  await press('Show what is held');
  await press('Let them be found without a card');
  await page.getByText('Such a code is weak').waitFor();
  await answer('Wilhelmina', '3', '1984');
  await look('derived-keep');
  await press('They agree: keep the code');
  await page.getByText('A code is kept since').waitFor();
  await press('Close now');
  await toCounter();
  await press('Card');
  await page.getByText('No card at hand?').click();
  await answer('Wilma', '3', '48');
  await press('Look for the code');
  await page.getByText('Probably the same person?').waitFor();
  await look('derived-find');
  await press('It is this person');
  await page.getByText('This visit is linked to the card.').waitFor();
  await press('Without the card');
  await until(async () => (await onServer()).some(({ kind }) => kind === 'cards.derived'));
  const markers = ['WI0384', 'Wilhelmina'].map((text) => ({ field: text, text, may: [] }));
  assert.deepEqual(findLeaks(markers, await readServer(app)), []);
});

test('in the room a card says whose stay it is, and is there once; what helped afterwards is sealed', async () => {
  const [, card = ''] = cards;
  await goTo(page, '/room/set-up');
  await press('Add a seat');
  await press('Add a seat');
  await page.getByRole('radio', { name: 'By eye' }).check();
  await press('Save');
  await toast('The room is set up');
  await goTo(page, '/room');
  await press('Open');
  const show = async (seat: string): Promise<void> => {
    await goTo(page, '/room');
    await page.getByRole('button', { name: new RegExp(`^${seat} Free`) }).click();
    await page.locator('.room-tile-who').filter({ hasText: seat }).click();
    await press('They have a card');
    await type(card);
  };
  await show('1');
  await page.getByText('This stay is linked to a card.').first().waitFor();
  // New for this person: it opens by itself, every point may be left out, and it is asked once.
  await page.getByText('New for this person').waitFor();
  await page.getByRole('checkbox', { name: 'Rules of the room' }).check();
  await look('stay');
  await press('1 of 4 told');
  await page.locator('summary', { hasText: 'Orientation: told in part' }).waitFor();
  assert.equal(await page.getByText('New for this person').count(), 0);
  // What else was done and where they were pointed to: one form, mended by saving it again.
  await page.locator('summary', { hasText: 'Services and referrals' }).click();
  await page.getByRole('checkbox', { name: 'Wound care' }).check();
  await page.getByRole('checkbox', { name: 'Housing' }).check();
  await look('stay-services');
  await press('Save these');
  await page.locator('summary', { hasText: 'Services and referrals: 2 said' }).waitFor();
  await show('2');
  await page.getByText('This card is in the room already:').waitFor();
  assert.equal(await page.getByText('New for this person').count(), 0);
  await look('stay-twice');
  await page.getByRole('link', { name: 'Seat 1' }).click();
  await page.getByText('This stay is linked to a card.').first().waitFor();
  await press('Help');
  await page.getByText('End the help').click();
  await press('Breathing well again');
  await page.getByLabel('What the team wants to remember').fill('Second mask was empty');
  await page.getByRole('radio', { name: 'I need a break' }).check();
  await page.getByText('Nobody is told by this app').waitFor();
  await press('Seal and save');
  await page.getByText('Second mask was empty · I need a break').waitFor();
  await look('debrief');
  await until(async () => (await onServer()).some(({ kind }) => kind === 'consumption.debrief'));
  const entries = await onServer();
  const debrief = entries.find(({ kind }) => kind === 'consumption.debrief');
  assert.deepEqual([Object.keys(debrief?.body ?? {}), debrief?.sealed !== undefined], [['response'], true]);
  assert.ok(debrief?.subject !== undefined, 'what was recorded after the card is the person’s');
  const linked = entries.filter((entry) => entry.kind === 'consumption.stay' && entry.subject !== undefined);
  assert.equal(linked.length, 1);
  assert.equal(
    linked[0]?.subject,
    entries.find(({ kind }) => kind === 'cards.card')?.subject,
    'the person whom the card was given to',
  );
});

test('what is held opens when both want it, and erasing takes it from the device and the server', async () => {
  const [, card = ''] = cards;
  const subject = (await onServer()).find(({ kind }) => kind === 'cards.card')?.subject ?? '';
  const handOuts = page.getByText('5 Syringe 1 ml');
  const all = (await onServer()).filter((entry) => entry.subject === subject).length;
  assert.ok(all >= 8);
  const show = async (): Promise<void> => {
    await type(card);
    await page.getByText('Card found').waitFor();
    assert.equal(await handOuts.count(), 0);
    await press('Show what is held');
    await page.getByText(`${all} entries`).waitFor();
    assert.equal(await handOuts.count(), 2);
  };
  await goTo(page, '/today');
  await goTo(page, '/cards');
  await show();
  assert.equal(await page.getByText(/leads to this person until/).count(), all);
  await look('held');
  await press('Close now');
  await show();
  await page.keyboard.press('Escape');
  await page.getByLabel('Code of the card').waitFor();
  assert.equal(await handOuts.count(), 0);
  await show();
  // A name that was agreed to, and taken back: its own id is erased, and the rest stays.
  await page.getByRole('checkbox', { name: 'What to call them' }).check();
  await page.getByLabel('What to call them').last().fill('Robin of the canal');
  await look('consent');
  await press('Save what was agreed');
  await toast('It holds from now on');
  await press('Close now');
  await type(card);
  await press('Show what is held');
  await until(
    async () => (await page.getByLabel('What to call them').last().inputValue()) === 'Robin of the canal',
  );
  await page.getByRole('checkbox', { name: 'What to call them' }).uncheck();
  await page.getByText('Saving erases what is no longer agreed').waitFor();
  await press('Save what was agreed');
  await until(async () => {
    const about = (await onServer()).find(({ kind }) => kind === 'cards.about');
    return about !== undefined && about.sealed === undefined && about.subject === undefined;
  });
  await press('Erase all of it');
  await page.getByText('This cannot be undone').waitFor();
  await look('erase');
  await device.offline(true);
  await press('Erase for good');
  await page.getByText('The server has not been told yet').waitFor();
  await type(card);
  await page.getByText('Nobody here has this card').waitFor();
  await device.offline(false);
  // What was no longer agreed to was erased by an order of its own.
  await until(async () =>
    (await onServer()).some(({ kind, body }) => kind === 'log.erase' && body['person'] === subject),
  );
  const left = await onServer();
  assert.ok(left.every((entry) => entry.subject !== subject));
  assert.ok(
    left
      .filter((entry) => entry.kind === 'cards.card' && entry.subject === undefined)
      .every(({ body }) => Object.keys(body).length === 0),
  );
  assert.equal(left.filter(({ kind }) => kind === 'exchange.handout').length, 4);
  const rows = await dumpTables(app.server.database);
  // What is left is the order itself, which late devices meet, and that it was given.
  const naming = rows.filter((row) => row.includes(subject) && !row.includes('log.erase'));
  assert.ok(
    naming.every((row) => row.startsWith('erased_person ')),
    naming.join(),
  );
});
