import type { CreateLeader } from './leader.ts';
import type { SyncLoop } from './loop.ts';

const retryMs = 60_000;

/**
 * A leader whose code is fetched when it is first needed: the counter opens without it. What is asked before it is there
 * is remembered; a fetch that fails (no signal, not yet kept for offline) is tried again at the next asking, or by itself
 * after a minute: nothing may wait for somebody to ask.
 */
export const createLazyLeader =
  (load: () => Promise<CreateLeader>): CreateLeader =>
  (parts) => {
    let loop: SyncLoop | undefined;
    let loading = false;
    let stopped = false;
    let cancel = (): void => {};
    const wake = (): void => {
      if (loop !== undefined || loading || stopped) return;
      loading = true;
      load().then(
        (create) => {
          loading = false;
          if (stopped) return;
          loop = create(parts);
          loop.woken();
        },
        () => {
          loading = false;
          if (stopped) return;
          parts.onPhase('offline');
          cancel = parts.timers.after(retryMs, wake);
        },
      );
    };
    return {
      saved: () => (loop === undefined ? wake() : loop.saved()),
      woken: () => (loop === undefined ? wake() : loop.woken()),
      stop: () => {
        stopped = true;
        cancel();
        loop?.stop();
      },
    };
  };
