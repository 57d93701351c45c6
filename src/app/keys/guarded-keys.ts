import type { KeyStore, LockStore } from './ports.ts';

/**
 * The store of the keys, which sees to it that the log's own key goes behind the passphrase once it can: after each change, and beside
 * it. What does not come about now does with the next one; nobody waits for it.
 */
export const createGuardedKeys = (
  store: KeyStore & LockStore,
  guard: (keys: Pick<KeyStore, 'read'>) => Promise<void>,
): KeyStore & LockStore => {
  let last: Promise<unknown> = Promise.resolve();
  const guardAfter = <T>(done: T): T => {
    const again = (): Promise<void> => guard(store);
    last = last.then(again, again);
    return done;
  };
  return {
    read: store.read,
    write: async (kept) => guardAfter(await store.write(kept)),
    change: async (work) => guardAfter(await store.change(work)),
  };
};
