import type { LocalRecord, LocalStore, Meta, StoreTransaction } from '#app/store/ports.ts';
import { ok, type Uuid } from '#log/index.ts';

/**
 * A device's store kept in memory, for load tests that run many real devices in one process. It has the rules of the
 * real one (one writer at a time, all or nothing) and none of its durability; that is proven in the simulator and in
 * the browser.
 */
export const createMemoryStore = (): LocalStore => {
  const records = new Map<Uuid, LocalRecord>();
  const byState = new Map<LocalRecord['delivery'], Set<Uuid>>();
  const metas = new Map<keyof Meta, unknown>();
  let last: Promise<unknown> = Promise.resolve();

  const place = (record: LocalRecord | undefined, id: Uuid): void => {
    const before = records.get(id);
    if (before !== undefined) byState.get(before.delivery)?.delete(id);
    if (record === undefined) records.delete(id);
    else {
      records.set(id, record);
      const ids = byState.get(record.delivery) ?? new Set();
      byState.set(record.delivery, ids.add(id));
    }
  };

  const begin = () => {
    const put = new Map<Uuid, LocalRecord | undefined>();
    const set = new Map<keyof Meta, unknown>();
    const get = (id: Uuid): LocalRecord | undefined => (put.has(id) ? put.get(id) : records.get(id));
    const found = (ids: Iterable<Uuid>): readonly LocalRecord[] => [...ids].flatMap((id) => get(id) ?? []);
    const tx: StoreTransaction = {
      get: async (id) => get(id),
      put: async (record) => {
        put.set(record.entry.id, record);
      },
      remove: async (id) => {
        put.set(id, undefined);
      },
      inState: async (state, limit) =>
        found(new Set([...(byState.get(state) ?? []), ...put.keys()]))
          .filter((record) => record.delivery === state)
          .toSorted(byNumber)
          .slice(0, limit),
      ofSubject: async (subject) =>
        found(new Set([...records.keys(), ...put.keys()])).filter(({ entry }) => entry.subject === subject),
      all: async () => found(new Set([...records.keys(), ...put.keys()])),
      count: async () => (await tx.all()).length,
      after: async (id, limit) =>
        (await tx.all())
          .filter(({ entry }) => id === undefined || entry.id > id)
          .toSorted((a, b) => (a.entry.id < b.entry.id ? -1 : 1))
          .slice(0, limit),
      meta: async <K extends keyof Meta>(key: K) =>
        (set.has(key) ? set.get(key) : metas.get(key)) as Meta[K] | undefined,
      setMeta: async (key, value) => {
        set.set(key, value);
      },
    };
    const commit = (): void => {
      for (const [id, record] of put) place(record, id);
      for (const [key, value] of set) metas.set(key, value);
    };
    return { tx, commit };
  };

  return {
    write: (work) => {
      const run = last.then(async () => {
        const { tx, commit } = begin();
        const value = await work(tx);
        commit();
        return ok(value);
      });
      // A failure is the caller's; the next writer goes on all the same.
      last = run.catch(() => undefined);
      return run;
    },
    read: async (work) => ok(await work(begin().tx)),
  };
};

const byNumber = (a: LocalRecord, b: LocalRecord): number =>
  a.entry.device === b.entry.device
    ? a.entry.deviceSeq - b.entry.deviceSeq
    : a.entry.device < b.entry.device
      ? -1
      : 1;
