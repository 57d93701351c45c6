/**
 * `npm run engines -- --json` walks every main flow, over the demo, in Chromium, Firefox ESR and WebKitGTK as Debian ships them, each
 * with a demo of its own, and says which went through. The exit code is 0 only when all did. `--only NAME` walks one engine.
 */
import { parseArgs } from 'node:util';
import { startBrowser } from '../support/browser.ts';
import { startDemoProcess } from '../support/demo-process.ts';
import { type DrivenPage, driveChromium } from '../support/driven.ts';
import { startFirefox } from '../support/firefox.ts';
import { startWebKit } from '../support/webkit.ts';
import { flows } from './flows.ts';
import { runEverything } from './programs.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});

type Cleanups = { readonly after: (work: () => void | Promise<void>) => void };
const engines: Readonly<Record<string, (t: Cleanups) => Promise<DrivenPage>>> = {
  chromium: async (t) => driveChromium((await startBrowser(t, { isWhole: true })).page),
  firefox: startFirefox,
  webkit: startWebKit,
};

/** Which flows went through in one engine; after one that did not, the others are walked all the same. */
const walkAll = async (engine: string, start: (t: Cleanups) => Promise<DrivenPage>) => {
  const cleanups: (() => void | Promise<void>)[] = [];
  const t: Cleanups = { after: (work) => void cleanups.push(work) };
  const walked: { readonly flow: string; readonly problem?: string }[] = [];
  try {
    const url = await startDemoProcess(t, 27433);
    await runEverything(url);
    const page = await start(t);
    for (const { name, walk } of flows) {
      const problem = await walk(page, url).then(
        () => undefined,
        (error: unknown) => String(error),
      );
      console.log(`${engine.padEnd(9)} ${name.padEnd(26)} ${problem ?? 'went through'}`);
      walked.push({ flow: name, ...(problem !== undefined && { problem }) });
    }
  } finally {
    for (const cleanup of cleanups.reverse()) await cleanup();
  }
  return { engine, flows: walked.length, failed: walked.filter(({ problem }) => problem !== undefined) };
};

const found = [];
for (const [engine, start] of Object.entries(engines))
  if (engine.includes(values.only)) found.push(await walkAll(engine, start));
const failed = found.reduce((sum, one) => sum + one.failed.length, 0);
if (values.json) console.log(JSON.stringify({ engines: found, failed }));
process.exitCode = failed === 0 ? 0 : 1;
