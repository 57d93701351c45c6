import assert from 'node:assert/strict';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  add,
  heldBy,
  openDevice,
  pickItem,
  serviceWorkerReady,
  signIn,
  startSetUpApp,
  startShift,
  stepper,
  syncLine,
  untilLine,
  untilOpen,
} from '../support/app.ts';
import { startBrowser } from '../support/browser.ts';
import { keptLog } from '../support/kept-log.ts';
import { until } from '../support/patience.ts';
import { resume } from '../support/saver.ts';

/** What is typed and not saved yet: never dropped without a word, never seen by another, never saved twice. */

const folder = mkdtempSync(join(tmpdir(), 'alongside-typed-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const app = await startSetUpApp((built) => {
  cpSync(built, folder, { recursive: true });
  return folder;
});
await add(app, '/v1/sites', { name: 'Van', channel: 'mobile' });
const other = { name: 'Other', passphrase: 'cold hands in winter' };
await add(app, '/v1/workers', { ...other, role: 'peer' });

const beside = await startBrowser({ after });
const item = 'Syringe 1 ml';
const typed = (page: Page) => stepper(page, item);
const open = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name }).click();
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });
const saved = (page: Page) => page.locator('.toast').filter({ hasText: 'Saved:' });
/** Waits until the disk holds what is on the counter: an empty list for nothing. */
const untilKept = (page: Page, quantities: readonly number[]): Promise<void> =>
  until(async () => {
    const { halfTyped = [] } = (await keptLog(page)).meta;
    const found = halfTyped.map(({ work }) =>
      Object.values(work['quantities'] as Record<string, number>).reduce((sum, each) => sum + each, 0),
    );
    return JSON.stringify(found) === JSON.stringify(quantities);
  });
/** The same app, as a browser sees a new version of it. */
const serveNextBuild = (name: string): void => {
  const path = join(folder, 'service-worker.js');
  for (const copy of globSync('service-worker.js.*', { cwd: folder })) rmSync(join(folder, copy));
  const { version } = JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8'));
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(version, name));
  writeFileSync(join(folder, 'build.json'), JSON.stringify({ version: name }));
};
const untilUpdate = async (page: Page): Promise<void> => {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.getByText('A new version is ready.').waitFor();
};
const handOuts = async () =>
  (await heldBy(app))
    .filter(({ kind }) => kind === 'exchange.handout')
    .flatMap(({ body }) => body.lines ?? []);

test('a half-typed visit survives a look at another screen, a reload and an update, and is saved once', async (t) => {
  const { page } = await openDevice(t, app, { site: 'Hub', beside });
  await serviceWorkerReady(page);
  await typed(page).fill('7');
  await page.getByText('More about this visit').click();
  await page.getByRole('checkbox', { name: 'Disposal' }).check();
  await open(page, 'Today');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await open(page, 'Counter');
  assert.equal(await typed(page).inputValue(), '7');

  await untilKept(page, [7]);
  await page.reload();
  await untilOpen(page);
  assert.equal(await typed(page).inputValue(), '7');

  serveNextBuild('next-build');
  await untilUpdate(page);
  // Typed a moment before: the update waits until it is on the disk.
  await typed(page).fill('8');
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Update now' }).click()]);
  await untilOpen(page);
  assert.equal(await typed(page).inputValue(), '8');
  await page.getByText('More about this visit').click();
  assert.equal(await page.getByRole('checkbox', { name: 'Disposal' }).isChecked(), true);

  await save(page).click();
  await saved(page).waitFor();
  await untilKept(page, []);
  await page.reload();
  await untilOpen(page);
  assert.equal(await typed(page).inputValue(), '0');
  await untilLine(page, '1 of 1 sent');
  assert.deepEqual(
    (await handOuts()).map(({ quantity }) => quantity),
    [8],
  );
});

