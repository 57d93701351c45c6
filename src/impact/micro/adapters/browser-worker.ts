import { type BatchWork, workThrough } from '../batch.ts';

self.addEventListener('message', (event: MessageEvent<BatchWork>) => {
  workThrough(event.data);
  self.postMessage('done');
});
