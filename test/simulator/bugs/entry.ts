import { parentPort, workerData } from 'node:worker_threads';
import { runWorld } from '../run.ts';
import { sweepCrashes } from '../sweep.ts';

/** Runs worlds until one complains; then, or at the end, says so. Built anew for every planted bug. */
const { seeds } = workerData as { readonly seeds: readonly string[] };

const hunt = async (): Promise<string> => {
  for (const seed of seeds) {
    const { complaints } = await runWorld(seed);
    if (complaints[0] !== undefined) return `${seed}: ${complaints[0]}`;
  }
  for (const offline of [true, false]) {
    const { complaints } = await sweepCrashes({ seed: 'sweep', restore: true, offline });
    if (complaints[0] !== undefined) return complaints[0];
  }
  return '';
};

void hunt().then((caught) => parentPort?.postMessage(caught));
