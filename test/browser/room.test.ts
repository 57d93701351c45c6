import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { goTo, openDevice, startSetUpApp } from '../support/app.ts';
import type { TestBrowser } from '../support/browser.ts';
import { until } from '../support/patience.ts';

/** A supervised room from set-up to hand-over, with two tablets and a wall display on one server. */

const app = await startSetUpApp();
const { status } = await app.server.call('PATCH', '/v1/organization', {
  token: app.token,
  body: { settings: { programs: ['exchange', 'naloxone', 'consumption'] } },
});
assert.equal(status, 200);
const open = (): Promise<TestBrowser> =>
  openDevice({ after }, app, {
    viewport: { width: 768, height: 1024 },
    flags: ['--autoplay-policy=no-user-gesture-required'],
  });
const first = await open();
const second = await open();
const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
let taps = 0;
const tap = async (target: Locator): Promise<void> => {
  taps += 1;
  await target.click();
};

test('a room does not open before it is said how it is watched', async () => {
  const { page } = first;
  await goTo(page, '/room');
  await page.getByText('This site has no supervised room yet').waitFor();
  await page.getByRole('link', { name: 'Set up the room' }).click();
  for (let seat = 0; seat < 3; seat += 1) await button(page, 'Add a seat').click();
  // Laid out as the room is, with keys or a finger.
  const names = (): Promise<readonly string[]> =>
    page.locator('.room-seats input').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  const handle = (name: string): Locator =>
    page.getByRole('button', { name: new RegExp(`^Move seat ${name}:`) });
  await handle('1').press('ArrowDown');
  await page.getByText('Seat 1 is now 2 of 3').waitFor({ state: 'attached' });
  assert.deepEqual(await names(), ['2', '1', '3']);
  await page.keyboard.press('ArrowUp');
  await page.getByText('Seat 1 is now 1 of 3').waitFor({ state: 'attached' });
  assert.deepEqual(await names(), ['1', '2', '3'], 'the handle keeps the focus');
  await handle('3').hover();
  await page.mouse.down();
  await handle('1').hover();
  await page.mouse.up();
  assert.deepEqual(await names(), ['3', '1', '2']);
  await handle('3').press('ArrowDown');
  await handle('3').press('ArrowDown');
  assert.deepEqual(await names(), ['1', '2', '3']);
  await button(page, 'Save').click();
  await page.locator('.toast').filter({ hasText: 'The room is set up' }).waitFor();
  await goTo(page, '/room');
  await page.getByText('Say first how you watch').waitFor();
  await goTo(page, '/room/set-up');
  await page.getByRole('radio', { name: 'By a plan with minutes' }).check();
  await button(page, 'Save').click();
  await page.getByText('A plan needs a name and a date').waitFor();
  await page.getByLabel('Who answers for the plan').fill('Dr. Rivera');
  await page.getByLabel('Reviewed on').fill('2026-05-01');
  await button(page, 'Save').click();
  await page.getByText('Fill in every number of minutes').waitFor();
  for (const [label, minutes] of [
    ['Look every so many minutes', '5'],
    ['When watching closely, every so many minutes', '2'],
    ['Overdue so many minutes after it was due', '3'],
  ] as const)
    await page.getByRole('spinbutton', { name: label, exact: true }).fill(minutes);
  await button(page, 'Save').click();
  await page.getByText('Fill in every number of minutes').waitFor({ state: 'detached' });
  await goTo(page, '/room');
  await button(page, 'Open').click();
  await page.getByText('Nobody in the room').waitFor();
});

test('what one tablet records every other shows, the wall included', async () => {
  await goTo(second.page, '/room');
  const wall = await open();
  await goTo(wall.page, '/room/wall');
  await button(first.page, 'Someone came in').click();
  await second.page.getByText('1. in line').waitFor();
  await button(second.page, '1 Seat the next one').click();
  await first.page.locator('.room-tile').filter({ hasText: 'Seated' }).waitFor();
  await wall.page.locator('.room-wall-seats li').filter({ hasText: 'Seated' }).waitFor();
  await button(first.page, 'Cover the wall displays').click();
  await wall.page.locator('.room-wall[data-covered="true"]').waitFor();
  assert.equal(await wall.page.getByText('Seated').count(), 0);
  await button(first.page, 'Uncover the wall displays').click();
  await wall.page.locator('.room-wall-seats li').first().waitFor();
  await wall.stop();
});

