import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Route } from 'playwright-core';
import {
  goTo,
  heldBy,
  openDevice,
  pickItem,
  signIn,
  startSetUpApp,
  startShift,
  untilLine,
} from '../support/app.ts';
import { type Cleanup, startBrowser } from '../support/browser.ts';
import { createWriter } from '../support/log.ts';

/** The shelf in the hand: what was typed is what is saved, 0 is an answer, and half a log is not shown as a whole one. */

const app = await startSetUpApp();
const { page, problems } = await openDevice({ after }, app);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const toast = (text: string): Promise<void> => page.locator('.toast').filter({ hasText: text }).waitFor();
const row = (item: string) => page.locator('table tbody tr').filter({ hasText: item });
const radio = (group: string, name: string) =>
  page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true });

const addLine = async (item: string, label: string, quantity?: number): Promise<void> => {
  await pickItem(page, item);
  if (quantity !== undefined)
    await page.getByRole('spinbutton', { name: label }).last().fill(String(quantity));
};
const save = async (): Promise<void> => {
  await button('Save').click();
  await toast('Saved');
  await button('Close').click();
};
/** Bodies of the newest entries of a kind, as the server has them. */
const bodiesOf = async (kind: string): Promise<readonly unknown[]> => {
  await goTo(page, '/counter');
  await untilLine(page, /(\d+) of \1 sent/);
  return (await heldBy(app)).flatMap((entry) => (entry.kind === kind ? [entry.body] : []));
};

test('a change of stock starts with no answer, and its reason and its sign agree', async () => {
  await goTo(page, '/stock/change');
  await addLine('Cooker', 'How many', 10);
  assert.equal(await page.locator('input[type=radio]:checked').count(), 0);
  await button('Save').click();
  await page.getByText('Say what happened.').waitFor();
  await radio('What happened?', 'Found').check();
  assert.equal(await radio('Reason', 'Missing').count(), 0);
  assert.equal(await radio('Reason', 'Found').isChecked(), true);
  await save();
  await addLine('Cooker', 'How many', 4);
  await radio('What happened?', 'Missing').check();
  assert.equal(await radio('Reason', 'Found').count(), 0);
  await radio('Reason', 'Used for training').check();
  await save();
  await addLine('Cooker', 'How many', 1);
  await radio('What happened?', 'Thrown away').check();
  await button('Save').click();
  await page.getByText('Choose a reason.').waitFor();
  await radio('Reason', 'Damaged').check();
  await save();
  await goTo(page, '/stock');
  await row('Cooker').getByText('5', { exact: true }).waitFor();
  assert.deepEqual(await bodiesOf('stock.adjust'), [
    { reason: 'found', lines: [{ item: 'cooker', change: 10 }] },
    { reason: 'training', lines: [{ item: 'cooker', change: -4 }] },
  ]);
});

test('a line of which nobody said how many is neither dropped nor counted as 0', async () => {
  await goTo(page, '/stock/receive');
  await addLine('Cooker', 'How many came', 2);
  await addLine('Alcohol pad', 'How many came');
  await button('Save').click();
  await page.getByText('One item has no number').waitFor();
  // And it is not lost by going elsewhere without a word.
  await page.getByRole('link', { name: 'Back' }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await button('Take out: Alcohol pad').click();
  await save();
  await goTo(page, '/stock');
  await row('Cooker').getByText('7', { exact: true }).waitFor();
  assert.equal(await row('Alcohol pad').count(), 0);
});

test('typing 0 counts an empty shelf; emptying the field takes the count back', async () => {
  await goTo(page, '/stock/count');
  const cooker = page.getByRole('spinbutton', { name: /^Cooker/ });
  assert.equal(await cooker.inputValue(), '');
  await cooker.fill('5');
  await cooker.fill('');
  assert.equal(await button('Save').getAttribute('aria-disabled'), 'true');
  await cooker.fill('0');
  await save();
  await goTo(page, '/stock');
  await row('Cooker').getByText('0', { exact: true }).waitFor();
  const counts = await bodiesOf('stock.count');
  assert.deepEqual(counts.at(-1), { lines: [{ item: 'cooker', counted: 0 }] });
});

test('an item that no shelf knows is counted as 0 too, and with a glove: minus says none', async () => {
  await goTo(page, '/stock/count');
  await addLine('Alcohol pad', 'How many are there');
  await button('Save').click();
  await page.getByText('One item has no number').waitFor();
  await page.getByRole('button', { name: 'Take one away: How many are there' }).click();
  await save();
  await goTo(page, '/stock');
  await row('Alcohol pad').getByText('0', { exact: true }).waitFor();
});

test('the front shelf and the back room of one item add up', async () => {
  await goTo(page, '/stock/count');
  await addLine('Cooker', 'How many are there', 50);
  await addLine('Cooker', 'How many are there', 30);
  await save();
  await goTo(page, '/stock');
  await row('Cooker').getByText('80', { exact: true }).waitFor();
  await bodiesOf('stock.count');
  const { json } = await app.server.call('GET', '/v1/reports/stock.on-hand?from=2026-01-01&to=2026-12-31', {
    token: app.token,
  });
  assert.match(JSON.stringify(json), /cooker[^}]*80/, 'the server says the same');
});

