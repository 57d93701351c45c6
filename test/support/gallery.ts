import { join } from 'node:path';
import { type BuildReport, buildWeb } from '#build/build.ts';
import { type BrowserOptions, type Cleanup, startBrowser, type TestBrowser } from './browser.ts';
import { type StaticServer, serveFolder } from './static.ts';

export type Gallery = TestBrowser & {
  readonly server: StaticServer;
  readonly report: BuildReport;
  /** Opens a gallery screen (`''`, `form`, `data`) in a language and waits until it stands. */
  readonly open: (screen: string, locale?: string) => Promise<void>;
};

/** Built once for all: a build of unchanged sources is the one that is there. */
const outDir = join(import.meta.dirname, '..', '..', 'dist', 'gallery');

/** Builds the app with its gallery of all controls, serves it, and opens a browser on it. */
export const startGallery = async (t: Cleanup, options?: BrowserOptions): Promise<Gallery> => {
  const report = await buildWeb({ outDir, development: true });
  const server = await serveFolder(t, outDir);
  const browser = await startBrowser(t, options);
  return {
    ...browser,
    server,
    report,
    open: async (screen, locale = 'en') => {
      const { page } = browser;
      if (page.url() === 'about:blank') await page.goto(`${server.address}/gallery`);
      await page.evaluate((code) => localStorage.setItem('alongside.locale', code), locale);
      await page.goto(`${server.address}/gallery${screen === '' ? '' : `/${screen}`}`);
      await page.waitForSelector('h1');
    },
  };
};
