import type { KindRegistry, Uuid } from '#log/index.ts';
import { addFirst, isNeededFirst } from './first.ts';
import type { LocalRecord, LocalStore, StoreTransaction } from './ports.ts';

/**
 * The store, telling what each write changed once it is on disk: the one place that view and other tabs learn from. In the
 * same transaction it notes what the next start needs first.
 */
export const createAnnouncingStore = (
  store: LocalStore,
  kinds: KindRegistry,
  announce: (changed: readonly LocalRecord[], removed: readonly Uuid[]) => void,
): LocalStore => ({
  read: store.read,
  write: async (work) => {
    const changed = new Map<Uuid, LocalRecord>();
    const removed = new Set<Uuid>();
    const done = await store.write(async (tx) => {
      // The store may begin the work anew: only what was done the last time was done.
      changed.clear();
      removed.clear();
      const value = await work(noting(tx, changed, removed));
      const needed = [...changed.values()].filter(({ entry }) => isNeededFirst(kinds, entry));
      await addFirst(
        tx,
        needed.map(({ entry }) => entry.id),
      );
      return value;
    });
    if (done.ok && changed.size + removed.size > 0) announce([...changed.values()], [...removed]);
    return done;
  },
});

const noting = (
  tx: StoreTransaction,
  changed: Map<Uuid, LocalRecord>,
  removed: Set<Uuid>,
): StoreTransaction => ({
  ...tx,
  put: (record) => {
    changed.set(record.entry.id, record);
    removed.delete(record.entry.id);
    return tx.put(record);
  },
  remove: (id) => {
    changed.delete(id);
    removed.add(id);
    return tx.remove(id);
  },
});
