// biome-ignore lint/style/noRestrictedImports: the one place where the engine meets Node's threads
import { parentPort } from 'node:worker_threads';
import { type BatchWork, workThrough } from '../batch.ts';

parentPort?.on('message', (work: BatchWork) => {
  workThrough(work);
  parentPort?.postMessage('done');
});
