/**
 * `npm run taps -- --json` walks the usual jobs on a phone's screen, over the demo, and says what each takes: taps, fields typed
 * into and seconds, beside the most that it may. The exit code is 0 only when none takes more. `--only TEXT` walks those whose name holds it.
 */
import { parseArgs } from 'node:util';
import { signIn, startShift } from '../support/app.ts';
import { startBrowser } from '../support/browser.ts';
import { startDemoProcess } from '../support/demo-process.ts';
import { createHand, type Hand } from './hand.ts';
import { type Job, jobs } from './jobs.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});
const who = { name: 'Demo', passphrase: 'made up for the demo' };
const cleanups: (() => void | Promise<void>)[] = [];
const t = { after: (work: () => void | Promise<void>) => void cleanups.push(work) };

interface Walked {
  readonly job: string;
  readonly taps: number;
  readonly typed: number;
  readonly seconds: number;
  readonly most: Job['most'];
  readonly isWithin: boolean;
}

const main = async (): Promise<readonly Walked[]> => {
  const url = await startDemoProcess(t, 27432);
  const { page } = await startBrowser(t);
  // A job that does not get on is over long before.
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  await signIn(page, who);
  await startShift(page, 'River Street hub');
  // What is saved by hand comes to be counted once the log is read to its end.
  await page.locator('.sync-line').filter({ hasNotText: 'reading' }).waitFor();
  const walked: Walked[] = [];
  for (const job of jobs.filter(({ name }) => name.includes(values.only))) {
    await job.before?.(page);
    const hands = [createHand(page)];
    const own = async (): Promise<Hand> => {
      const device = await startBrowser(t);
      await device.page.goto(url);
      const hand = createHand(device.page);
      hands.push(hand);
      return hand;
    };
    const startedAt = performance.now();
    await job.walk(hands[0] as Hand, own);
    const seconds = (performance.now() - startedAt) / 1_000;
    const sum = (part: 'taps' | 'typed'): number =>
      hands.reduce((total, hand) => total + hand.counted()[part], 0);
    const taps = sum('taps');
    walked.push({
      job: job.name,
      taps,
      typed: sum('typed'),
      seconds: Number(seconds.toFixed(1)),
      most: job.most,
      isWithin: taps <= job.most.taps && seconds <= job.most.seconds,
    });
    const last = walked.at(-1) as Walked;
    console.log(
      `${last.isWithin ? 'within' : 'OVER  '}  ${String(taps).padStart(2)} of ${String(job.most.taps).padStart(2)} taps  ${last.seconds.toFixed(1).padStart(4)} of ${job.most.seconds} s  ${last.typed} typed  ${job.name}`,
    );
  }
  return walked;
};

try {
  const walked = await main();
  const over = walked.filter(({ isWithin }) => !isWithin).length;
  if (values.json) console.log(JSON.stringify({ jobs: walked, over }));
  process.exitCode = over === 0 ? 0 : 1;
} finally {
  for (const cleanup of cleanups.reverse()) await cleanup();
}
// At once: the helpers of tests would have a last word of their own.
process.exit();
