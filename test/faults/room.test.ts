import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { clock as systemClock } from '#cli/adapters/ports.ts';
import { msToTime } from '#log/index.ts';
import { goTo } from '../support/app.ts';
import { startBrowser } from '../support/browser.ts';
import { freePort, freshDataDir, startCli } from '../support/cli.ts';
import { pidOfPostgres, setUp } from '../support/faults.ts';
import { createWriter } from '../support/log.ts';
import { until } from '../support/patience.ts';
import { anyId } from '../support/postgres.ts';
import { resume } from '../support/saver.ts';
import { createCall } from '../support/server.ts';

/**
 * Two tablets and a wall display in an overdose response while the server, then its PostgreSQL, is killed, and one tablet loses the
 * network. What was done is written once, everybody sees it again, and the wall is whole from the database.
 */

const done = (page: Page, step: string) => page.locator('.room-done li').filter({ hasText: step });
const press = (page: Page, step: string): Promise<void> =>
  page.locator('.room-response').getByRole('button', { name: step, exact: true }).click();

test('a response goes on through a killed server, a killed PostgreSQL and a tablet without a network; every step is there once', async (t) => {
  const dataDir = freshDataDir();
  const port = String(await freePort());
  let server = await startCli({ DATA_DIR: dataDir, PORT: port });
  t.after(async () => {
    server.child.kill('SIGINT');
    await server.ended;
  });
  const call = createCall(server.url);
  const { token, place } = await setUp(server);
  const settings = { programs: ['exchange', 'naloxone', 'consumption'] };
  const changed = await call('PATCH', '/v1/organization', { token, body: { settings } });
  assert.equal(changed.status, 200);
  const writer = createWriter(place);
  const seats = ['1', '2'].map((name) => ({ seat: `seat-${name}`, name, area: 'injection' }));
  const visit = anyId();
  // A board shows what is of today.
  const now = msToTime(systemClock.now(), 0);
  const today = { version: 1, occurredAt: now, recordedAt: now };
  const entries = [
    writer.entry({
      ...today,
      kind: 'consumption.room',
      body: { on: true, seats, plan: { watch: 'eye' } },
    }),
    writer.entry({ ...today, kind: 'consumption.shift', body: { step: 'open' } }),
    writer.entry({
      ...today,
      kind: 'consumption.stay',
      visit,
      body: { stage: 'using', seat: 'seat-1', arrived: true },
    }),
  ];
  const pushed = await call('POST', '/v1/entries', { token, body: { entries } });
  assert.deepEqual(
    pushed.json.verdicts.map(({ verdict }: { readonly verdict: string }) => verdict),
    ['accepted', 'accepted', 'accepted'],
  );

  const open = async (path: string) => {
    const device = await startBrowser(t, { flags: ['--autoplay-policy=no-user-gesture-required'] });
    await resume(device.page, server.url.replace('127.0.0.1', 'localhost'));
    await goTo(device.page, path);
    return device;
  };
  const first = await open('/room');
  const second = await open('/room');
  const wall = await open('/room/wall');
  const alone = (page: Page) => page.getByText('This tablet is alone');

  await first.page.locator('.room-tile').getByRole('button', { name: 'Help' }).click();
  await press(first.page, 'Stimulated');
  await done(first.page, 'Stimulated').waitFor();
  const alarm = second.page.locator('.room-alarm').filter({ hasText: 'Help is needed' });
  await alarm.waitFor();
  await wall.page.locator('.room-wall-alarm').filter({ hasText: 'Help is needed' }).waitFor();

  server.child.kill('SIGKILL');
  await server.ended;
  for (const { page } of [first, second]) await alone(page).waitFor();
  await press(first.page, 'Airway open');
  await done(first.page, 'Airway open').waitFor();
  await press(first.page, 'Oxygen');
  await done(first.page, 'Oxygen').waitFor();
  // The other tablet calls on by itself, and its worker goes.
  await alarm.getByRole('button', { name: 'I am going' }).click();
  await alarm.filter({ hasText: 'is going' }).waitFor();
  await alarm.getByRole('link').click();
  await press(second.page, 'Second worker in');
  await done(second.page, 'Second worker in').waitFor();
  await wall.page.locator('.room-wall-seats li').filter({ hasText: 'Help' }).waitFor();

  server = await startCli({ DATA_DIR: dataDir, PORT: port });
  for (const { page } of [first, second]) await alone(page).waitFor({ state: 'detached' });
  await done(second.page, 'Oxygen').waitFor();
  await done(first.page, 'Second worker in').waitFor();
  await wall.page.reload();
  await wall.page.locator('.room-wall-seats li').filter({ hasText: 'Help' }).waitFor();

  process.kill(pidOfPostgres(dataDir), 'SIGKILL');
  await press(first.page, 'Breaths given');
  await done(first.page, 'Breaths given').waitFor();
  await done(second.page, 'Breaths given').waitFor();

  await first.offline(true);
  await alone(first.page).waitFor();
  await press(first.page, 'CPR');
  await done(first.page, 'CPR').waitFor();
  await press(second.page, 'CPR');
  await done(second.page, 'CPR').waitFor();
  await first.offline(false);
  await alone(first.page).waitFor({ state: 'detached' });

  const told = ['stimulated', 'airway', 'oxygen', 'second-worker', 'breaths', 'cpr', 'cpr'];
  const held = async (): Promise<readonly string[]> => {
    const { json } = await call('GET', '/v1/entries?after=0', { token });
    return json.entries.flatMap(({ entry }: { readonly entry: { kind: string; body: { step: string } } }) =>
      entry.kind === 'consumption.step' ? [entry.body.step] : [],
    );
  };
  await until(async () => (await held()).length >= told.length);
  assert.deepEqual(
    [...(await held())].sort(),
    [...told].sort(),
    'each on the server as often as it was tapped',
  );
  // Two tablets told of one act within half a minute, or of two: each shows what the log holds, and both the same.
  const shown = (page: Page): Promise<readonly string[]> => page.locator('.room-done li').allTextContents();
  await until(async () => String(await shown(first.page)) === String(await shown(second.page)));
  console.log(`steps on both tablets: ${(await shown(first.page)).length}, lost 0`);
});
