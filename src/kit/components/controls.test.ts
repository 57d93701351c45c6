import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startGallery } from '../../../test/support/gallery.ts';

const gallery = await startGallery({ after });
const { page, open } = gallery;
// Holding a button down takes the time that this clock says.
await page.clock.install();
const syringes = page.getByRole('spinbutton', { name: 'Syringes 1 ml' });
const more = page.getByRole('button', { name: 'Add one: Syringes 1 ml' });
const less = page.getByRole('button', { name: 'Take one away: Syringes 1 ml' });

test('a stepper counts once for each tap, key press and bare click', async () => {
  await open('');
  assert.equal(await syringes.inputValue(), '10');
  await more.click();
  assert.equal(await syringes.inputValue(), '20');
  await page.clock.runFor(500);
  await more.press('Enter');
  assert.equal(await syringes.inputValue(), '30');
  await less.press('Space');
  assert.equal(await syringes.inputValue(), '20');
  await less.dispatchEvent('click');
  assert.equal(await syringes.inputValue(), '10');
  await syringes.press('ArrowUp');
  await syringes.press('PageUp');
  assert.equal(await syringes.inputValue(), '120');
});

test('a stepper goes on while it is held, and stops when it is let go', async () => {
  await open('');
  await more.hover();
  await page.mouse.down();
  await page.clock.runFor(1_200);
  await page.mouse.up();
  const held = Number(await syringes.inputValue());
  assert.ok(held >= 60, `held to ${held}`);
  await page.clock.runFor(300);
  assert.equal(Number(await syringes.inputValue()), held);
});

test('a stepper takes a typed number in place of the old one, and never leaves whole numbers from zero up', async () => {
  await open('');
  await syringes.click();
  await page.keyboard.type('37');
  assert.equal(await syringes.inputValue(), '37');
  await syringes.fill('-4x');
  await page.keyboard.press('Tab');
  assert.equal(await syringes.inputValue(), '4');
  await syringes.fill('');
  await page.keyboard.press('Tab');
  assert.equal(await syringes.inputValue(), '0');
  await less.dispatchEvent('click');
  assert.equal(await syringes.inputValue(), '0');
});

test('an unusual amount gets a soft warning, and stays as it was typed', async () => {
  await open('');
  await syringes.fill('900');
  await page.getByText('That is a lot.').waitFor();
  assert.equal(await syringes.inputValue(), '900');
});

test('a dialog keeps focus inside, closes with Escape and gives focus back', async () => {
  await open('form');
  const opener = page.getByRole('button', { name: 'Dispose of a box' }).first();
  await opener.click();
  const dialog = page.getByRole('dialog', { name: 'Dispose of a box' });
  await dialog.waitFor();
  for (let press = 0; press < 8; press += 1) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() =>
      document.activeElement === document.body || document.activeElement?.closest('dialog') !== null
        ? 'inside'
        : document.activeElement?.outerHTML,
    );
    assert.equal(place, 'inside');
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await opener.evaluate((element) => element === document.activeElement), true);
});

test('a toast undoes, says so to screen readers, and waits while it is touched', async () => {
  await open('');
  await page.getByRole('button', { name: 'Save hand-out' }).click();
  assert.equal(await syringes.inputValue(), '0');
  const live = page.locator('[aria-live="polite"]', { hasText: 'Saved on this phone.' });
  await live.waitFor();

  await page.getByRole('button', { name: 'Undo' }).focus();
  await page.clock.runFor(60_000);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  assert.equal(await syringes.inputValue(), '10');
  await live.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Save hand-out' }).click();
  await live.waitFor();
  await page.mouse.move(5, 5);
  await page.clock.runFor(9_000);
  assert.equal(await live.count(), 1);
  await page.clock.runFor(1_500);
  await live.waitFor({ state: 'hidden' });
});

test('a form names its problems, leads to the first field, and is saved once they are gone', async () => {
  await open('form');
  await page.getByRole('button', { name: 'Save' }).click();
  const summary = page.getByRole('alert');
  await summary.getByText('Please look at these 2 answers:').waitFor();
  await summary.getByRole('button', { name: 'Item: Please fill this in.' }).click();
  const item = page.getByRole('combobox', { name: 'Item' });
  assert.equal(await item.evaluate((element) => element === document.activeElement), true);
  assert.equal(await item.getAttribute('aria-invalid'), 'true');
  await item.selectOption('syringe');
  await page.getByRole('spinbutton', { name: 'How many' }).fill('100');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved on this phone.').waitFor();
  assert.equal(await summary.count(), 0);
  assert.equal(await page.getByRole('spinbutton', { name: 'How many' }).inputValue(), '100');
});

test('every question about a person can be declined, and the answer is sent like any other', async () => {
  await open('form');
  for (const name of ['Where do you sleep these days?', 'Why a refill?'])
    await page.getByRole('group', { name }).getByLabel('Rather not say').check({ force: true });
  const sent = await page.evaluate(() => [
    ...new FormData(document.querySelector('form') ?? undefined).getAll('housing'),
  ]);
  assert.deepEqual(sent, ['rather-not-say']);
});

test('tabs move with the arrow keys and tables sort from their headings', async () => {
  await open('data');
  const sites = () => page.locator('tbody th').allTextContents();
  await page.setViewportSize({ width: 1280, height: 800 });
  assert.deepEqual(await sites(), ['Main hub', 'North van', 'Foot route']);
  await page.getByRole('button', { name: 'Visits' }).press('Enter');
  assert.deepEqual(await sites(), ['Foot route', 'North van', 'Main hub']);
  assert.equal(
    await page.getByRole('columnheader', { name: 'Visits' }).getAttribute('aria-sort'),
    'ascending',
  );
  await page.getByRole('tab', { name: 'Figures' }).press('ArrowRight');
  assert.equal(await page.getByRole('tab', { name: 'Charts' }).getAttribute('aria-selected'), 'true');
  await page.getByText('Show the numbers').first().click();
  await page.getByRole('table', { name: 'Visits by site' }).waitFor();
  await page.setViewportSize({ width: 360, height: 740 });
});

test('nothing was refused by the content policy and nothing broke on the way', () => {
  assert.deepEqual(gallery.problems, []);
});
