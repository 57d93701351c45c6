import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openDevice, startSetUpApp, stepper, untilLine } from '../support/app.ts';

const app = await startSetUpApp();

test('a phone a year ahead says at the counter by how much, and what becomes of what is saved', async () => {
  const { page, problems } = await openDevice({ after }, app, { site: 'Hub' });
  await page.clock.setFixedTime(Date.now() + 365 * 86_400_000);
  await stepper(page, 'Syringe 0.5 ml').fill('4');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await untilLine(page, '1 of 1 sent');
  await page.getByText("This device's clock is 365 days ahead.").waitFor();
  await page.getByText('Counts wait for your coordinator.').waitFor();
  assert.deepEqual(problems, []);
});
