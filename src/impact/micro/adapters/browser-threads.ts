import type { BatchThread } from '../batch.ts';

/**
 * A browser thread for `runBatch`. The page must be cross-origin isolated, or shared memory is not there; without
 * it, give `runBatch` no threads and call it from a web worker. `create` makes the worker from the built
 * `browser-worker` file: `() => new Worker(new URL('./browser-worker.js', import.meta.url), { type: 'module' })`.
 */
export const createBrowserThread = (create: () => Worker): BatchThread => {
  const worker = create();
  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        worker.onmessage = () => resolve();
        worker.onerror = (event) => reject(new Error(event.message));
        worker.postMessage(work);
      }),
    close: () => worker.terminate(),
  };
};
