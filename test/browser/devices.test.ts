import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import {
  add,
  firstWorker,
  goTo,
  heldBy,
  openDevice,
  signIn,
  startSetUpApp,
  startShift,
  stepper,
  untilLine,
  untilOpen,
} from '../support/app.ts';
import { startBrowser } from '../support/browser.ts';
import { keptLog } from '../support/kept-log.ts';

/** Several workers, tabs and phones, and phones that cannot write. */

const app = await startSetUpApp();
const beside = await startBrowser({ after });
const peer = { name: 'Peer', passphrase: 'three brown pelicans' };
await add(app, '/v1/workers', { ...peer, role: 'peer' });

const handOut = async (page: Page, item: string, quantity: number): Promise<void> => {
  await stepper(page, item).fill(String(quantity));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page
    .locator('.toast')
    .filter({ hasText: `Saved: ${quantity} ${item}` })
    .waitFor();
};
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('several workers share a device and one outbox, and each hand-out names who gave it', async (t) => {
  const { page, offline } = await openDevice(t, app, { beside });
  const device = await deviceOf(page);
  await offline(true);
  await handOut(page, 'Cooker', 11);
  await offline(false);
  await goTo(page, '/device');
  await button(page, 'End the shift').click();
  await button(page, 'Another worker').click();
  await signIn(page, peer);
  await startShift(page);
  await offline(true);
  await handOut(page, 'Cooker', 12);
  await offline(false);
  await untilLine(page, '2 of 2 sent');
  const mine = (await heldBy(app)).filter((entry) => entry.device === device);
  assert.deepEqual(
    mine.map(({ deviceSeq }) => deviceSeq),
    mine.map((_, index) => index + 1),
  );
  assert.equal(new Set(mine.map(({ author }) => author)).size, 2);
});

test('two tabs save at once: numbers stay dense, one of them sends, both show everything', async (t) => {
  const { page, context } = await openDevice(t, app, { beside });
  const device = await deviceOf(page);
  const other = await context.newPage();
  await other.goto(app.url);
  await untilOpen(other);
  await Promise.all(
    [page, other].map(async (tab, index) => {
      for (let each = 1; each <= 5; each += 1) await handOut(tab, 'Cooker', 10 * (index + 1) + each);
    }),
  );
  for (const tab of [page, other]) await untilLine(tab, '10 of 10 sent');
  const locks = await page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const ours = (lock: LockInfo): boolean => lock.name?.startsWith('alongside-sync') === true;
    return [held.filter(ours).length, pending.filter(ours).length];
  });
  assert.deepEqual(locks, [1, 1]);
  const numbers = (await heldBy(app))
    .filter((entry) => entry.device === device)
    .map(({ deviceSeq }) => deviceSeq)
    .toSorted((a, b) => a - b);
  assert.deepEqual(
    numbers,
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  // The tab that sends is closed: the other takes over.
  await page.close();
  await handOut(other, 'Cooker', 77);
  await untilLine(other, '11 of 11 sent');
});

test('signing out with unsent entries keeps them, and they are sent when somebody signs in again', async (t) => {
  const { page, offline } = await openDevice(t, app, { beside });
  const device = await deviceOf(page);
  await offline(true);
  await handOut(page, 'Cooker', 21);
  await goTo(page, '/device');
  // Without a signal nobody can sign in again here: that is said before, and one can stay.
  const question = page.getByRole('dialog', { name: 'Sign out without signal?' });
  await button(page, 'Sign out').click();
  await button(page, 'Stay here').click();
  await question.waitFor({ state: 'hidden' });
  await button(page, 'Sign out').click();
  await button(page, 'Sign out all the same').click();
  await page.getByText('What was saved on this device is kept').waitFor();
  await offline(false);
  await page.reload();
  await signIn(page, peer);
  await startShift(page);
  await untilLine(page, '1 of 1 sent');
  const mine = (await heldBy(app)).filter((entry) => entry.device === device);
  assert.deepEqual(mine.map(({ author }) => author).includes(app.place.worker), true);
});

test('a phone that has no space left says so and starts no shift', async (t) => {
  const { page, context } = await startBrowser(t);
  const setQuota = await quotaOf(context, page);
  await setQuota(1);
  await page.goto(app.url);
  await signIn(page, firstWorker);
  await page.getByText('This device is full').waitFor();
  assert.equal(await button(page, 'Start').count(), 0);
  await setQuota(undefined);
  await button(page, 'Try again').click();
  await startShift(page);
});

