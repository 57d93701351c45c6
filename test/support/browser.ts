/** A real Chromium for tests: fresh profile, killable, always ended and cleared away with the test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { patience } from './patience.ts';
import { chromiumOfTests, needProgram } from './system-packages.ts';

/** Where to leave work for the end: the `t` of a test, or `{ after }` of node:test for a whole file. */
export type Cleanup = { readonly after: (work: () => void | Promise<void>) => void };

export type BrowserOptions = {
  /** A profile folder to open again, for example after `kill`. Fresh, and removed with the test, when left out. */
  readonly profile?: string;
  /**
   * A Chromium that runs already: this one shares its processes and none of its storage, takes a third of the work to start,
   * and is forgotten when it ends. It cannot be killed alone.
   */
  readonly beside?: TestBrowser;
  /** Language of the browser; `en-US` when left out. */
  readonly language?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** More command line flags. */
  readonly flags?: readonly string[];
  /** The Chromium that people have, with all its windows and menus: where times are measured or engines are held together. */
  readonly isWhole?: true;
};

export type TestBrowser = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly profile: string;
  /** Console errors, uncaught exceptions and refused content, in the order they came. */
  readonly problems: readonly string[];
  /** SIGKILL to every process of this Chromium, as a dead battery would do. The profile stays. */
  readonly kill: () => Promise<void>;
  /** Slows the page's processor: 6 stands for a cheap phone. 1 is full speed. */
  readonly throttle: (times: number) => Promise<void>;
  /** Takes the network away, or gives it back; away only once the app that is open, if it is one, is kept for offline. */
  readonly offline: (isOffline: boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export const phone = { width: 360, height: 740 } as const;
export const laptop = { width: 1280, height: 800 } as const;

/** Starts Chromium and ends it with the test or the file that `t` stands for. */
export const startBrowser = async (t: Cleanup, options: BrowserOptions = {}): Promise<TestBrowser> => {
  if (options.beside !== undefined) return openBeside(t, options.beside, options);
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'alongside-chromium-'));
  const child = launch(profile, options);
  const stop = async (): Promise<void> => {
    await kill(child);
    if (options.profile === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  t.after(stop);

  const browser = await chromium.connectOverCDP(await address(child));
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('Chromium started without a context');
  const page = context.pages()[0] ?? (await context.newPage());
  return { ...(await control(context, page, options)), profile, kill: () => kill(child), stop };
};

const openBeside = async (t: Cleanup, beside: TestBrowser, options: BrowserOptions): Promise<TestBrowser> => {
  const browser = beside.context.browser();
  if (browser === null) throw new Error('the Chromium to open beside is gone');
  const context = await browser.newContext({
    viewport: options.viewport ?? phone,
    ...(options.language !== undefined && { locale: options.language }),
  });
  const stop = (): Promise<void> => context.close();
  t.after(stop);
  return {
    ...(await control(context, await context.newPage(), options)),
    profile: beside.profile,
    kill: () => Promise.reject(new Error('it shares its processes with others')),
    stop,
  };
};

/** What tests do with a page and its context. */
const control = async (
  context: BrowserContext,
  page: Page,
  options: BrowserOptions,
): Promise<Omit<TestBrowser, 'profile' | 'kill' | 'stop'>> => {
  await page.setViewportSize(options.viewport ?? phone);
  // What is not there after this long will not come: say so while the test still knows where it was.
  context.setDefaultTimeout(patience(60_000));
  const problems: string[] = [];
  watch(page, problems);
  const session = await context.newCDPSession(page);
  return {
    page,
    context,
    problems,
    throttle: async (rate) => {
      await session.send('Emulation.setCPUThrottlingRate', { rate });
    },
    offline: async (isOffline) => {
      if (isOffline) await keptForOffline(page);
      await context.setOffline(isOffline);
    },
  };
};

const keptForOffline = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    if (document.querySelector('link[rel=manifest]') !== null) await navigator.serviceWorker?.ready;
  });

const launch = (profile: string, { language = 'en-US', flags = [], isWhole }: BrowserOptions): ChildProcess =>
  spawn(
    isWhole === true ? needProgram('chromium') : chromiumOfTests(),
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--hide-scrollbars',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      `--lang=${language}`,
      `--accept-lang=${language}`,
      ...flags,
      'about:blank',
    ],
    // A group of its own, so that a kill reaches the helpers too.
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true, env: { ...process.env, LANGUAGE: language } },
  );

/** The address of the debugging port, which Chromium prints once it listens. */
const address = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    const output: string[] = [];
    if (child.stderr === null) throw new Error('Chromium was started without a pipe for its messages');
    createInterface({ input: child.stderr }).on('line', (line) => {
      output.push(line);
      const found = line.match(/DevTools listening on (ws:\/\/\S+)/)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      reject(new Error(`Chromium ended with ${code} before it listened:\n${output.slice(-10).join('\n')}`));
    });
  });

const kill = async (child: ChildProcess): Promise<void> => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  process.kill(-child.pid, 'SIGKILL');
  await gone;
};

const watch = (page: Page, problems: string[]): void => {
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
};
