import { useEffect, useState } from 'preact/hooks';
import { keepTrying } from '#kit/keep-trying.ts';
import type { Updates } from '../service-worker/updates.ts';

export type UpdatesConfig = {
  /** Left out where the browser has none: an insecure address, a private window. */
  readonly container: ServiceWorkerContainer | undefined;
  readonly reload: () => void;
  readonly onError: (error: unknown) => void;
};

/** Registers the service worker once the first screen stands, so that it never delays opening. */
export const useUpdates = ({ container, reload, onError }: UpdatesConfig): Updates | undefined => {
  const [updates, setUpdates] = useState<Updates>();
  useEffect(() => {
    const start = () =>
      import('./seldom.ts').then(({ startUpdates, listenForSaveKey }) => {
        listenForSaveKey();
        return container && startUpdates({ container, reload });
      });
    return keepTrying(start, {
      onValue: setUpdates,
      onFailed: onError,
      // Each try fetches the whole app.
      longestPauseMs: 300_000,
    }).stop;
  }, [container]);
  useEffect(() => {
    if (updates === undefined) return;
    const look = (): void => {
      if (document.visibilityState === 'visible') void updates.look();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [updates]);
  return updates;
};
