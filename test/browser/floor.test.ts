import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import {
  signIn,
  startApp,
  startSetUpApp,
  startShift,
  stepper,
  untilLine,
  untilOpen,
} from '../support/app.ts';
import { startBrowser } from '../support/browser.ts';
import { notEverywhere, readFloor, takeAway } from '../support/floor.ts';

/** The oldest browsers of docs/browsers.md, made of this one: what they do not have is taken away before the app starts. */

const beside = await startBrowser({ after });
const { beyond, known } = readFloor();
const web = join(import.meta.dirname, '../../dist/web');

const firstRun = async (t: TestContext, missing: Parameters<typeof takeAway>[0]) => {
  const app = await startApp();
  const { page, problems } = await startBrowser(t, { beside });
  await page.addInitScript(takeAway, missing);
  await page.goto(app.url);
  await page.getByLabel('Name of the organization').fill('River program');
  await page.getByLabel('Name of the site').fill('Hub');
  await page.getByLabel('Your name').fill('Sam');
  await page.getByLabel('Passphrase').fill('warm socks in winter');
  await page.getByRole('button', { name: 'Begin' }).click();
  await startShift(page);
  await stepper(page, 'Syringe 1 ml').fill('10');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await untilLine(page, '1 of 1 sent');
  return { page, problems };
};

test('without anything newer than the floor: first run, shift, hand-out, sent, stock, report', async (t) => {
  assert.ok(beyond.length > 2_000, `${beyond.length}`);
  assert.ok(beyond.some(({ owner, member }) => owner === 'Array' && member === 'toSorted'));
  assert.ok(beyond.some(({ owner, member }) => owner === 'StorageManager' && member === 'estimate'));
  const { page, problems } = await firstRun(t, beyond);
  assert.equal(await page.evaluate(() => 'any' in AbortSignal), false);
  for (const name of ['Stock', 'Office']) {
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  assert.deepEqual(problems, []);
});

test('without locks, channels, storage manager and the small helpers too, as on a page without TLS', async (t) => {
  const { problems } = await firstRun(t, [...beyond, ...notEverywhere]);
  assert.deepEqual(problems, []);
});

/** Read as text the scripts name these; the code does without where they are missing. */
const guarded = new Map([
  ['CompressionStream', 'sync/adapters/http.ts: sends uncompressed'],
  ['captureStackTrace', 'fflate: errors without it'],
  ['toHex', 'noble: its own way'],
  ['fromHex', 'noble: its own way'],
  ['isValid', 'noble: what it calls a check of its fields'],
  ['getPublicKey', 'noble: what it calls a point of a key'],
  ['adoptedStyleSheets', 'app/office/use-paper-margin.ts: the browser prints its own line'],
  ['replaceSync', 'the same'],
  ...(['fontFamily', 'fontWeight', 'fontStyle', 'imageIndex'] as const).map(
    (name) => [name, 'write-excel-file: what it calls the parts of a cell'] as const,
  ),
  ['wakeLock', 'consumption/screens/use-awake.ts: says that the screen may go dark'],
]);

test('no script names what is newer than the floor and not filled in', () => {
  const filled = readFileSync(join(import.meta.dirname, '../../src/app/parts/newer.ts'), 'utf8');
  const newer = new Set(
    beyond
      .map(({ owner, member }) => member ?? owner)
      // A name of one plain word is everybody's: what is meant shows only in use, above.
      .filter((name) => /[a-z][A-Z]/.test(name) && !known.has(name)),
  );
  const found: string[] = [];
  for (const file of globSync('**/*.js', { cwd: web })) {
    const text = readFileSync(join(web, file), 'utf8');
    for (const [, member, name] of text.matchAll(/\.([A-Za-z]\w+)\b|\b(?:new |globalThis\.)([A-Z]\w+)/g)) {
      const used = member ?? name ?? '';
      if (newer.has(used) && !guarded.has(used) && !filled.includes(`${used}(`))
        found.push(`${used} in ${file}`);
    }
    // Patterns cannot be put in older words.
    if (/\(\?<[=!]/.test(text)) found.push(`a pattern that looks behind in ${file}`);
  }
  assert.deepEqual([...new Set(found)], []);
});

test('a browser below the floor gets a plain page that says what to do', async (t) => {
  const app = await startSetUpApp();
  const { page } = await startBrowser(t, { beside });
  await page.addInitScript(takeAway, [{ owner: 'ReadableStream' }]);
  await page.goto(app.url);
  await page.getByText('This browser is too old for Alongside.').waitFor();
  await page.getByText('Este navegador es demasiado antiguo').waitFor();
  assert.equal(await page.getByLabel('Your name').count(), 0);
});

test('a script that the browser cannot read is a browser below the floor', async (t) => {
  const app = await startSetUpApp();
  const { page } = await startBrowser(t, { beside });
  await page.route(/\/assets\/main-/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'a ??==?? b' }),
  );
  // Its hash would stop it before it is read.
  await page.route(`${app.url}/`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/ integrity="[^"]+"/g, '');
    await route.fulfill({ response, body });
  });
  await page.goto(`${app.url}/`);
  await page.getByText('This browser is too old for Alongside.').waitFor();
});

