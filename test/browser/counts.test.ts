import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { add, goTo, heldBy, openDevice, pickItem, startSetUpApp, untilLine } from '../support/app.ts';

/** Two people count one shelf, each on a phone: until the count is closed nothing moves, and then it has the parts of both. */

const app = await startSetUpApp();
const ben = { name: 'Ben', passphrase: 'a quiet green river' } as const;
await add(app, '/v1/workers', { ...ben, role: 'peer' });
const first = await openDevice({ after }, app);
const second = await openDevice({ after }, app, { who: ben });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const onShelf = (page: Page, figure: string): Promise<void> =>
  page.locator('table tbody tr').filter({ hasText: 'Cooker' }).getByText(figure, { exact: true }).waitFor();
const count = async (page: Page, quantity: number): Promise<void> => {
  await page.getByRole('spinbutton', { name: /^Cooker/ }).fill(String(quantity));
  await button(page, 'Save').click();
  await page.locator('.toast').filter({ hasText: 'Saved' }).waitFor();
  await button(page, 'Close').click();
};
const sent = async (page: Page): Promise<void> => {
  await goTo(page, '/counter');
  await untilLine(page, /(\d+) of \1 sent/);
};

test('who counts alone opens nothing: type, save, done', async () => {
  const { page } = first;
  await goTo(page, '/stock/receive');
  await pickItem(page, 'Cooker');
  await page.getByRole('spinbutton', { name: 'How many came' }).fill('120');
  await button(page, 'Save').click();
  await page.locator('.toast').filter({ hasText: 'Saved' }).waitFor();
  await button(page, 'Close').click();
  await goTo(page, '/stock/count');
  await count(page, 119);
  await goTo(page, '/stock');
  await onShelf(page, '119');
  await sent(page);
});

test('what two people count while a count is open is added up when it is closed, with the difference shown before', async () => {
  await goTo(first.page, '/stock/count');
  await button(first.page, 'Count together').click();
  await first.page.getByText('A count is open').waitFor();
  await first.page.locator('.toast').getByRole('button', { name: 'Close' }).click();
  await count(first.page, 60);
  await sent(first.page);
  await goTo(second.page, '/stock/count');
  await second.page.getByText('with 1 part').waitFor();
  // Where somebody counted it before, it is asked what this one is.
  await second.page.getByRole('spinbutton', { name: /^Cooker/ }).fill('40');
  await button(second.page, 'Save').click();
  await second.page.getByText('Say whether you counted another place').waitFor();
  await second.page.getByRole('radio', { name: 'I counted another place of the shelf' }).check();
  await button(second.page, 'Save').click();
  await second.page.locator('.toast').filter({ hasText: 'Saved' }).waitFor();
  await button(second.page, 'Close').click();
  await goTo(second.page, '/stock');
  await onShelf(second.page, '119');
  await sent(second.page);
  await goTo(first.page, '/stock');
  await first.page.getByText('with 2 parts').waitFor();
  await first.page.getByRole('link', { name: 'Look at it' }).click();
  await first.page.getByText('Comes to 100.').waitFor();
  await first.page.getByText('Expected 119. Difference: -19.').waitFor();
  await first.page.getByLabel('Why it differs, if you know').selectOption({ label: 'Missing' });
  await button(first.page, 'Close the count').click();
  await first.page.getByText('Nothing waits to be settled here').waitFor();
  await goTo(first.page, '/stock');
  await onShelf(first.page, '100');
  await sent(first.page);
  const held = await heldBy(app);
  const close = held.find(({ kind }) => kind === 'counts.close')?.body as
    | { readonly parts: readonly string[]; readonly reasons: unknown }
    | undefined;
  assert.equal(close?.parts.length, 2);
  assert.deepEqual(close?.reasons, [{ item: 'cooker', reason: 'missing' }]);
  const { json } = await app.server.call('GET', '/v1/reports/stock.counts?from=2026-01-01&to=2030-12-31', {
    token: app.token,
  });
  assert.deepEqual(
    json.rows.map((row: Readonly<Record<string, unknown>>) => [
      row['expected'],
      row['counted'],
      row['adjust-reason'],
    ]),
    [
      [120, 119, ''],
      [119, 100, 'missing'],
    ],
  );
});

test('a part that comes late is told of on the shelf and in the list of what waits, and goes in when somebody says so', async () => {
  await goTo(second.page, '/stock');
  await onShelf(second.page, '100');
  await goTo(first.page, `/stock/count?settle=${app.place.site}`);
  await button(first.page, 'Open again').click();
  await first.page.getByText('Opened again').waitFor();
  await goTo(first.page, '/stock');
  await onShelf(first.page, '119');
  await sent(first.page);
  await goTo(second.page, '/stock');
  await second.page.getByText('with 2 parts').waitFor();
  // Without signal Ben counts one more place while the count is closed.
  await second.offline(true);
  await goTo(second.page, '/stock/count');
  await second.page.getByRole('spinbutton', { name: /^Cooker/ }).fill('15');
  await second.page.getByRole('radio', { name: 'I counted another place of the shelf' }).check();
  await button(second.page, 'Save').click();
  await second.page.locator('.toast').filter({ hasText: 'Saved' }).waitFor();
  await goTo(first.page, `/stock/count?settle=${app.place.site}`);
  await button(first.page, 'Close the count').click();
  await first.page.getByText('Nothing waits to be settled here').waitFor();
  await sent(first.page);
  await second.offline(false);
  await second.page.evaluate(() => dispatchEvent(new Event('online')));
  await sent(second.page);
  await goTo(first.page, '/office/attention');
  await first.page.getByRole('heading', { name: 'Counts to settle' }).waitFor();
  await first.page.getByRole('link', { name: 'Look and settle' }).click();
  await first.page.getByText('Comes to 115.').waitFor();
  await button(first.page, 'Close the count').click();
  await first.page.getByText('Nothing waits to be settled here').waitFor();
  await goTo(first.page, '/stock');
  await onShelf(first.page, '115');
});

test('nothing on the way was thrown', () => {
  // But for what the browser says of having no line.
  const problems = [...first.problems, ...second.problems];
  assert.deepEqual(
    problems.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED')),
    [],
  );
});
