/** Draws the PNG icons that phones ask for from `mark.svg`: node scripts/run.mjs scripts/icons.ts. Run after a change. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from '../test/support/browser.ts';

const folder = join(import.meta.dirname, '..', 'src', 'app', 'shell', 'icons');
const mark = readFileSync(join(folder, 'mark.svg'), 'utf8');
// Maskable: the ground fills the square, and the launcher cuts its own shape out of it.
const maskable = mark.replace('rx="15"', '').replace('<g ', '<g transform="translate(6.4 6.4) scale(.8)" ');

const after: (() => void | Promise<void>)[] = [];
const browser = await startBrowser({ after: (work) => void after.push(work) });
for (const [name, size, svg] of [
  ['192', 192, mark],
  ['512', 512, mark],
  ['maskable', 512, maskable],
] as const) {
  await browser.page.setViewportSize({ width: size, height: size });
  await browser.page.setContent(
    `<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`,
  );
  writeFileSync(join(folder, `${name}.png`), await browser.page.screenshot({ omitBackground: true }));
}
for (const work of after) await work();
