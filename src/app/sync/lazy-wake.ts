import type { WakeSource } from './ports.ts';

/** A wake source that is fetched after the first screen. Without it (no signal) syncing still looks every few minutes. */
export const lazyWake =
  (load: () => Promise<WakeSource>): WakeSource =>
  (wake) => {
    let stopped = false;
    let stop = (): void => {};
    load().then(
      (source) => {
        if (!stopped) stop = source(wake);
      },
      () => {},
    );
    return () => {
      stopped = true;
      stop();
    };
  };