test('an overdose from the board to the hand-over: two taps to the first step, oxygen before naloxone, both tablets in it', async () => {
  const { page } = first;
  await page.locator('.room-tile-who').click();
  await button(page, 'Using now').click();
  await page.locator('.room-stage').filter({ hasText: 'Using' }).waitFor();
  // What they wish to be called is on the tablets, and on no wall.
  await page.getByLabel('Called on the board').fill('Sol');
  await button(page, 'Show it').click();
  await second.page.locator('.room-tile-alias').filter({ hasText: 'Sol' }).waitFor();
  await goTo(page, '/room');
  await page.locator('.room-tile').filter({ hasText: 'Looked just now' }).waitFor();
  taps = 0;
  await tap(page.locator('.room-tile').getByRole('button', { name: 'Help' }));
  await tap(page.locator('.room-next').getByRole('button', { name: 'Stimulated' }));
  await page.locator('.room-done li').filter({ hasText: 'Stimulated' }).waitFor();
  console.log(`from the board to the first recorded step: ${taps} taps`);
  assert.ok(taps <= 2);
  // The other tablet rings, and its worker goes there.
  const alarm = second.page.locator('.room-alarm');
  await alarm.filter({ hasText: 'Help is needed' }).waitFor();
  await alarm.getByRole('button', { name: 'I am going' }).click();
  await alarm.filter({ hasText: 'is going' }).waitFor();
  await alarm.getByRole('link').click();
  await button(second.page, 'Second worker in').click();
  await alarm.waitFor({ state: 'detached' });
  for (const step of ['Airway open', 'Oxygen', 'Breaths given'])
    await tap(page.locator('.room-next').getByRole('button', { name: step }));
  await button(page, '10').click();
  await page.locator('.room-done').getByText('10 liters a minute').waitFor();
  await tap(page.locator('.room-next').getByRole('button', { name: 'Reading' }));
  await page.getByRole('spinbutton', { name: 'Oxygen saturation, percent' }).fill('140');
  // A number that cannot be is told, and does not become the nearest that can.
  await page.getByText('140 cannot be: 100 at most.').waitFor();
  await button(page, 'Record').click();
  await page.locator('.toast').filter({ hasText: 'Not recorded' }).waitFor();
  assert.equal(await page.locator('.room-done').getByText('saturation').count(), 0);
  await page.getByRole('spinbutton', { name: 'Oxygen saturation, percent' }).fill('88');
  await button(page, 'Record').click();
  await page.locator('.room-done').getByText('88 % saturation').waitFor();
  await tap(page.locator('.room-next').getByRole('button', { name: 'Naloxone' }));
  await button(page, /nasal spray 4 mg, single dose/).click();
  await page.locator('.room-done li').filter({ hasText: 'In the nose' }).waitFor();
  await button(page, 'Ambulance called').click();
  await button(page, 'We judged so').click();
  await second.page.locator('.room-done li').filter({ hasText: 'We judged so' }).waitFor();
  await page.getByRole('link', { name: 'Hand-over' }).click();
  const facts = (await page.locator('.room-hand-over').textContent()) ?? '';
  for (const told of [
    'Naloxone nasal spray 4 mg',
    '10 liters a minute',
    'Ambulance called',
    'Second worker in',
  ])
    assert.ok(facts.includes(told), told);
  await goTo(second.page, '/room/response/none');
  await second.page.getByText('This event is not on this device').waitFor();
});

test('without the server a tablet says that it is alone, goes on, and what it recorded joins the rest', async () => {
  const { page } = first;
  await first.offline(true);
  await goTo(page, '/room');
  await page.getByText('This tablet is alone').waitFor();
  await page.locator('.room-tile').getByRole('button', { name: 'Help' }).click();
  await button(page, 'CPR').click();
  await page.locator('.room-done li').filter({ hasText: 'CPR' }).waitFor();
  await goTo(second.page, '/room');
  assert.equal(await second.page.getByText('CPR').count(), 0);
  await first.offline(false);
  await page.getByText('This tablet is alone').waitFor({ state: 'detached' });
  await second.page.locator('.room-tile').getByRole('button', { name: 'Help' }).click();
  await second.page.locator('.room-done li').filter({ hasText: 'CPR' }).waitFor();
  await second.page.getByText('End the help').click();
  await button(second.page, 'Breathing well again').click();
  await page.locator('.room-stage').filter({ hasText: 'Breathing well again' }).waitFor();
});

test('a seizure goes by the steps that the team wrote, and calls on a device that shows the counter until a hand takes it', async () => {
  const { page } = first;
  await goTo(page, '/room/set-up');
  await page.getByText('Your own steps for other events').click();
  await page.getByLabel('Seizure').fill('Look at the clock\n\nOn the side\nLook at the clock');
  await button(page, 'Save').click();
  await page.locator('.toast').filter({ hasText: 'The room is set up' }).waitFor();
  await goTo(second.page, '/counter');
  await goTo(page, '/room');
  await page.locator('.room-tile').getByRole('button', { name: 'Help' }).click();
  await page.getByText('What it is: Overdose').click();
  await button(page, 'Seizure').click();
  await page.locator('.room-next').getByRole('button', { name: 'Look at the clock' }).click();
  await page.locator('.room-done li').filter({ hasText: 'Look at the clock' }).waitFor();
  await page.locator('.room-next').getByRole('button', { name: 'On the side' }).waitFor();
  const [message, step] = await Promise.all([
    page.locator('.toast').boundingBox(),
    page.locator('.room-next').boundingBox(),
  ]);
  assert.ok(message && step && message.y + message.height <= step.y, 'no message lies over the next step');
  const call = second.page.locator('.room-alarm').filter({ hasText: 'Help is needed' });
  await call.waitFor();
  assert.equal(new URL(second.page.url()).pathname, '/counter');
  await call.getByRole('button', { name: 'I am going' }).click();
  await call.waitFor({ state: 'detached' });
  await page.locator('.room-alarm').filter({ hasText: 'Help' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Hand-over' }).click();
  await page.locator('.room-hand-over').filter({ hasText: 'Seizure' }).waitFor();
  await page.goBack();
  await page.getByText('End the help').click();
  await button(page, 'Breathing well again').click();
  await page.locator('.room-stage').filter({ hasText: 'Breathing well again' }).waitFor();
});

/** Counts the tones that a page begins, from its next opening on. */
const countTones = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...when) {
      const { dataset } = document.documentElement;
      dataset['tones'] = String(Number(dataset['tones'] ?? 0) + 1);
      start.apply(this, when);
    };
  });
