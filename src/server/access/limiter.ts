import { createHmac } from 'node:crypto';
import type { Clock, Random } from '#log/index.ts';

/**
 * Counts attempts in fixed windows, in memory only. A window lasts as long as time goes forward: a clock that is set back
 * makes it neither longer nor new. Keys (names, network addresses) are kept as keyed hashes whose key
 * changes with every window: nothing that is written here says who came.
 */
export interface Limiter {
  /** Counts one attempt; false when there were too many in this window. */
  readonly allow: (key: string) => boolean;
  /** Takes one attempt back: it was right, and only wrong ones are to be slowed down. */
  readonly forgive: (key: string) => void;
}

export const createLimiter = (
  deps: { readonly clock: Clock; readonly random: Random },
  options: { readonly most: number; readonly windowMs: number },
): Limiter => {
  let counts = new Map<string, number>();
  let salt = deps.random.bytes(32);
  let elapsed = options.windowMs;
  let lookedAt = deps.clock.now();
  const hide = (key: string): string => {
    const now = deps.clock.now();
    elapsed += Math.max(0, now - lookedAt);
    lookedAt = now;
    if (elapsed >= options.windowMs) {
      counts = new Map();
      salt = deps.random.bytes(32);
      elapsed = 0;
    }
    return createHmac('sha256', salt).update(key).digest('base64');
  };
  return {
    allow: (key) => {
      const hidden = hide(key);
      const count = (counts.get(hidden) ?? 0) + 1;
      counts.set(hidden, count);
      return count <= options.most;
    },
    forgive: (key) => {
      const hidden = hide(key);
      counts.set(hidden, Math.max(0, (counts.get(hidden) ?? 0) - 1));
    },
  };
};
