import { keepTrying, type Trying } from '#kit/keep-trying.ts';
import type { CreateLeader } from './leader.ts';
import type { SyncLoop } from './loop.ts';

/**
 * A leader whose code is fetched when it is first needed: the counter opens without it. What is asked before it is there
 * is remembered; a fetch that fails (no signal, not yet kept for offline) is tried again at the next asking, or by itself
 * within seconds: nothing may wait for somebody to ask.
 */
export const createLazyLeader =
  (load: () => Promise<CreateLeader>): CreateLeader =>
  (parts) => {
    let loop: SyncLoop | undefined;
    let trying: Trying | undefined;
    const wake = (): void => {
      if (trying !== undefined) trying.now();
      else
        trying = keepTrying(
          load,
          {
            onValue: (create) => {
              loop = create(parts);
              loop.woken();
            },
            onFailed: () => parts.onPhase('offline'),
          },
          // The page's own wake source tells of the network's return.
          { after: parts.timers.after, whenOnline: () => () => {} },
        );
    };
    return {
      saved: () => (loop === undefined ? wake() : loop.saved()),
      woken: () => (loop === undefined ? wake() : loop.woken()),
      stop: () => {
        trying?.stop();
        loop?.stop();
      },
    };
  };