const tones = (page: Page): Promise<number> =>
  page.evaluate(() => Number(document.documentElement.dataset['tones'] ?? 0));

test('a locked tablet rings, shows seat and time, and takes steps; its wall is never calm, and it arranges nothing', async () => {
  const [a, b] = [first.page, second.page];
  await goTo(b, '/keys');
  await button(b, 'Show the recovery sheet').click();
  await b.locator('.sheet-words li').first().waitFor();
  const words = await b.locator('.sheet-words li').allTextContents();
  await button(b, 'I have the sheet').click();
  for (const name of ['first', 'second']) {
    const field = b.locator(`input[name=${name}]`);
    const label = await b.locator(`label[for="${await field.getAttribute('id')}"]`).textContent();
    await field.fill(words[Number(/\d+/.exec(label ?? '')?.[0]) - 1] ?? '');
  }
  await button(b, 'Done').click();
  await b.getByText('This device holds the keys.').waitFor();
  await button(b, 'Set a passphrase').click();
  const own = 'three brown pelicans';
  await b.getByLabel('New passphrase').fill(own);
  await b.getByLabel('The same once more').fill(own);
  await b.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await b.getByText('The keys are open here until').waitFor();
  await button(b, 'Lock now').click();
  await b.getByLabel('Passphrase of the keys').waitFor();

  await goTo(b, '/counter');
  await goTo(a, '/room');
  await a.locator('.room-tile').getByRole('button', { name: 'Help' }).click();
  await a.locator('.room-next').waitFor();
  const alarm = b.locator('.room-alarm').filter({ hasText: 'Help is needed' });
  await alarm.filter({ hasText: 'Seat 1' }).waitFor();
  await countTones(b);
  await b.reload();
  await alarm.waitFor();
  await until(async () => (await tones(b)) >= 10);
  assert.equal(new URL(b.url()).pathname, '/counter');

  await goTo(b, '/room/wall');
  await b.getByText('Locked: unlock to see the room').waitFor();
  await b.locator('.room-wall-alarm').filter({ hasText: '1 Help is needed' }).waitFor();
  assert.equal(await b.getByText('Nobody waits').count(), 0);
  await goTo(b, '/room/set-up');
  await b.getByText('What was saved before is locked on this device.').waitFor();
  assert.equal(await button(b, 'Save').count(), 0);

  await goTo(b, '/room');
  await b.getByText('It rings, and what you tap here is kept').waitFor();
  await alarm.getByRole('button', { name: 'I am going' }).click();
  await alarm.filter({ hasText: 'is going' }).waitFor();
  await button(b, 'CPR').click();
  await a.locator('.room-done li').filter({ hasText: 'CPR' }).waitFor();
  await goTo(a, '/room');
  await a.locator('.room-alarm').filter({ hasText: 'is going' }).waitFor();
  await button(b, 'Second worker in').click();
  await alarm.waitFor({ state: 'detached' });
  await a.locator('.room-alarm').waitFor({ state: 'detached' });
  // Ended elsewhere it is over here too.
  await a.locator('.room-tile').getByRole('button', { name: 'Help' }).click();
  await a.getByText('End the help').click();
  await button(a, 'Breathing well again').click();
  await b.getByRole('region', { name: 'Help' }).waitFor({ state: 'detached' });

  await goTo(b, '/keys');
  await b.getByLabel('Passphrase of the keys').fill(own);
  await b.locator('form').getByRole('button', { name: 'Unlock', exact: true }).click();
  await b.getByText('The keys are open here until').waitFor();
  await goTo(b, '/room');
  await b.locator('.room-tile').first().waitFor();
});

test('closing asks about everybody who is still there', async () => {
  const { page } = first;
  await goTo(page, '/room');
  await button(page, 'Close the room').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Hand-over of this shift').waitFor();
  await dialog.getByText('1 person is still here').waitFor();
  await dialog.getByRole('button', { name: 'Left well' }).click();
  await dialog.getByText('Nobody is in the room').waitFor();
  await dialog.getByRole('button', { name: 'Close the room' }).click();
  await button(page, 'Open').waitFor();
  assert.deepEqual(
    [...first.problems, ...second.problems].filter((problem) => !/ERR_INTERNET_DISCONNECTED/.test(problem)),
    [],
  );
});
