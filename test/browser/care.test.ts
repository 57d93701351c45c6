import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { hlcFormat, msToTime } from '#log/index.ts';
import { readBundle } from '#programs/care/fhir/read.ts';
import { assertAccessible } from '../support/accessible.ts';
import { goTo, openDevice, startSetUpApp, untilLine } from '../support/app.ts';
import { createWriter } from '../support/log.ts';
import { until } from '../support/patience.ts';
import { anyId } from '../support/postgres.ts';

/** A wish from one hand to a place that has only a phone, and its answer back. */

const app = await startSetUpApp();
const { status } = await app.server.call('PATCH', '/v1/organization', {
  token: app.token,
  body: { settings: { programs: ['exchange', 'naloxone', 'care', 'directory'] } },
});
assert.equal(status, 200);
const writer = createWriter(app.place);
const now = msToTime(Date.now(), 0);
const places = ['Harbor clinic', 'River clinic'].map((name, at) =>
  writer.entry({
    kind: 'directory.service',
    body: {
      name,
      needs: ['buprenorphine', 'detox'],
      phones: [{ number: `555-010${at}` }],
      door: { sameDay: 'yes', abstinence: 'no' },
      ...(at === 0 && { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' }] }),
    },
  }),
);
const free = writer.entry({
  kind: 'directory.capacity',
  occurredAt: now,
  hlc: hlcFormat({ ms: Date.now(), counter: 0 }, writer.device),
  body: { service: places[0]?.id ?? '', unit: 'slot', available: 3 },
});
const free2 = writer.entry({
  kind: 'directory.capacity',
  occurredAt: now,
  hlc: hlcFormat({ ms: Date.now(), counter: 1 }, writer.device),
  body: { service: places[1]?.id ?? '', unit: 'slot', available: 1 },
});
const { json: pushed } = await app.server.call('POST', '/v1/entries', {
  token: app.token,
  body: { entries: [...places, free, free2] },
});
assert.ok(
  pushed.verdicts.every(({ verdict }: { verdict: string }) => verdict === 'accepted'),
  JSON.stringify(pushed),
);

/** Another phone asks for the only slot of the second place. */
const othersHold = () => {
  const referral = anyId();
  const place = { service: places[1]?.id ?? '', name: 'River clinic' };
  return [
    writer.entry({ kind: 'care.wish', occurredAt: now, body: { referral, needs: ['detox'] } }),
    writer.entry({ kind: 'care.hold', occurredAt: now, body: { referral, hold: anyId(), first: place } }),
  ];
};

const device = await openDevice({ after }, app, { viewport: { width: 360, height: 740 } });
const { page } = device;
const shots = process.env['SHOTS'];
const shoot = async (of: Page, name: string): Promise<void> => {
  if (shots !== undefined) await of.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};
let taps = 0;
const tap = async (what: Locator): Promise<void> => {
  taps += 1;
  await what.click();
};
const chip = (name: string | RegExp) => page.locator('label.chip').filter({ hasText: name }).first();
const group = (name: string) => page.getByRole('group', { name });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** The whole way from the main menu, by taps that a thumb makes. */
const sendByLink = async (words?: string) => {
  taps = 0;
  const began = performance.now();
  await tap(page.getByRole('link', { name: 'Care', exact: true }).first());
  await tap(page.getByRole('link', { name: 'New wish' }).first());
  await tap(chip('Buprenorphine'));
  await tap(group('When can you be there?').locator('label.chip').filter({ hasText: 'Today' }));
  await tap(group('Do you need a ride?').locator('label.chip').filter({ hasText: 'Yes' }));
  await tap(group('Who walks along?').locator('label.chip').filter({ hasText: 'One of us' }));
  await tap(chip('Harbor clinic'));
  if (words !== undefined) {
    await tap(page.locator('summary').filter({ hasText: 'Words, if you like' }));
    await page.getByText('words go into the link', { exact: false }).waitFor();
    // Else the browser keeps what is typed there in a file of its own.
    assert.equal(await page.getByLabel('In their words').getAttribute('autocomplete'), 'off');
    await tap(page.getByLabel('In their words'));
    await page.keyboard.type(words);
  }
  await tap(chip('Yes, said so'));
  await tap(button('Send by link'));
  await page.getByText('Say these six digits by phone.', { exact: false }).waitFor();
  return { taps, seconds: (performance.now() - began) / 1000 };
};
const addressOf = async (): Promise<string> => {
  await page.locator('summary').filter({ hasText: 'The address' }).click();
  return (await page.locator('.care-address').textContent()) ?? '';
};
const digitsOf = async (): Promise<string> => (await page.locator('.care-digits').textContent()) ?? '';
/** The far end: a browser that was never here. */
const stranger = async (options: { readonly javaScriptEnabled?: boolean } = {}): Promise<Page> => {
  const browser = device.context.browser();
  assert.ok(browser);
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  after(() => context.close());
  return context.newPage();
};
let first = { address: '', digits: '' };

test('a wish goes out in under a minute and with at most twelve taps, without a network, in words and without', async () => {
  await goTo(page, '/care');
  await page.getByText('Nobody is waiting').waitFor();
  await shoot(page, 'care-empty');
  await goTo(page, '/care/new');
  await chip('Buprenorphine').waitFor();
  await assertAccessible(page);
  await button('Send by link').click();
  await page.getByRole('alert').filter({ hasText: 'Pick what is wanted' }).waitFor();
  await goTo(page, '/counter');
  await device.offline(true);
  const plain = await sendByLink();
  console.log(`a wish without words: ${plain.taps} taps, ${plain.seconds.toFixed(1)} s`);
  assert.ok(plain.taps <= 12);
  assert.ok(plain.seconds < 60);
  await page.getByText('No signal yet').waitFor();
  await assertAccessible(page);
  const worded = await sendByLink('to be with my dog');
  console.log(`a wish with words: ${worded.taps} taps, ${worded.seconds.toFixed(1)} s`);
  assert.ok(worded.taps <= 12);
  assert.ok(worded.seconds < 60);
  // What somebody carries in a pocket does not say what they want.
  assert.doesNotMatch((await page.locator('.care-slip').textContent()) ?? '', /Buprenorphine|dog/);
  await shoot(page, 'care-sent');
  first = { address: await addressOf(), digits: await digitsOf() };
  assert.match(first.address, /\/p\/test-program\/request\/[0-9a-f-]{36}#[\w-]{22}$/);
  await device.offline(false);
  await goTo(page, '/counter');
  await untilLine(page, /^(\d+) of \1 sent/);
});

test('the far end opens it with a browser that was never here, reads what was passed on, and says that they can come', async () => {
  const far = await stranger();
  await far.goto(first.address);
  await shoot(far, 'care-page');
  await far.getByRole('button', { name: 'Open the request' }).click();
  await far.getByText('to be with my dog').waitFor();
  await far.getByText('Buprenorphine').waitFor();
  await far.getByText('Your browser could not open it').waitFor({ state: 'hidden' });
  await assertAccessible(far);
  await shoot(far, 'care-open');
  await far.getByRole('button', { name: 'They can come' }).click();
  await far.getByText('you will not be asked again', { exact: false }).waitFor();
  // The key came along: what was passed on is still there to be read.
  await far.getByText('to be with my dog').waitFor();
  assert.ok(far.url().endsWith(first.address.slice(first.address.indexOf('#'))));
  const again = await stranger();
  await again.goto(first.address);
  await again.getByRole('button', { name: 'Open the request' }).click();
  await again.getByRole('alert').filter({ hasText: 'It was opened before' }).waitFor();
  if (!(await again.getByLabel('Six digits').isVisible())) await again.locator('summary').first().click();
  await again.getByLabel('Six digits').fill(first.digits);
  await again.getByRole('button', { name: 'Open with the digits' }).click();
  await again.getByText('to be with my dog').waitFor();
});

test('without the key, and without script, the page says what to do and shows nothing', async () => {
  const far = await stranger();
  await far.goto(first.address.replace(/#.*/, ''));
  await far.locator('summary').first().click();
  await far.getByLabel('Six digits').fill(first.digits);
  await far.getByRole('button', { name: 'Open with the digits' }).click();
  await far.getByText('Your browser could not open it').waitFor();
  assert.equal(await far.getByText('to be with my dog').count(), 0);
  const bare = await stranger({ javaScriptEnabled: false });
  await bare.goto(first.address);
  assert.match(await bare.content(), /<noscript>[\s\S]*This page needs JavaScript/);
  assert.equal(await bare.locator('[data-sealed]').count(), 0);
});

test('our people hear of it, and type what they hear themselves; the account says who was told what', async () => {
  await goTo(page, '/care');
  await until(async () => (await page.getByText('They said yes').count()) > 0);
  await shoot(page, 'care-list');
  await assertAccessible(page);
  await page.getByRole('link', { name: /They said yes/ }).click();
  await page.getByRole('heading', { name: 'Who was told what' }).waitFor();
  await page
    .getByText('A link was opened', { exact: false })
    .or(page.getByText('Links were opened'))
    .first()
    .waitFor();
  assert.equal(await button('They can come').count(), 0);
  await button('They came').click();
  await page.locator('.badge').filter({ hasText: 'Came' }).first().waitFor();
  await shoot(page, 'care-one');
  await assertAccessible(page);
});

test('a slot is held by the server’s word alone; the last one that is gone goes to the second wish, and a conflict asks', async () => {
  const ask = async (second?: string): Promise<void> => {
    await goTo(page, '/care/new');
    await chip('Buprenorphine').click();
    await chip('River clinic').click();
    await group('Ask River clinic to hold a slot?').locator('label.chip').filter({ hasText: 'Yes' }).click();
    if (second !== undefined) await page.getByLabel('If it is taken by then').selectOption({ label: second });
    await chip('Yes, said so').click();
    await shoot(page, 'care-slot-ask');
    await button('I told them by phone').click();
  };
  const slot = page.getByRole('region', { name: 'Slot', exact: true });
  await device.offline(true);
  await ask('Harbor clinic');
  await slot.getByText('Nobody holds it yet').waitFor();
  await shoot(page, 'care-slot-asked');
  assert.equal(await page.getByText('is held until').count(), 0);
  // Somebody else got there first.
  const { json } = await app.server.call('POST', '/v1/entries', {
    token: app.token,
    body: { entries: othersHold() },
  });
  assert.ok(json.verdicts.every(({ verdict }: { verdict: string }) => verdict === 'accepted'));
  await device.offline(false);
  await slot
    .getByText('A slot at Harbor clinic, their second wish, is held until', { exact: false })
    .waitFor();
  await slot.getByRole('link', { name: 'Send it there' }).waitFor();
  await shoot(page, 'care-slot-second');
  await assertAccessible(page);
  await ask();
  await slot.getByText('What do they want now?', { exact: false }).waitFor();
  await shoot(page, 'care-slot-none');
  await slot.getByRole('button', { name: 'Go on without a slot' }).click();
  await slot.waitFor({ state: 'detached' });
});

test('a wish that is kept waits for us, and is sent later without being asked again', async () => {
  await goTo(page, '/care/new');
  await chip('Detox').click();
  await button('Not now, keep the wish').click();
  await page.getByText('This wish waits to be sent').waitFor();
  await page.getByRole('link', { name: 'Send it' }).click();
  assert.equal(await group('When can you be there?').count(), 0);
  await chip('River clinic').click();
  await chip('Yes, signed').click();
  await button('I told them by phone').click();
  await page.getByText('Sent, no answer').first().waitFor();
  await button('Full right now').click();
  await page.getByText('They are full: find another place').waitFor();
  await page.locator('summary').filter({ hasText: 'May we ask how it goes?' }).click();
  await chip('Ask at the counter').click();
  await shoot(page, 'care-plan');
  await button('Save').click();
  await page.getByText('Not tried yet').waitFor();
  await button('Not there').click();
  await page.getByText('Tried once').waitFor();
  await button('They want no more calls').click();
  await page.getByText('Nobody asks again').first().waitFor();
  await page.setViewportSize({ width: 1280, height: 800 });
  await shoot(page, 'care-one-wide');
  await goTo(page, '/care/new');
  await chip('Detox').click();
  await shoot(page, 'care-new-wide');
  await page.setViewportSize({ width: 360, height: 740 });
  await shoot(page, 'care-new');
});

test('a request goes out as a file and comes in as one, read on the device alone', async () => {
  await goTo(page, '/care');
  await page.getByRole('link', { name: /Detox.*River clinic/ }).click();
  await page.getByRole('link', { name: 'As a file for their software' }).click();
  await page.getByText('For River clinic, and for nobody else.').waitFor();
  await assertAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), button('Save the file').click()]);
  const bundle = readFileSync(await download.path(), 'utf8');
  const today = new Date().toISOString().slice(0, 10);
  assert.deepEqual(
    readBundle(bundle, today).answered.map(({ state }) => state),
    ['at-capacity'],
  );
  const read = async (text: string): Promise<void> => {
    await goTo(page, '/care/file');
    await page
      .getByLabel('The file')
      .setInputFiles({ name: 'request.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  await read(bundle.replace('"resourceType": "Consent"', '"resourceType": "Basic"'));
  await page.getByText('Nothing says that the person agreed.').waitFor();
  await assertAccessible(page);
  await read(bundle.replace('"status": "rejected"', '"status": "accepted"'));
  await page.getByText('River clinic: They said yes').waitFor();
  await button('Keep this answer').click();
  await page.getByRole('heading', { name: 'Who was told what' }).waitFor();
  await page.locator('.badge').filter({ hasText: 'They said yes' }).first().waitFor();
  // On paper, for the person: to whom, what and until when, and not what they are called.
  await page.getByRole('link', { name: 'Print who was told what' }).click();
  await page.getByText('Asked for:', { exact: false }).waitFor();
  await page.getByText('River clinic', { exact: true }).waitFor();
  await page.getByText('Consent until', { exact: false }).first().waitFor();
  await shoot(page, 'care-told');
  await assertAccessible(page);
  await goTo(page, '/care/file');
  // Somebody else's: the same request under a number that is not ours.
  await read(bundle.replace('"status": "rejected"', '"status": "requested"'));
  await page.getByRole('heading', { name: 'What they ask of us' }).waitFor();
  await assertAccessible(page);
  await button('Keep as a wish').click();
  await page.getByText('This wish waits to be sent').waitFor();
});

test('somebody on the way offers a contact, sealed in their browser; our people read it and make a wish of it', async () => {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await goTo(page, '/keys');
  await press('Show the recovery sheet');
  await page.locator('.sheet-words li').first().waitFor();
  const words = await page.locator('.sheet-words li').allTextContents();
  await press('I have the sheet');
  for (const name of ['first', 'second']) {
    const field = page.locator(`input[name=${name}]`);
    const label = await page.locator(`label[for="${await field.getAttribute('id')}"]`).textContent();
    await field.fill(words[Number(/\d+/.exec(label ?? '')?.[0]) - 1] ?? '');
  }
  await press('Done');
  await page.getByText('This device holds the keys.').waitFor();
  await goTo(page, '/care/set-up');
  await group('May police and others offer you a contact by a form?')
    .locator('label.chip')
    .filter({ hasText: 'Yes' })
    .click();
  const address = (await page.locator('.care-address').textContent()) ?? '';
  await shoot(page, 'care-set-up');
  await press('Save');
  // Until it is saved the line speaks of what was there before.
  await page.locator('.toast').waitFor();
  await goTo(page, '/counter');
  await untilLine(page, /^(\d+) of \1 sent/);

  const far = await stranger();
  const posted: string[] = [];
  far.on('request', (request) => posted.push(request.postData() ?? ''));
  await far.goto(address);
  await shoot(far, 'contact');
  await far.getByLabel('What they want to be called').fill('Canary');
  await far.getByRole('button', { name: 'Send' }).click();
  await far.getByRole('alert').filter({ hasText: 'Tell us how we find them' }).waitFor();
  await assertAccessible(far);
  await far.getByLabel('Phone or place').fill('bridge by the canal');
  await far.getByText('They agreed that we get in touch').click();
  await far.getByRole('button', { name: 'Send' }).click();
  await far.getByText('Nothing more will come back to you').waitFor();
  await shoot(far, 'contact-sent');
  assert.doesNotMatch(posted.join(' '), /Canary|canal/);

  await goTo(page, '/care');
  await page.getByRole('link', { name: 'Sent to us', exact: true }).click();
  await page.getByText('Canary').waitFor();
  await shoot(page, 'care-inbox');
  await assertAccessible(page);
  await page.getByRole('link', { name: /Canary/ }).click();
  await page.getByText('bridge by the canal').waitFor();
  await shoot(page, 'care-incoming');
  await assertAccessible(page);
  await press('They want it: make it a wish');
  await page.getByText('This wish waits to be sent').waitFor();
  await page.getByText('bridge by the canal').waitFor();
});

test('a goal is written in their words, ticked step by step, changed together and reached', async () => {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await goTo(page, '/care');
  await page.getByRole('link', { name: 'Goals', exact: true }).click();
  await page.getByText('No goals yet').waitFor();
  await page.getByRole('link', { name: 'New goal' }).first().click();
  await page.getByLabel('What do they want to get to?').fill('a room with a door');
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stay here' }).click();
  await page.getByLabel('Small steps').fill('find the papers\nask Ana about the list');
  await page.getByLabel('What to call them').fill('Luz');
  await chip('In 14 days').click();
  await assertAccessible(page);
  await device.offline(true);
  await press('Save');
  await page.getByText('a room with a door').waitFor();
  await chip('find the papers').click();
  await page.locator('label.chip input:checked').waitFor();
  await assertAccessible(page);
  await press('Change it together');
  await page.getByLabel('Who helps').fill('her sister');
  await press('Save');
  await page.getByText('Who helps: her sister').waitFor();
  await press('They reached it');
  await page.getByText('They got there.').waitFor();
  await page.getByText('find the papers').waitFor();
  await device.offline(false);
  await page.getByRole('link', { name: 'Back' }).click();
  await page.locator('summary').filter({ hasText: '1 that is over' }).click();
  await page.getByRole('link', { name: /Luz.*a room with a door.*Reached/ }).waitFor();
});

test('first doses of our own are noted with the days that they last, and ask who goes on before nothing is left', async () => {
  await goTo(page, '/care/new');
  await chip('Methadone').click();
  await button('Not now, keep the wish').click();
  const bridge = page.getByRole('region', { name: 'Medication until then' });
  await bridge.locator('summary').click();
  await bridge.getByText('We ask on').waitFor();
  await shoot(page, 'care-bridge-form');
  await assertAccessible(page);
  await bridge.getByRole('button', { name: 'Save', exact: true }).click();
  await bridge.getByText('Given once. It lasts through').waitFor();
  await shoot(page, 'care-bridge');
  await goTo(page, '/care');
  await page.getByRole('link', { name: /Methadone.*Medication until/ }).click();
  await bridge.getByRole('button', { name: 'Another place gives it from here' }).click();
  await bridge.getByText('Another place gives it now.').waitFor();
});
