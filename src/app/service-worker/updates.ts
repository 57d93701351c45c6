/** Registers the service worker and tells when a newer version of the app waits on this device. */

export type Updates = {
  /** True when a newer version is ready to take over, or has done so from another tab. */
  readonly isReady: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks the server for a newer version now; quiet when there is no signal. */
  readonly look: () => Promise<void>;
  /** Lets the waiting version take over and loads it. Ask only when nothing unsaved would be lost. */
  readonly apply: () => void;
};

export type UpdatesDep = {
  readonly container: ServiceWorkerContainer;
  readonly reload: () => void;
};

/** Rejects when the first worker of this device could not fetch all of the app: the browser forgets it then. */
export const startUpdates = async ({ container, reload }: UpdatesDep): Promise<Updates> => {
  const listeners = new Set<() => void>();
  const notify = (): void => {
    for (const listener of listeners) listener();
  };
  const registration = await container.register('/service-worker.js', { scope: '/', updateViaCache: 'none' });

  if (registration.active === null && registration.installing !== null)
    await untilInstalled(registration.installing);

  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', notify);
  });

  let isApplying = false;
  let isReplaced = false;
  let hadController = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    // The first worker of a fresh visit takes control too, of the very version that runs.
    if (isApplying) reload();
    else if (hadController) {
      isReplaced = true;
      notify();
    }
    hadController = true;
  });

  return {
    isReady: () => isReplaced || (registration.waiting !== null && container.controller !== null),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look: async () => {
      try {
        await registration.update();
      } catch (error) {
        // Offline is the usual state of a van; the next look will do.
        if (!(error instanceof TypeError)) throw error;
      }
    },
    apply: () => {
      isApplying = true;
      if (registration.waiting === null) reload();
      registration.waiting?.postMessage({ type: 'update' });
    },
  };
};

const untilInstalled = (worker: ServiceWorker): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'redundant') reject(new TypeError('the app could not be kept for offline'));
      else resolve();
    });
  });
