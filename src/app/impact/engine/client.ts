// The page's end of the worker.
import type { Reply, Request } from './protocol.ts';

export type Engine = {
  /** Resolves with the worker's reply to this request. Rejects only when the worker itself broke. */
  readonly ask: (request: WithoutId) => Promise<Reply>;
  readonly close: () => void;
};

type WithoutId = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;

/** What is used of a `Worker`. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

export const createEngine = (worker: WorkerPort): Engine => {
  type Waiting = { readonly resolve: (reply: Reply) => void; readonly reject: (error: Error) => void };
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.addEventListener('message', ((event: MessageEvent<Reply>) => {
    waiting.get(event.data.id)?.resolve(event.data);
    waiting.delete(event.data.id);
  }) as EventListener);
  worker.addEventListener('error', ((event: ErrorEvent) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || 'the worker broke'));
    waiting.clear();
  }) as EventListener);
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.postMessage({ ...request, id: last });
      }),
    close: () => worker.terminate(),
  };
};
