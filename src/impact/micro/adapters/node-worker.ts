import { parentPort } from 'node:worker_threads';
import { type BatchWork, workThrough } from '../batch.ts';

parentPort?.on('message', (work: BatchWork) => {
  workThrough(work);
  parentPort?.postMessage('done');
});
