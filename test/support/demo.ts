import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after } from 'node:test';
import { signIn } from './app.ts';
import { startBrowser, type TestBrowser } from './browser.ts';
import { freshDataDir, runCli, startCli } from './cli.ts';

export type Demo = { readonly browser: TestBrowser; readonly url: string };

export const demoWorker = { name: 'Demo', passphrase: 'made up for the demo' } as const;

/** The demo's made-up year behind the real server, and a browser that has not opened it yet; ends with the test file. */
export const startDemo = async (): Promise<Demo> => {
  const folder = freshDataDir();
  const filled = await runCli(['demo', '--only-fill'], { DATA_DIR: folder });
  assert.equal(filled.code, 0, filled.out);
  const { url } = await startCli({ DATA_DIR: join(folder, 'demo') });
  return { browser: await startBrowser({ after }), url };
};

/** As `startDemo`, signed in at the impact page. */
export const openDemoImpact = async (): Promise<Demo> => {
  const { browser, url } = await startDemo();
  const { page } = browser;
  await page.goto(url);
  await page.getByLabel('Your name').waitFor();
  await signIn(page, demoWorker);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.locator('a[href="/office"]').first().click();
  await page.locator('a[href="/impact"]').first().click();
  await page.getByRole('heading', { level: 1, name: 'Impact' }).waitFor();
  return { browser, url };
};