test('space that runs out in the middle of a shift leaves the hand-out on the counter, and nothing says saved', async (t) => {
  const { page, context } = await startBrowser(t);
  const setQuota = await quotaOf(context, page);
  await setQuota(4_000_000);
  await page.goto(app.url);
  await signIn(page, firstWorker);
  await startShift(page);
  await handOut(page, 'Cooker', 31);
  await untilLine(page, '1 of 1 sent');
  await page.evaluate(fillStorage);
  await stepper(page, 'Cooker').fill('32');
  await button(page, 'Save').click();
  await page.getByText('This device is full').waitFor();
  assert.equal(await stepper(page, 'Cooker').inputValue(), '32');
  assert.equal(await page.locator('.toast').filter({ hasText: '32' }).count(), 0);
  await untilLine(page, '1 of 1 sent');
  await page.evaluate(emptyStorage);
  await setQuota(undefined);
  await page.reload();
  await untilOpen(page);
  await handOut(page, 'Cooker', 33);
  await untilLine(page, '2 of 2 sent');
});

test('two phones correct one hand-out: a person is asked, and the answer settles it on both', async (t) => {
  const [one, two] = await Promise.all([openDevice(t, app, { beside }), openDevice(t, app, { beside })]);
  await handOut(one.page, 'Cooker', 500);
  await untilLine(one.page, '1 of 1 sent');
  const id = (await heldBy(app)).findLast(({ kind }) => kind === 'exchange.handout')?.id;
  const openEntry = async (page: Page): Promise<void> => {
    await goTo(page, `/entry/${id}`);
    await page.locator('.card').filter({ hasText: 'Handed out' }).waitFor();
  };
  await goTo(two.page, '/today');
  await two.page.getByText('500 Cooker').waitFor();
  await Promise.all([one, two].map(({ offline }) => offline(true)));
  for (const [{ page }, figure] of [
    [one, 50],
    [two, 55],
  ] as const) {
    await openEntry(page);
    await correct(page, figure);
  }
  await Promise.all([one, two].map(({ offline }) => offline(false)));
  for (const { page } of [one, two]) await page.getByText('Two people corrected this').waitFor();
  await goTo(two.page, '/office/attention');
  await two.page.getByRole('heading', { name: 'Corrected twice' }).waitFor();
  await two.page.getByRole('link', { name: 'Look and settle' }).click();
  await correct(two.page, 52);
  for (const { page } of [one, two]) {
    await page.getByText('52 Cooker').first().waitFor();
    await page.getByText('Two people corrected this').waitFor({ state: 'detached' });
  }
  await goTo(two.page, '/office/attention');
  await two.page.getByText('Nothing waits for a decision').waitFor();
});

const correct = async (page: Page, figure: number): Promise<void> => {
  const card = page.locator('.card').filter({ hasText: 'Handed out' });
  await card.getByRole('button', { name: 'Correct' }).click();
  await stepper(page, 'Cooker').fill(String(figure));
  await page.getByRole('button', { name: 'Save the correction' }).click();
  await page.locator('.toast').filter({ hasText: 'Corrected' }).waitFor();
};

/** Sets how much the browser lets this origin keep; undefined: as much as the disk has. */
const quotaOf = async (context: BrowserContext, page: Page) => {
  const session = await context.newCDPSession(page);
  return async (quotaSize: number | undefined): Promise<void> => {
    await session.send('Storage.overrideQuotaForOrigin', {
      origin: app.url,
      ...(quotaSize !== undefined && { quotaSize }),
    });
  };
};

/** Writes into another database of this origin until not even a few bytes fit any more. Runs in the page. */
const fillStorage = async (): Promise<void> => {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('filler', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('bytes', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const put = (size: number): Promise<boolean> =>
    new Promise((resolve) => {
      const tx = db.transaction('bytes', 'readwrite', { durability: 'strict' });
      tx.objectStore('bytes').add(crypto.getRandomValues(new Uint8Array(size)));
      tx.oncomplete = () => resolve(true);
      tx.onabort = () => resolve(false);
    });
  for (const size of [60_000, 4_000, 200]) {
    let isFitting = true;
    while (isFitting) isFitting = await put(size);
  }
  db.close();
};

const emptyStorage = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('filler');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });

/** The device of the store in this browser. */
const deviceOf = async (page: Page): Promise<string> => String((await keptLog(page)).meta.device);
