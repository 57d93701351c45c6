import { keepTrying } from '#kit/keep-trying.ts';
import type { WakeSource } from './ports.ts';

/** A wake source that is fetched after the first screen. Until it is there syncing still looks every few minutes. */
export const lazyWake =
  (load: () => Promise<WakeSource>): WakeSource =>
  (wake) => {
    let stop = (): void => {};
    const trying = keepTrying(load, {
      onValue: (source) => {
        stop = source(wake);
      },
    });
    return () => {
      trying.stop();
      stop();
    };
  };
