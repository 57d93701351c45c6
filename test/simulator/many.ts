import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Outcome } from './run.ts';
import { drawWeather } from './weather.ts';
import { createChance } from './world/chance.ts';

/** The first worlds of a seed that together have at least so many device-days. The same list on every machine. */
export const seedsFor = (seed: string, deviceDays: number): readonly string[] => {
  const seeds: string[] = [];
  for (let sum = 0; sum < deviceDays; ) {
    const next = `${seed}-${seeds.length}`;
    const { devices, days } = drawWeather(createChance(next));
    sum += devices * days;
    seeds.push(next);
  }
  return seeds;
};

export interface Totals {
  readonly worlds: number;
  readonly deviceDays: number;
  readonly entries: number;
  readonly events: number;
  readonly faults: Readonly<Record<string, number>>;
  /** Worlds in which anything did not hold, with what was found. */
  readonly failed: readonly { readonly seed: string; readonly complaints: readonly string[] }[];
}

/** Runs all these worlds, over as many threads as there are processors when it is worth it. */
export const runMany = async (
  seeds: readonly string[],
  threads = Math.min(availableParallelism(), 8),
): Promise<Totals> => {
  const outcomes: Outcome[] = [];
  const queue = [...seeds];
  // What only threads need is loaded by them alone.
  if (threads <= 1 || seeds.length < 20) {
    const { runWorld } = await import('./run.ts');
    for (const seed of queue) outcomes.push(await runWorld(seed));
  } else {
    await Promise.all(Array.from({ length: threads }, () => runThread(queue, outcomes)));
  }
  return addUp(outcomes.sort((a, b) => seeds.indexOf(a.seed) - seeds.indexOf(b.seed)));
};

const runThread = (queue: string[], outcomes: Outcome[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./thread.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    });
    let seed: string | undefined;
    const next = (): void => {
      seed = queue.shift();
      if (seed !== undefined) thread.postMessage(seed);
      else void thread.terminate().then(() => resolve());
    };
    // A world that throws has failed, by its name; the others go on in another thread.
    thread.on('error', (error: Error) => {
      outcomes.push({ ...nothing, seed: seed ?? '', complaints: [`it crashed: ${error.message}`] });
      runThread(queue, outcomes).then(resolve, reject);
    });
    thread.on('message', (outcome: Outcome) => {
      outcomes.push(outcome);
      next();
    });
    next();
  });

const nothing = { deviceDays: 0, entries: 0, faults: {}, events: 0 };

const addUp = (outcomes: readonly Outcome[]): Totals => {
  const faults: Record<string, number> = {};
  for (const outcome of outcomes)
    for (const [name, count] of Object.entries(outcome.faults)) faults[name] = (faults[name] ?? 0) + count;
  const sum = (of: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, one) => total + of(one), 0);
  return {
    worlds: outcomes.length,
    deviceDays: sum((one) => one.deviceDays),
    entries: sum((one) => one.entries),
    events: sum((one) => one.events),
    faults,
    failed: outcomes
      .filter((one) => one.complaints.length > 0)
      .map(({ seed, complaints }) => ({ seed, complaints })),
  };
};
