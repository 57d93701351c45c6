import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after } from 'node:test';
import { signIn } from './app.ts';
import { startBrowser, type TestBrowser } from './browser.ts';
import { freshDataDir, runCli, startCli } from './cli.ts';

export type Demo = { readonly browser: TestBrowser; readonly url: string };

/** The demo's made-up year behind the real server, and a browser signed in at the impact page; ends with the test file. */
export const openDemoImpact = async (): Promise<Demo> => {
  const folder = freshDataDir();
  const filled = await runCli(['demo', '--only-fill'], { DATA_DIR: folder });
  assert.equal(filled.code, 0, filled.out);
  const { url } = await startCli({ DATA_DIR: join(folder, 'demo') });
  const browser = await startBrowser({ after });
  const { page } = browser;
  await page.goto(url);
  await page.getByLabel('Your name').waitFor();
  await signIn(page, { name: 'Demo', passphrase: 'made up for the demo' });
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.locator('a[href="/office"]').first().click();
  await page.locator('a[href="/impact"]').first().click();
  await page.getByRole('heading', { level: 1, name: 'Impact' }).waitFor();
  return { browser, url };
};
