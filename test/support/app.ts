import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { Page } from 'playwright-core';
import { buildWeb } from '#build/build.ts';
import { rooms } from '#server/programs.ts';
import { type BrowserOptions, type Cleanup, startBrowser, type TestBrowser } from './browser.ts';
import { keptLog } from './kept-log.ts';
import { setUpTestServer, startTestServer, type TestServer } from './server.ts';

/** The whole product as people meet it: the built app, served by the real server over PostgreSQL, used in Chromium. */
export interface TestApp {
  readonly server: TestServer;
  /** What a browser opens. A secure context, because it is this machine. */
  readonly url: string;
}

/** Where the app is built to. */
const webFolder = join(import.meta.dirname, '..', '..', 'dist', 'web');

/**
 * Serves the built app from a server that nobody has set up yet; ends with the test file. `prepare` gets the folder of
 * the build and answers which to serve, for tests that change what is served.
 */
export const startApp = async (prepare = (built: string): string => built): Promise<TestApp> => {
  await buildWeb();
  const webRoot = prepare(webFolder);
  const uploadFolder = await mkdtemp(join(tmpdir(), 'app-uploads-'));
  after(() => rm(uploadFolder, { recursive: true, force: true }));
  const server = await startTestServer({
    rooms,
    webRoot,
    uploadFolder,
    requestsPerMinute: 1_000_000,
  });
  return { server, url: server.url.replace('127.0.0.1', 'localhost') };
};

export interface SetUpApp extends TestApp {
  readonly token: string;
  readonly place: { readonly org: string; readonly site: string; readonly worker: string };
}

export const firstWorker = { name: 'First', passphrase: 'warm socks in winter' } as const;

/** As `startApp`, with an organization: "Test program", its site "Hub", its first worker (an admin). */
export const startSetUpApp = async (prepare?: (built: string) => string): Promise<SetUpApp> => {
  const app = await startApp(prepare);
  const { token, place } = await setUpTestServer(app.server);
  return { ...app, token, place };
};

/** Adds to the organization as its first worker would; answers the new id. */
export const add = async (app: SetUpApp, path: string, body: unknown): Promise<string> => {
  const { status, json } = await app.server.call('POST', path, { token: app.token, body });
  if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
  return String(json.id);
};

export type Who = { readonly name: string; readonly passphrase: string };

/** Types name and passphrase on the sign-in page that is open. */
export const signIn = async (page: Page, who: Who = firstWorker): Promise<void> => {
  await page.getByLabel('Your name').fill(who.name);
  await page.getByLabel('Passphrase').fill(who.passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

/** Starts a shift on the page that asks for it; at a site by its name, or at the one that is chosen already. */
export const startShift = async (page: Page, site?: string): Promise<void> => {
  if (site !== undefined) await page.getByRole('radio', { name: site }).check();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await untilOpen(page);
};

/** Waits until the counter can be used. */
export const untilOpen = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Save', exact: true }).waitFor();

/** Waits until the app needs no network to open again. */
export const serviceWorkerReady = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
};

/** A device at the counter: a Chromium of its own, signed in, its shift started. */
export const openDevice = async (
  t: Cleanup,
  app: { readonly url: string },
  { who, site, ...options }: BrowserOptions & { readonly who?: Who; readonly site?: string } = {},
): Promise<TestBrowser> => {
  const device = await startBrowser(t, options);
  await device.page.goto(app.url);
  await signIn(device.page, who);
  await startShift(device.page, site);
  return device;
};

/** The number of an item, or of anything else with minus and plus, to type into. */
export const stepper = (page: Page, name: string) => page.getByRole('spinbutton', { name, exact: true });

/** The line that tells the truth about saved and sent. */
export const syncLine = (page: Page) => page.locator('.sync-line');

/** Waits until the sync line reads like this. */
export const untilLine = async (page: Page, text: string | RegExp): Promise<void> => {
  await syncLine(page).filter({ hasText: text }).waitFor();
};

/** Goes to a screen through the app's own routing: no new load, so also without a network and a service worker. */
export const goTo = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((to) => {
    history.pushState(undefined, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
};

/** An entry as far as these tests look into it. */
export interface Held {
  readonly id: string;
  readonly kind: string;
  readonly device: string;
  readonly deviceSeq: number;
  readonly author: string;
  readonly body: { readonly lines?: readonly { readonly item: string; readonly quantity: number }[] };
}

/** All that the server holds, in its order. */
export const heldBy = async (app: {
  readonly server: Pick<TestServer, 'call'>;
  readonly token: string;
}): Promise<readonly Held[]> => {
  const held: Held[] = [];
  for (let after = 0; ; ) {
    const { json } = await app.server.call('GET', `/v1/entries?after=${after}`, { token: app.token });
    held.push(...json.entries.map(({ entry }: { readonly entry: Held }) => entry));
    if (json.more !== true) return held;
    after = json.next;
  }
};

/** Adds an item to the lines of a stock screen, as a person does who types its name. */
export const pickItem = async (page: Page, item: string): Promise<void> => {
  const picker = page.getByRole('combobox', { name: 'Add an item' });
  await picker.fill(item);
  // Not a click: a screen that has just come takes the focus, and the list closes with that.
  await picker.press('Enter');
};

/** All that the browser keeps of what is typed and saved, keys aside, as text. */
export const diskOf = async (page: Page): Promise<string> => {
  const rest = await page.evaluate(async () => {
    const all: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      if (name.endsWith('-keys')) continue;
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const store of database.objectStoreNames) {
        // These are opened by what reads the log.
        if (['own', 'journal', 'rest'].includes(store)) continue;
        all.push(
          await new Promise((resolve) => {
            const reading = database.transaction(store).objectStore(store).getAll();
            reading.onsuccess = () => resolve(reading.result);
          }),
        );
      }
      database.close();
    }
    return JSON.stringify(all);
  });
  return JSON.stringify([await keptLog(page), rest]);
};
