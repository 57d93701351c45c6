import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from '../support/accessible.ts';
import { add, goTo, heldBy, openDevice, startSetUpApp, untilLine } from '../support/app.ts';
import { laptop } from '../support/browser.ts';
import { pagesOf } from '../support/pdf.ts';

/** A day on paper: printed before, typed in afterwards. */

const app = await startSetUpApp();
await add(app, '/v1/sites', { name: 'Van', channel: 'mobile' });
const rows = Array.from({ length: 6 }, (_, index) => ({
  syringes: 10 + index,
  back: index % 3 === 0 ? 5 : undefined,
}));

test('the visits of a paper form are typed in without leaving the keyboard, and each is a visit of its day', async (t) => {
  const { page, context } = await openDevice(t, app, { site: 'Hub' });
  await page.setViewportSize(laptop);
  await goTo(page, '/today');
  await page.getByRole('link', { name: 'Paper form' }).click();
  await page.getByRole('columnheader', { name: 'Syringe 1 ml' }).waitFor();
  await assertAccessible(page);
  assert.equal(pagesOf(await page.pdf({ preferCSSPageSize: true })), 1);
  // The longer words of Spanish fit on it too, none of them cut.
  await page.getByRole('combobox', { name: 'Language' }).selectOption('es');
  await page.getByRole('columnheader', { name: 'Jeringa 1 ml' }).waitFor();
  assert.equal(pagesOf(await page.pdf({ preferCSSPageSize: true })), 1);
  await page.getByRole('combobox', { name: 'Idioma' }).selectOption('en');

  await page.getByRole('link', { name: 'Type in a paper form' }).click();
  const day = await page.evaluate(() => new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10));
  await page.getByLabel('Day on the form').fill(day);
  const field = (name: string) => page.getByRole('spinbutton', { name, exact: true });
  await field('Syringe 1 ml').waitFor();
  const names = await page.locator('.paper-row label').allTextContents();
  await field(names[0] ?? '').focus();
  await context.setOffline(true);
  for (const [index, { syringes, back }] of rows.entries()) {
    await page.getByRole('heading', { name: `Visit ${index + 1}`, exact: true }).waitFor();
    for (const name of names) {
      if (name === 'Syringe 1 ml') await page.keyboard.type(String(syringes));
      if (name === 'Syringes back' && back !== undefined) await page.keyboard.type(String(back));
      await page.keyboard.press('Enter');
    }
  }
  await page.getByRole('heading', { name: 'Visit 7', exact: true }).waitFor();
  await assertAccessible(page);
  const sums = page.getByRole('region', { name: 'Typed in' });
  await sums.getByText('75').waitFor();

  // More than a hand usually gives is read before it is saved, and the last one is taken back with a tap.
  await field('Syringe 1 ml').fill('4000');
  await field(names.at(-1) ?? '').press('Enter');
  await page.getByRole('button', { name: 'Save it so' }).waitFor();
  await field(names.at(-1) ?? '').press('Enter');
  await sums.getByText('4,075').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await sums.getByText('75', { exact: true }).waitFor();

  await context.setOffline(false);
  await goTo(page, '/today');
  await untilLine(page, /^(\d+) of \1 sent/);
  const held = await heldBy(app);
  const given = held.filter(
    ({ kind, body }) => kind === 'exchange.handout' && body.lines?.[0]?.quantity !== 4000,
  );
  assert.deepEqual(
    given.map(({ body }) => body.lines?.[0]?.quantity).toSorted(),
    rows.map(({ syringes }) => syringes),
  );
  assert.equal(held.filter(({ kind }) => kind === 'exchange.return').length, 2);
});
