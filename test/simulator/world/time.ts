/**
 * The one clock of a simulated world. Nothing waits for real: work is queued for a moment, and time jumps from one to
 * the next. Work at the same moment runs in the order in which it was queued.
 */
export interface Time {
  readonly now: () => number;
  /** Queues work after `ms`; answers how to call it off. */
  readonly after: (ms: number, work: () => void) => () => void;
  /** Runs all that is queued up to this moment, and everything it brings about. */
  readonly runUntil: (ms: number) => Promise<void>;
  readonly steps: () => number;
}

/** Many times what the busiest world needs. */
const mostSteps = 200_000;

interface Item {
  readonly at: number;
  readonly order: number;
  work: (() => void) | undefined;
}

export const createTime = (start: number): Time => {
  const heap: Item[] = [];
  let now = start;
  let order = 0;
  let steps = 0;
  const time: Time = {
    now: () => now,
    steps: () => steps,
    after: (ms, work) => {
      order += 1;
      const item: Item = { at: now + Math.max(0, Math.round(ms)), order, work };
      push(heap, item);
      return () => {
        item.work = undefined;
      };
    },
    runUntil: async (ms) => {
      await settle();
      for (let next = heap[0]; next !== undefined && next.at <= ms; next = heap[0]) {
        pop(heap);
        if (next.work === undefined) continue;
        now = Math.max(now, next.at);
        steps += 1;
        if (steps > mostSteps) throw new Error('this world never comes to rest');
        next.work();
        // Now and then the rest of the process gets a turn too.
        await (steps % 1_000 === 0 ? breathe() : settle());
      }
      now = Math.max(now, ms);
    },
  };
  return time;
};

/**
 * Lets every promise that can go on do so: asked for by a promise, Node runs the next tick only when none of them has
 * anything left to do. A turn of the event loop does the same and takes several times as long.
 */
const settle = (): Promise<void> =>
  new Promise((resolve) => {
    process.nextTick(resolve);
  });

const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

const isEarlier = (a: Item, b: Item): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

const push = (heap: Item[], item: Item): void => {
  let at = heap.length;
  heap.push(item);
  while (at > 0) {
    const up = (at - 1) >> 1;
    const parent = heap[up];
    if (parent === undefined || !isEarlier(item, parent)) break;
    heap[at] = parent;
    at = up;
  }
  heap[at] = item;
};

const pop = (heap: Item[]): void => {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let at = 0;
  for (;;) {
    let down = at * 2 + 1;
    let child = heap[down];
    if (child === undefined) break;
    const other = heap[down + 1];
    if (other !== undefined && isEarlier(other, child)) {
      child = other;
      down += 1;
    }
    if (!isEarlier(child, last)) break;
    heap[at] = child;
    at = down;
  }
  heap[at] = last;
};
