import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  goTo,
  openDevice,
  startSetUpApp,
  startShift,
  stepper,
  untilLine,
  untilOpen,
} from '../support/app.ts';

const app = await startSetUpApp();

test('a phone a year ahead says by how much, and a coordinator moves all of it to the right days and back', async () => {
  const { page, problems } = await openDevice({ after }, app, { site: 'Hub' });
  await page.clock.setFixedTime(Date.now() + 365 * 86_400_000);
  // The next day at work: a shift is started anew.
  await page.reload();
  await page
    .getByRole('button', { name: 'Start', exact: true })
    .or(stepper(page, 'Syringe 0.5 ml'))
    .waitFor();
  if (!(await stepper(page, 'Syringe 0.5 ml').isVisible())) await startShift(page, 'Hub');
  await untilOpen(page);
  await stepper(page, 'Syringe 0.5 ml').fill('4');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await untilLine(page, /^1 of 1 sent/);
  await page.getByText("This device's clock is 365 days ahead.").waitFor();
  await page.getByText('Counts wait for your coordinator.').waitFor();
  await goTo(page, '/stock/count');
  await page.getByText('Counts wait for your coordinator.').waitFor();
  assert.deepEqual(problems, []);

  const office = await openDevice({ after }, app, { site: 'Hub' });
  await goTo(office.page, '/office/attention');
  await office.page.getByText('2 records of First, Hub').waitFor();
  await office.page.getByRole('button', { name: 'Move all to the right days' }).click();
  await office.page.getByText(/^Moved: what said /).waitFor();
  await office.page.getByRole('button', { name: 'Take this back' }).click();
  await office.page.getByRole('button', { name: 'Move all to the right days' }).waitFor();
  assert.deepEqual(office.problems, []);
});
