import type { Uuid } from '#log/index.ts';
import type { LocalRecord, Meta, StoreTransaction } from '../ports.ts';
import { inOrder, NeedsMore } from './first-reading.ts';
import type { JournalMemory } from './memory.ts';
import type { Change } from './ports.ts';

/** A transaction over what is in memory: nothing changes there before what it changed is on the disk. */
export const begin = (
  memory: JournalMemory,
): { readonly tx: StoreTransaction; readonly change: () => Change | undefined } => {
  const puts = new Map<Uuid, LocalRecord | undefined>();
  const metas: Partial<Meta> = {};
  const whole = (): void => {
    if (!memory.isWhole()) throw new NeedsMore();
  };
  const find = (id: Uuid): LocalRecord | undefined => (puts.has(id) ? puts.get(id) : memory.get(id));
  const found = (ids: Iterable<Uuid>): readonly LocalRecord[] => [...ids].flatMap((id) => find(id) ?? []);
  const all = (): readonly LocalRecord[] =>
    puts.size === 0
      ? [...memory.all()]
      : found(new Set([...[...memory.all()].map(({ entry }) => entry.id), ...puts.keys()]));

  const tx: StoreTransaction = {
    get: async (id) => {
      const record = find(id);
      if (record === undefined && !puts.has(id)) whole();
      return record;
    },
    put: async (record) => {
      puts.set(record.entry.id, record);
    },
    remove: async (id) => {
      puts.set(id, undefined);
    },
    inState: async (state, limit) => {
      // What lies apart is proven.
      if (state === 'proven') whole();
      const all = found(new Set([...memory.inState(state), ...puts.keys()]));
      return inOrder(all.filter(({ delivery }) => delivery === state)).slice(0, limit);
    },
    // Only an erasure asks: looking through all is cheaper than keeping an index.
    ofSubject: async (subject) => {
      whole();
      return all().filter(({ entry }) => entry.subject === subject);
    },
    all: async () => {
      whole();
      return all();
    },
    count: async () => memory.count(),
    after: async (id, limit) => {
      whole();
      const ids =
        puts.size === 0
          ? memory.inOrder()
          : all()
              .map(({ entry }) => entry.id)
              .sort();
      const from = id === undefined ? 0 : ids.findIndex((each) => each > id);
      return from < 0 ? [] : found(ids.slice(from, from + limit));
    },
    meta: async <K extends keyof Meta>(key: K) =>
      (key in metas ? metas[key] : memory.meta[key]) as Meta[K] | undefined,
    setMeta: async (key, value) => {
      // Said again as it is, nothing changes, and nothing need go to the disk.
      if (!(key in metas) && typeof value !== 'object' && memory.meta[key] === value) return;
      metas[key] = value;
    },
  };
  return {
    tx,
    change: () => {
      if (puts.size === 0 && Object.keys(metas).length === 0) return undefined;
      return {
        put: [...puts.values()].filter((record) => record !== undefined),
        gone: [...puts].filter(([, record]) => record === undefined).map(([id]) => id),
        meta: metas,
      };
    },
  };
};
