/**
 * `npm run look -- --json` opens every screen that a link of the app leads to, and every public page, over the demo with all programs
 * on, in each look of looks.ts, and says what is wrong: what axe finds, what is cut off or wider than the screen, what is too
 * small to press. The exit code is 0 only when nothing is. `--shots FOLDER` keeps a picture of each, in a few looks more, and a sheet of all; `--only NAME` takes looks by
 * their name, `--path TEXT` screens by theirs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { startBrowser } from '../support/browser.ts';
import { startDemoProcess } from '../support/demo-process.ts';
import { contactSheet, fileOf } from './contact-sheet.ts';
import { findingsOf, openScreen, putOn } from './look-at.ts';
import { type Look, looks, moreLooks } from './looks.ts';
import { openAll } from './open.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    shots: { type: 'string' },
    only: { type: 'string', default: '' },
    path: { type: 'string', default: '' },
  },
});
const cleanups: (() => void | Promise<void>)[] = [];
const t = { after: (work: () => void | Promise<void>) => void cleanups.push(work) };

const picture = async (page: Page, look: Look, path: string): Promise<void> => {
  if (values.shots === undefined) return;
  mkdirSync(values.shots, { recursive: true });
  await page.screenshot({
    path: join(values.shots, fileOf(look, path)),
    fullPage: true,
    animations: 'disabled',
  });
};

const main = async () => {
  const url = await startDemoProcess(t, 27434);
  const { page } = await startBrowser(t);
  const opened = await openAll(page, url);
  const screens = opened.screens.filter((path) => path.includes(values.path));
  const publicPages = opened.publicPages.filter((path) => path.includes(values.path));
  const all = values.shots === undefined ? looks : [...looks, ...moreLooks];
  const worn = all.filter(({ name }) => name.includes(values.only));
  const outside = await (await startBrowser(t)).context.newPage();
  const found: { readonly look: string; readonly path: string; readonly what: readonly string[] }[] = [];
  const note = (look: Look, path: string, what: readonly string[]): void => {
    for (const each of what) console.log(`${look.name}  ${path}  ${each}`);
    if (what.length > 0) found.push({ look: look.name, path, what });
  };
  for (const look of worn) {
    await putOn(page, look);
    for (const path of screens) {
      await openScreen(page, path);
      note(look, path, await findingsOf(page, look, () => picture(page, look, path)));
    }
    await outside.setViewportSize({ width: look.width, height: look.height });
    await outside.emulateMedia({ colorScheme: look.colors });
    for (const path of publicPages) {
      await outside.goto(`${url}${path}?lang=${look.locale}`);
      note(look, path, await findingsOf(outside, look, () => picture(outside, look, path)));
    }
  }
  const paths = [...screens, ...publicPages];
  if (values.shots !== undefined) writeFileSync(join(values.shots, 'index.html'), contactSheet(paths, worn));
  return { screens: screens.length, publicPages: publicPages.length, looks: worn.length, findings: found };
};

try {
  const { findings, ...counted } = await main();
  const sum = findings.reduce((total, { what }) => total + what.length, 0);
  if (values.json) console.log(JSON.stringify({ ...counted, findings: sum }));
  process.exitCode = sum === 0 ? 0 : 1;
} finally {
  for (const cleanup of cleanups.reverse()) await cleanup();
}
// At once: the helpers of tests would have a last word of their own.
process.exit();