test('a killed browser keeps what was half typed, and Clear takes it off the disk', async (t) => {
  const first = await openDevice(t, app, { site: 'Hub' });
  await typed(first.page).fill('7');
  await untilKept(first.page, [7]);
  await first.kill();
  const { page } = await startBrowser(t, { profile: first.profile });
  // Chromium may not have written down yet who was signed in.
  await resume(page, app.url);
  assert.equal(await typed(page).inputValue(), '7');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await untilKept(page, []);
  await page.reload();
  await untilOpen(page);
  assert.equal(await typed(page).inputValue(), '0');
});

test('two tabs have a counter each, and what a closed one left is taken up once', async (t) => {
  const { page, context } = await openDevice(t, app, { site: 'Hub', beside });
  await typed(page).fill('3');
  await untilKept(page, [3]);
  const tab = await context.newPage();
  await tab.goto(app.url);
  await untilOpen(tab);
  assert.equal(await typed(tab).inputValue(), '0');
  await typed(tab).fill('4');
  await untilKept(page, [3, 4]);
  assert.equal(await typed(page).inputValue(), '3');
  await tab.close();
  const [next, another] = [await context.newPage(), await context.newPage()];
  for (const each of [next, another]) {
    await each.goto(app.url);
    await untilOpen(each);
  }
  assert.equal(await typed(next).inputValue(), '4');
  assert.equal(await typed(another).inputValue(), '0');
  await save(next).click();
  await saved(next).waitFor();
  await untilKept(page, [3]);
});

test('another worker never sees it, and signing out asks: stay, keep it, or clear it', async (t) => {
  const { page } = await openDevice(t, app, { site: 'Hub', beside });
  const signOut = async (answer?: string): Promise<void> => {
    await page.getByRole('link', { name: /^This device/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    if (answer === undefined) return;
    const question = page.getByRole('dialog', { name: 'A visit is half typed' });
    await question.getByText('Hub').waitFor();
    await question.getByRole('button', { name: answer }).click();
  };
  await typed(page).fill('7');
  await signOut('Stay here');
  await open(page, 'Counter');
  assert.equal(await typed(page).inputValue(), '7');

  await signOut('Keep it and sign out');
  await signIn(page, other);
  await startShift(page, 'Hub');
  assert.equal(await typed(page).inputValue(), '0');
  await typed(page).fill('2');
  await untilKept(page, [7, 2]);
  await signOut('Clear it and sign out');

  await signIn(page);
  await startShift(page, 'Hub');
  assert.equal(await typed(page).inputValue(), '7');
  await untilKept(page, [7]);
  await page.getByRole('link', { name: /^This device/ }).click();
  await page.getByRole('button', { name: 'End the shift' }).click();
  await startShift(page, 'Van');
  assert.equal(
    await typed(page).inputValue(),
    '0',
    'what was typed at one site is not handed out at another',
  );
  await signOut('Clear it and sign out');
  await page.getByLabel('Your name').waitFor();
  await untilKept(page, []);
  await signIn(page);
  await startShift(page, 'Hub');
  assert.equal(await typed(page).inputValue(), '0');
  await signOut();
  await page.getByLabel('Your name').waitFor();
});

test('an update does not drop a half-typed delivery without a word', async (t) => {
  const { page } = await openDevice(t, app, { site: 'Hub', beside });
  await serviceWorkerReady(page);
  await open(page, 'Stock');
  await page.getByRole('link', { name: 'Receive' }).first().click();
  await pickItem(page, item);
  serveNextBuild('build-after-that');
  await untilUpdate(page);
  await page.getByRole('button', { name: 'Update now' }).click();
  await page.getByText('Save or clear the open form first.').waitFor();
  await page.getByRole('heading', { level: 2, name: item }).waitFor();
});

for (const [how, refuse] of [
  [
    'throws',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('denied', 'SecurityError');
      };
    },
  ],
  [
    'fails',
    () => {
      IDBFactory.prototype.open = () => {
        const request = { error: new DOMException('no mutation here', 'InvalidStateError') };
        const listeners: Record<string, () => void> = {};
        queueMicrotask(() => queueMicrotask(() => listeners['error']?.()));
        return Object.assign(
          Object.create(IDBOpenDBRequest.prototype, {
            error: { value: request.error },
            addEventListener: {
              value: (name: string, listener: () => void) => {
                listeners[name] = listener;
              },
            },
            removeEventListener: { value: () => undefined },
          }),
        );
      };
    },
  ],
  ['is not there', () => Object.defineProperty(globalThis, 'indexedDB', { value: undefined })],
] as const)
  test(`a browser whose storage ${how} says what happened, what is safe and what to do`, async (t) => {
    const { page, context } = await startBrowser(t, { beside });
    await context.addInitScript(refuse);
    await page.goto(app.url);
    await page
      .getByText(/This browser lets the app keep nothing/)
      .first()
      .waitFor();
    await page
      .getByText(/What was sent is safe on the server/)
      .first()
      .waitFor();
    await page
      .getByText(/Open the app in a normal window/)
      .first()
      .waitFor();
    await signIn(page);
    await page.getByRole('heading', { name: 'The app could not open' }).waitFor();
    await page.getByText(/This browser lets the app keep nothing/).waitFor();
  });

