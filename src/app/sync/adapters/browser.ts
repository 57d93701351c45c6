import type { Locks, Timers, WakeSource } from '../ports.ts';

/**
 * Web Locks: the browser lets go of a lock when its tab closes or crashes, and hands it to the next in line. Where there are
 * none (a page without TLS, an old browser) every tab syncs by itself: that costs requests and loses nothing, as the server
 * knows what it has and each page is applied in one transaction.
 */
export const createLocks = (): Locks => ({
  hold: (name, granted) => {
    if (!('locks' in navigator)) {
      granted();
      return () => {};
    }
    const leaving = new AbortController();
    let letGo = (): void => leaving.abort();
    const held = navigator.locks.request(name, { signal: leaving.signal }, () => {
      const holding = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      granted();
      return holding;
    });
    held.catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== 'AbortError') throw error;
    });
    return () => letGo();
  },
});

export const createTimers = (): Timers => ({
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
});

/** The network came back, or the person came back to the app. */
export const createPageWake = (): WakeSource => (wake) => {
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') wake();
  };
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    window.removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', onVisible);
  };
};
