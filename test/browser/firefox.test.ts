import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstWorker, heldBy, startSetUpApp } from '../support/app.ts';
import { startFirefox } from '../support/firefox.ts';

test('in Firefox a shift starts while it asks about storage, and what is saved is sent', async (t) => {
  const app = await startSetUpApp();
  const page = await startFirefox(t);
  await page.goto(app.url);
  await page.fill('Your name', firstWorker.name);
  await page.fill('Passphrase', firstWorker.passphrase);
  await page.press('Sign in');
  await page.untilText('If the browser asks whether Alongside may keep data here');
  await page.press('Start');
  await page.fill('Syringe 1 ml', '10');
  await page.press('Save');
  await page.untilText('1 of 1 sent');
  const handOut = (await heldBy(app)).find(({ kind }) => kind === 'exchange.handout');
  assert.deepEqual(
    handOut?.body.lines?.map(({ item, quantity }) => [item, quantity]),
    [['syringe-1ml', 10]],
  );
});