test('storage cleared under the open app: Save says so, the line claims nothing, and what is typed stays', async (t) => {
  const device = await openDevice(t, app, { site: 'Hub', beside });
  const { page, context } = device;
  await typed(page).fill('1');
  await save(page).click();
  await untilLine(page, '1 of 1 sent');
  await device.offline(true);
  await typed(page).fill('2');
  await save(page).click();
  await untilLine(page, '2 saved, 1 sent');

  const session = await context.newCDPSession(page);
  const origin = new URL(app.url).origin;
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await page.getByRole('alert').filter({ hasText: '1 visit that was not sent is lost' }).waitFor();
  await typed(page).fill('5');
  await save(page).click();
  await page.getByRole('alert').filter({ hasText: 'Not saved yet: the browser cleared' }).waitFor();
  assert.doesNotMatch((await syncLine(page).textContent()) ?? '', /\d saved/);
  assert.equal(await typed(page).inputValue(), '5');

  await save(page).click();
  await saved(page).waitFor();
  await untilLine(page, '1 saved, 0 sent');
  // Also after a reload, until somebody has read it.
  await device.offline(false);
  await page.reload();
  await untilOpen(page);
  await page.getByRole('alert').filter({ hasText: 'What was not sent then is lost' }).waitFor();
  await untilLine(page, /of \d sent/);
  await page.getByRole('alert').getByRole('link', { name: 'This device' }).click();
  await page.getByRole('button', { name: 'I have told them' }).click();
  await page.getByRole('alert').first().waitFor({ state: 'detached' });
  await open(page, 'Counter');
  assert.equal(await page.getByRole('alert').count(), 0);
  assert.deepEqual(
    (await handOuts()).map(({ quantity }) => quantity).filter((quantity) => quantity === 5),
    [5],
  );
  assert.deepEqual(
    device.problems.filter((problem) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(problem)),
    [],
  );
});

