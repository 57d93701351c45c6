import { Worker } from 'node:worker_threads';
import type { BatchThread } from '../batch.ts';

/** A Node thread for `runBatch`. Close it when the batch is done. */
export const createNodeThread = (): BatchThread => {
  // The worker lies beside this file, as source (.ts) or built (.js).
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const worker = new Worker(new URL(`./node-worker${extension}`, import.meta.url));
  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        worker.once('error', reject);
        worker.once('message', () => {
          worker.off('error', reject);
          resolve();
        });
        worker.postMessage(work);
      }),
    close: () => void worker.terminate(),
  };
};
