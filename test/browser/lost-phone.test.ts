import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertAccessible } from '../support/accessible.ts';
import { add, goTo, openDevice, startSetUpApp, stepper, untilLine } from '../support/app.ts';
import { keptLog } from '../support/kept-log.ts';
import { createWriter } from '../support/log.ts';
import { until } from '../support/patience.ts';
import { anyId } from '../support/postgres.ts';

/** A phone is lost: the coordinator ends it and takes back what it wrote. And what is left on one that was signed out. */

const app = await startSetUpApp();
const { page } = await openDevice({ after }, app);
const dialog = page.getByRole('dialog');
const passphrase = 'three brown pelicans';
const worker = await add(app, '/v1/workers', { name: 'Robin', role: 'peer', passphrase });
const { json } = await app.server.call('POST', '/v1/sign-in', {
  body: { worker: 'Robin', passphrase, device: anyId() },
});
const lost: string = json.token;
const writer = createWriter({ ...app.place, worker });
const card = page.locator('section.card').filter({ hasText: 'Robin' });
const toast = (text: string | RegExp): Promise<void> =>
  page.locator('.toast').filter({ hasText: text }).waitFor();

test('the list says who signed in where, and a lost phone is ended with what it wrote', async () => {
  const receive = writer.entry({
    kind: 'stock.receive',
    body: { lines: [{ item: 'cooker', quantity: 500 }] },
    occurredAt: '2026-11-20T09:00:00Z',
    recordedAt: '2026-11-20T09:00:00Z',
  });
  const pushed = await app.server.call('POST', '/v1/entries', { token: lost, body: { entries: [receive] } });
  assert.equal(pushed.json.verdicts[0].verdict, 'accepted');
  await goTo(page, '/office/devices');
  await card.getByText('signed in').waitFor();
  await page.locator('section.card .badge').filter({ hasText: 'This device' }).waitFor();
  await assertAccessible(page);
  await card.getByRole('button', { name: 'Take back what it wrote' }).click();
  await dialog.getByRole('heading', { name: /Take back what the device of Robin wrote/ }).waitFor();
  await assertAccessible(page);
  await dialog.getByLabel('Since').fill('2026-11-19');
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await toast('1 entry counts no longer.');
  await card.getByText('waits for a person').waitFor();
  await card.getByText('What it wrote was taken back').waitFor();
  assert.equal((await app.server.call('GET', '/v1/context', { token: lost })).status, 401);
  const takebacks = await app.server.call('GET', '/v1/devices', { token: app.token });
  assert.equal(
    takebacks.json.devices.flatMap(({ takenBack }: { takenBack: object[] }) => takenBack).length,
    1,
  );
  await card.getByRole('button', { name: 'Let it count again' }).click();
  await toast('It counts again.');
  await card.getByText('What it wrote was taken back').waitFor({ state: 'hidden' });
});

test('what a removed worker’s phone hands in waits for a person, many at once', async () => {
  const entries = Array.from({ length: 6 }, () =>
    writer.entry({ kind: 'stock.receive', body: { lines: [{ item: 'cooker', quantity: 1 }] } }),
  );
  const taking = writer.entry({
    kind: 'log.void',
    body: { reason: 'mistake' },
    supersedes: [entries[0]?.id ?? ''],
  });
  const late = await app.server.call('POST', '/v1/entries', {
    token: lost,
    body: { entries: [...entries, taking] },
  });
  assert.equal(late.json.verdicts[0].code, 'worker-removed');
  await goTo(page, '/office/attention');
  await page.getByRole('heading', { name: '7 or more wait, brought by Robin' }).waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Take all of them in' }).click();
  await toast('Done: 6. Still waiting: 1.');
  // The void among them is shown for what it is, and nobody can make it count.
  const left = page.locator('section.card').filter({ hasText: 'Takes entries back' });
  await left.getByText('It changes 1 entry that was written before.').waitFor();
  assert.equal(await left.getByRole('button', { name: 'Count it' }).count(), 0);
  await left.getByRole('button', { name: 'Keep it out' }).click();
  await left.waitFor({ state: 'hidden' });
});

/** What the browser's database holds of the log, as text. */
const kept = async (): Promise<readonly string[]> =>
  (await keptLog(page)).records.map((record) => JSON.stringify(record));

test('signing out leaves nothing here that is on the server', async () => {
  await goTo(page, '/counter');
  await stepper(page, 'Cooker').fill('31');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await untilLine(page, /1 of 1 sent/);
  await until(async () => {
    const all = await kept();
    return (
      all.some((text) => text.includes('"quantity":31')) && all.every((text) => text.includes('"proven"'))
    );
  });
  await goTo(page, '/device');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Passphrase').waitFor();
  assert.deepEqual(await kept(), []);
  const session = await page.evaluate(() => JSON.stringify(localStorage));
  assert.ok(!session.includes('Robin') && !session.includes('Hub'), session);
});
