import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { buildWeb } from '#build/build.ts';
import { clock, sha256 } from '#cli/adapters/ports.ts';
import { createProjector } from '#database/projection/projector.ts';
import type { Entry } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { generateDays } from '#sample/days.ts';
import { createEntryWriter } from '#sample/entries.ts';
import { makeOutlets } from '#sample/plan.ts';
import { createPrng } from '#sample/prng.ts';
import { createIntake } from '#server/intake/intake.ts';
import { createLogStore } from '#server/log-store/log-store.ts';
import { projectionsOf, rooms } from '#server/programs.ts';
import { startBrowser, type TestBrowser } from '../test/support/browser.ts';
import { keptLog } from '../test/support/kept-log.ts';
import { startWhole, type Whole } from '../test/support/whole.ts';
import { type Bench, median, quantile, type Row, round } from './row.ts';

/** A cheap phone, as Chromium imitates it. */
export const slow = 6;

/** What a worker feels at the counter: saving, opening without signal, opening with a long history on the phone. */
export const browser: Bench = ({ size, note }) =>
  withPhone(async ({ whole, place, openPhone }) => {
    const chromium = await openPhone();
    await beginShift(chromium.page, whole.url);
    note('a shift has begun');
    const saves = await timeSaves(chromium, Math.max(10, Math.round(50 * size)));
    note('hand-outs were saved');
    const starts = await timeColdStarts(chromium, whole.url, 7);
    note('the counter was opened without signal');
    const entries = Math.round(20_000 * size);
    await fillDevice(chromium, whole, place, entries);
    note(`${entries} entries are on the device`);
    const fullStarts = await timeColdStarts(chromium, whole.url, 5);
    return toRows(saves, starts, fullStarts, entries);
  });

/** An organization on a server of its own, and a way to open phones on it. */
interface PhoneBench {
  readonly whole: Whole;
  readonly place: Awaited<ReturnType<Whole['addOrganization']>>;
  readonly openPhone: () => Promise<TestBrowser>;
}

/** Opens what a bench in a browser needs, and closes it whatever comes. */
export const withPhone = async <T>(work: (bench: PhoneBench) => Promise<T>): Promise<T> => {
  await buildWeb();
  const whole = await startWhole({ webRoot: join(import.meta.dirname, '..', 'dist', 'web') });
  const cleanups: (() => void | Promise<void>)[] = [];
  try {
    const place = await whole.addOrganization('Bench', 'America/New_York');
    const openPhone = () => startBrowser({ after: (close) => void cleanups.push(close) }, { isWhole: true });
    return await work({ whole, place, openPhone });
  } finally {
    for (const cleanup of cleanups.reverse()) await cleanup();
    await whole.stop();
  }
};

/** How long it takes on a slowed page from `begin` to `until`, in milliseconds. */
export const timeSlowed = async (
  page: Page,
  begin: () => Promise<unknown>,
  until: () => Promise<unknown>,
): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slow });
  const began = performance.now();
  await begin();
  await until();
  const took = performance.now() - began;
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return took;
};

interface Start {
  readonly usableMs: number;
  readonly scriptMs: number;
}

const toRows = (
  saves: readonly Save[],
  starts: readonly Start[],
  fullStarts: readonly Start[],
  entries: number,
): readonly Row[] => {
  const usable = (list: readonly Start[]): number => median(list.map(({ usableMs }) => usableMs));
  const script = (list: readonly Start[]): number => median(list.map(({ scriptMs }) => scriptMs));
  const row = (name: string, value: number, most: number): Row => ({
    name,
    value: round(value),
    unit: 'ms',
    aim: `under ${most} ms`,
    ok: value < most,
  });
  return [
    row(
      `tap to durably saved, ${slow}x slower, p95`,
      quantile(
        saves.map(({ durableMs }) => durableMs),
        0.95,
      ),
      50,
    ),
    {
      name: `tap to durably saved, ${slow}x slower, median`,
      value: round(median(saves.map(({ durableMs }) => durableMs))),
      unit: 'ms',
      aim: 'for information',
    },
    {
      name: `tap to the cleared counter, ${slow}x slower, median`,
      value: round(median(saves.map(({ shownMs }) => shownMs))),
      unit: 'ms',
      aim: 'for information',
    },
    row(`cold start of the counter offline, ${slow}x slower: script`, script(starts), 250),
    row(`cold start of the counter offline, ${slow}x slower: usable`, usable(starts), 1500),
    row(`cold start with ${entries} local entries, ${slow}x slower: usable`, usable(fullStarts), 2000),
  ];
};

/** Up to the screen on which a shift starts, with a site chosen. */
export const signIn = async (page: Page, url: string): Promise<void> => {
  await page.goto(url);
  await page.locator('input[name=worker]').fill('Worker');
  await page.locator('input[name=passphrase]').fill('warm socks in winter');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('input[name=site]').first().check({ force: true });
};

export const beginShift = async (page: Page, url: string): Promise<void> => {
  await signIn(page, url);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.locator('.save-bar button').first().waitFor();
  // From the second load on, the shell comes from the service worker.
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await page.locator('.save-bar button').first().waitFor();
};

