import type { Page } from 'playwright-core';
import { addressOf } from '#public/page.ts';
import { rooms } from '#server/programs.ts';
import { runEverything } from '../engines/programs.ts';
import { signIn, untilOpen } from '../support/app.ts';
import { crawl } from './crawl.ts';

export interface Opened {
  readonly page: Page;
  /** One path for each screen of the app. */
  readonly screens: readonly string[];
  /** What anyone opens without it. */
  readonly publicPages: readonly string[];
}

const who = { name: 'Demo', passphrase: 'made up for the demo' };

/** Signs in to the demo at `url`, with every program on, and finds its screens. */
export const openAll = async (page: Page, url: string): Promise<Opened> => {
  await runEverything(url);
  await page.goto(url);
  await signIn(page, who);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await untilOpen(page);
  // Shelves and totals stand once the log is read to its end.
  await page.locator('.sync-line').filter({ hasNotText: 'eading' }).waitFor();
  const screens = await crawl(page, {
    begin: ['/counter'],
    isBeyond: (path) => /^\/(p|v1|gallery|o)(\/|$)/.test(path) || path === '/trust',
  });
  const listed = rooms.flatMap(({ publicPages }) => publicPages ?? []);
  return { page, screens, publicPages: listed.map((each) => addressOf(each)) };
};