test('an app that throws while it opens says so, and can be tried again', async (t) => {
  const app = await startSetUpApp();
  const { page } = await startBrowser(t, { beside });
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'languages', {
      get: () => {
        throw new Error('broken');
      },
    });
  });
  await page.goto(app.url);
  await page.getByText('The app could not open in this browser.').waitFor();
  await page.getByRole('link', { name: 'Try again' }).waitFor();
});

test('with localStorage refused the app opens, works, and says that it will not remember', async (t) => {
  const app = await startSetUpApp();
  const { page } = await startBrowser(t, { beside });
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto(app.url);
  await signIn(page);
  await page.getByText('This browser does not let the app remember you here').waitFor();
  await startShift(page);
  await stepper(page, 'Syringe 1 ml').fill('10');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await untilLine(page, '1 of 1 sent');
});

test('a question of the browser about its storage holds nobody up, and a refusal neither', async (t) => {
  const app = await startSetUpApp();
  const { page } = await startBrowser(t, { beside });
  await page.addInitScript(() => {
    const { prototype } = StorageManager;
    prototype.persisted = async () => false;
    prototype.persist = () =>
      new Promise((resolve) => {
        Object.assign(globalThis, { refuse: () => resolve(false) });
      });
  });
  await page.goto(app.url);
  await signIn(page);
  await page.getByText('If the browser asks whether Alongside may keep data here').waitFor();
  await page.evaluate(() => (globalThis as unknown as { refuse: () => void }).refuse());
  await page.getByText('This browser may clear its storage.').waitFor();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await untilOpen(page);
});

test('a database whose transactions never start is said, with a way out', async (t) => {
  const app = await startSetUpApp();
  const { page } = await startBrowser(t, { beside });
  await page.clock.install();
  await page.addInitScript(() => {
    // Requests whose answer never reaches the app.
    for (const name of ['get', 'count'] as const) {
      const ask = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function silent(this: IDBObjectStore, query: IDBValidKey) {
        Object.assign(globalThis, { isStuck: true });
        const request = ask.call(this, query);
        request.addEventListener('success', (event) => event.stopImmediatePropagation());
        return request;
      };
    }
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function open(this: IDBDatabase, ...given) {
      const tx = transaction.apply(this, given);
      // Kept from ending by itself for want of requests.
      const hold = (): void => {
        tx.objectStore(tx.objectStoreNames[0] ?? '').getAllKeys(null, 1).onsuccess = hold;
      };
      hold();
      return tx;
    };
  });
  await page.goto(app.url);
  await signIn(page);
  await page.waitForFunction(() => 'isStuck' in globalThis);
  await page.clock.fastForward(30_000);
  await page.getByText("The browser's storage does not answer.").waitFor();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
});

test('a throw that nobody caught is said, and the app goes on', async (t) => {
  const app = await startSetUpApp();
  const { page } = await startBrowser(t, { beside });
  await page.goto(app.url);
  await signIn(page);
  await startShift(page);
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('a bug');
    });
  });
  await page.getByText('Something in the app stopped.').waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await stepper(page, 'Syringe 1 ml').fill('1');
});