/** A save: when its transaction, strict, was complete (the bytes are on disk), and when the counter was cleared. */
interface Save {
  readonly durableMs: number;
  readonly shownMs: number;
}

/** A worker looks up between two hand-outs; the last one is sent meanwhile. */
const betweenSavesMs = 800;

/** From the finger's tap on "Save". The clock is the page's own, slowed with it. */
const timeSaves = async ({ page, throttle }: TestBrowser, count: number): Promise<readonly Save[]> => {
  await page.evaluate(() => {
    const saves: { durableMs: number; shownMs: number }[] = [];
    Reflect.set(window, 'saves', saves);
    let tapped = 0;
    let durable = 0;
    addEventListener(
      'click',
      (event) => {
        const button = (event.target as Element).closest('.save-bar button');
        if (button?.textContent?.trim() !== 'Save') return;
        tapped = performance.now();
        durable = 0;
      },
      true,
    );
    // The first transaction that writes after the tap is the save; syncing comes after it.
    const open = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...given: Parameters<typeof open>) {
      const transaction = open.apply(this, given);
      if (tapped > 0 && durable === 0 && given[1] === 'readwrite')
        transaction.addEventListener('complete', () => {
          if (durable === 0) durable = performance.now();
        });
      return transaction;
    };
    new MutationObserver(() => {
      const first = document.querySelector<HTMLInputElement>('.counter-lines input');
      if (tapped === 0 || durable === 0 || (first?.value !== '0' && first?.value !== '')) return;
      saves.push({ durableMs: durable - tapped, shownMs: performance.now() - tapped });
      tapped = 0;
    }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  });
  await throttle(slow);
  const plus = page.locator('.counter-lines button').nth(1);
  for (let round = 0; round < count; round += 1) {
    await plus.click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForFunction((done) => (Reflect.get(window, 'saves') as unknown[]).length > done, round);
    await wait(betweenSavesMs);
  }
  await throttle(1);
  return page.evaluate(() => Reflect.get(window, 'saves') as Save[]);
};

/** A new page without signal: until the counter can save, and how long scripts ran for it. */
export const timeColdStarts = async (
  { context, offline }: TestBrowser,
  url: string,
  count: number,
): Promise<readonly Start[]> => {
  await offline(true);
  const starts: Start[] = [];
  for (let round = 0; round < count; round += 1) {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slow });
    await session.send('Performance.enable');
    await page.addInitScript(() => {
      const look = (): void => {
        if (document.querySelector('.save-bar button') === null) requestAnimationFrame(look);
        else Reflect.set(window, 'usableMs', performance.now());
      };
      requestAnimationFrame(look);
    });
    await page.goto(`${url}/counter`, { waitUntil: 'commit' });
    await page.waitForFunction(() => Reflect.get(window, 'usableMs') !== undefined, undefined, {
      timeout: 60_000,
    });
    const { metrics } = await session.send('Performance.getMetrics');
    starts.push({
      usableMs: await page.evaluate(() => Reflect.get(window, 'usableMs') as number),
      scriptMs: (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000,
    });
    await page.close();
  }
  await offline(false);
  return starts;
};

/** Recent entries of the same site reach the device by its own sync. */
export const fillDevice = async (
  { page, context }: TestBrowser,
  whole: Whole,
  { org, site, worker }: { readonly org: string; readonly site: string; readonly worker: string },
  count: number,
): Promise<void> => {
  const { database } = whole;
  const projector = createProjector(projectionsOf({ clock }, rooms));
  const store = createLogStore({ database, projector, kinds: kindRegistry, sha256, clock });
  const intake = createIntake({ store, kinds: kindRegistry, sha256, clock });
  const prng = createPrng(77);
  const outlets = makeOutlets(prng, { fixed: 1 }, () => site);
  const write = createEntryWriter(prng, { org, worker, device: crypto.randomUUID(), siteOf: () => site });
  const dayBefore = (days: number): string =>
    new Date(clock.now() - days * 86_400_000).toISOString().slice(0, 10);
  const days = generateDays({
    seed: 77,
    from: dayBefore(60),
    to: dayBefore(1),
    timeZone: 'America/New_York',
    outlets,
    visits: count,
    syringes: count * 15,
    shares: { 'naloxone.handout': 0.05, 'naloxone.reversal': 0 },
    slipShare: 0.005,
    correctionShare: 0.005,
    stock: true,
  });
  let batch: Entry[] = [];
  let written = 0;
  for (const { happenings } of days) {
    for (const happening of happenings) batch.push(...write(happening));
    if (batch.length < 500) continue;
    await intake(org, batch);
    written += batch.length;
    batch = [];
    if (written >= count) break;
  }
  await page.reload();
  const least = Math.min(written, count);
  for (let tries = 0; tries < 600; tries += 1) {
    const held = (await keptLog(page)).records.length;
    if (held >= least) return;
    await page.waitForTimeout(500);
  }
  throw new Error(`the device did not fetch ${least} entries; ${context.pages().length} pages`);
};