test('a lot left empty beside one that was counted is said to count as none', async () => {
  await goTo(page, '/stock/receive');
  for (const lot of ['A1', 'B2']) {
    await addLine('Foil', 'How many came', 10);
    await page.getByLabel('Lot').last().fill(lot);
  }
  await save();
  await goTo(page, '/stock/count');
  await page.getByRole('spinbutton', { name: /Foil · A1/ }).fill('9');
  await page.getByText('Counts as none: another lot of this was counted').waitFor();
  await page.getByRole('spinbutton', { name: /Foil · B2/ }).fill('8');
  await save();
  await goTo(page, '/stock');
  await row('Foil').getByText('17', { exact: true }).waitFor();
});

test('a fresh phone says how far it has read, and shows no shelf before it has read all', async (t) => {
  const writer = createWriter(app.place);
  const before = (await heldBy(app)).length;
  const more = 1_100;
  for (let done = 0; done < more; done += 100) {
    const entries = Array.from({ length: 100 }, () =>
      writer.entry({ kind: 'stock.receive', version: 1, body: { lines: [{ item: 'stem', quantity: 1 }] } }),
    );
    const { json } = await app.server.call('POST', '/v1/entries', { token: app.token, body: { entries } });
    assert.equal(json.verdicts.length, 100);
  }
  const far = `Reading 500 of ${(before + more).toLocaleString('en')}`;
  const slow = await openHeld(t);
  await goTo(slow.page, '/stock');
  await slow.page.getByText(far).waitFor();
  assert.equal(await slow.page.locator('table').count(), 0, 'no shelf of half a log');
  await goTo(slow.page, '/stock/count');
  await slow.page.getByText(far).waitFor();
  assert.equal(await slow.page.getByRole('spinbutton').count(), 0);
  // Closed and opened again in the middle, it still knows that this is not all.
  await slow.page.reload();
  await slow.page.getByText(far).waitFor();
  await goTo(slow.page, '/stock');
  await slow.page.getByText(far).waitFor();
  assert.equal(await slow.page.locator('table').count(), 0);
  await slow.line('gone');
  await slow.page.getByText('No signal: it goes on when there is some').waitFor();
  await slow.line('good');
  await slow.page
    .locator('table tbody tr')
    .filter({ hasText: 'Straight stem' })
    .getByText('1,100', { exact: true })
    .waitFor();
  // Once whole, it is shown also with no line at all.
  await slow.line('held');
  await slow.page.reload();
  await slow.page.locator('table tbody tr').first().waitFor();
});

/** A phone at the counter that reads its first page of the log; what becomes of the next ones is ours to say. */
const openHeld = async (t: Cleanup) => {
  const device = await startBrowser(t);
  let state: 'held' | 'gone' | 'good' = 'held';
  const held: Route[] = [];
  await device.page.route(/\/v1\/entries\?after=[1-9]/, async (route) => {
    if (state === 'good') await route.continue();
    else if (state === 'gone') await route.abort();
    else held.push(route);
  });
  await device.page.goto(app.url);
  await signIn(device.page);
  await startShift(device.page);
  return {
    page: device.page,
    line: async (next: typeof state): Promise<void> => {
      state = next;
      for (const route of held.splice(0)) await (next === 'gone' ? route.abort() : route.continue());
      await device.page.evaluate(() => dispatchEvent(new Event('online')));
    },
  };
};

test('nothing on the way was thrown', () => {
  assert.deepEqual(
    problems.filter((problem) => problem.startsWith('exception')),
    [],
  );
});
