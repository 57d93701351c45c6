import { parentPort } from 'node:worker_threads';
import { runWorld } from './run.ts';

/** Runs worlds by seed, one after the other, in a thread of its own. */
parentPort?.on('message', (seed: string) => {
  void runWorld(seed).then((outcome) => parentPort?.postMessage(outcome));
});
