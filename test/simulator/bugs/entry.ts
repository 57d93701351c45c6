import { parentPort, workerData } from 'node:worker_threads';
import { runWorld } from '../run.ts';
import { sweepCrashes } from '../sweep.ts';
import { weathers } from '../weather.ts';
import type { HuntingGround } from './bug.ts';

/** Runs worlds until one complains; then, or at the end, says so. Built anew for every planted bug. */
const { seeds, where } = workerData as HuntingGround;

const hunt = async (): Promise<string> => {
  if (where === 'sweep') return sweep();
  for (const seed of seeds) {
    const { complaints } = await runWorld(seed, where === undefined ? {} : { weather: weathers[where] });
    if (complaints[0] !== undefined) return `${seed}: ${complaints[0]}`;
  }
  return '';
};

const sweep = async (): Promise<string> => {
  for (const isRough of [true, false]) {
    const { complaints } = await sweepCrashes({ seed: 'sweep', restore: isRough, offline: isRough });
    if (complaints[0] !== undefined) return complaints[0];
  }
  return '';
};

void hunt().then((caught) => parentPort?.postMessage(caught));