test('a day typed with two digits for the year is that day, and it stays for the next visit and says so', async (t) => {
  const { page } = await openDevice(t, app, { site: 'Hub', beside });
  const [year, month, day] = await page.evaluate(() => {
    const then = new Date(Date.now() - 2 * 86_400_000);
    return [then.getFullYear(), then.getMonth() + 1, then.getDate()] as const;
  });
  const two = (value: number): string => String(value % 100).padStart(2, '0');
  const iso = `${year}-${two(month)}-${two(day)}`;
  const shown = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(iso),
  );
  const field = page.getByLabel('Day of the visit');
  await page.getByText('More about this visit').click();
  await field.focus();
  await page.keyboard.type(`${two(month)}${two(day)}${two(year)}`);
  await typed(page).fill('19');
  assert.equal(await field.inputValue(), iso);
  await page.getByText(`Saving for ${shown} · back to today`).waitFor();
  await save(page).click();
  await saved(page).waitFor();

  await page.getByText(`Saving for ${shown} · back to today`).waitFor();
  assert.equal(await field.inputValue(), iso);
  assert.equal(await save(page).isDisabled(), true, 'a day alone is no visit');
  await typed(page).fill('14');
  await save(page).click();
  await page.locator('.toast').filter({ hasText: 'Saved: 14' }).waitFor();
  await page.getByRole('button', { name: 'back to today' }).click();
  await page.getByText('Saving for').waitFor({ state: 'detached' });
  assert.notEqual(await field.inputValue(), iso);
  await typed(page).fill('16');
  await save(page).click();
  await page.locator('.toast').filter({ hasText: 'Saved: 16' }).waitFor();
  await untilLine(page, '3 of 3 sent');

  const entries = (await heldBy(app)) as readonly (Awaited<ReturnType<typeof heldBy>>[number] & {
    readonly occurredAt: string;
  })[];
  const dayOf = (quantity: number) =>
    entries
      .filter(({ body }) => body.lines?.some((line) => line.quantity === quantity))
      .map(({ occurredAt }) => occurredAt.slice(0, 10));
  assert.deepEqual([dayOf(19), dayOf(14)], [[iso], [iso]]);
  assert.notDeepEqual(dayOf(16), [iso]);
});

test('a day that cannot be meant is refused with words, and nothing is saved meanwhile', async (t) => {
  const { page } = await openDevice(t, app, { site: 'Hub', beside });
  await page.getByText('More about this visit').click();
  const field = page.getByLabel('Day of the visit');
  await typed(page).fill('9');
  await field.fill('1026-11-20');
  await save(page).click();
  await page.getByText('Type the year with four digits, from 1900 to 2200.').waitFor();
  await field.fill('2199-01-01');
  await save(page).click();
  await page.getByText('This day has not come yet.').waitFor();
  await field.fill('2026-05-03');
  await field.focus();
  await page.keyboard.press('Backspace');
  await save(page).click();
  await page.getByText('Please use a real date.').waitFor();
  await untilLine(page, 'Nothing saved here yet');
  assert.equal(await typed(page).inputValue(), '9');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await typed(page).fill('9');
  await save(page).click();
  await saved(page).waitFor();
});

test('no line leaves the counter during a visit, whatever is put on it and whatever the office hides', async (t) => {
  const { page } = await openDevice(t, app, { site: 'Hub', beside });
  const lines = (): Promise<readonly string[]> =>
    page.locator('.counter-lines').first().locator('.stepper-label').allTextContents();
  const before = await lines();
  assert.ok(before.length >= 6);
  await typed(page).fill('2');
  await page.getByRole('button', { name: 'All items' }).click();
  const dialog = page.getByRole('dialog', { name: 'All items' });
  const added = (await dialog.locator('.stepper-label').allTextContents())
    .filter((label) => !before.includes(label))
    .slice(0, 5);
  for (const label of added) await dialog.getByRole('spinbutton', { name: label, exact: true }).fill('3');
  await dialog.getByRole('button', { name: 'Done' }).click();
  const during = await lines();
  for (const label of [...before, ...added]) assert.ok(during.includes(label), label);

  const office = await openDevice(t, app, { site: 'Hub', beside });
  await office.page.goto(`${app.url}/office/items`);
  await office.page
    .getByRole('listitem')
    .filter({ has: office.page.getByText(item, { exact: true }) })
    .getByRole('button', { name: 'Hide' })
    .click();
  await office.page.locator('.toast').waitFor();
  await page.reload();
  await untilOpen(page);
  await untilLine(page, /./);
  await page.getByRole('button', { name: 'All items' }).waitFor();
  assert.equal(await typed(page).inputValue(), '2');
  await save(page).click();
  await saved(page)
    .filter({ hasText: `2 ${item}` })
    .waitFor();
  await page.locator('.stepper-label').filter({ hasText: item }).first().waitFor({ state: 'detached' });
});
