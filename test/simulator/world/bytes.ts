import type { LocalRecord, Meta, StoreTransaction } from '#app/store/ports.ts';
import type { DeliveryState, Uuid } from '#log/index.ts';

export interface Image {
  readonly records: ReadonlyMap<Uuid, LocalRecord>;
  readonly meta: Partial<Meta>;
}

/** What lies on a disk, and the index over it. */
export interface Bytes {
  /** A transaction: it sees its own puts; the disk has them from `flush` on, unless it was loaded anew meanwhile. */
  readonly begin: () => {
    readonly tx: StoreTransaction;
    readonly flush: () => void;
    readonly isEmpty: () => boolean;
  };
  readonly dump: () => Image;
  readonly load: (image: Image) => void;
}

export const createBytes = (): Bytes => {
  const index = createIndex();
  let meta: Partial<Meta> = {};
  let generation = 0;

  const begin = () => {
    const puts = new Map<Uuid, LocalRecord | undefined>();
    const metaPuts: Partial<Meta> = {};
    const startedIn = generation;
    const find = (id: Uuid): LocalRecord | undefined => (puts.has(id) ? puts.get(id) : index.records.get(id));
    const tx: StoreTransaction = {
      get: async (id) => find(id),
      put: async (record) => {
        puts.set(record.entry.id, record);
      },
      remove: async (id) => {
        puts.set(id, undefined);
      },
      inState: async (state, limit) => {
        const found: LocalRecord[] = [];
        for (const [id, record] of index.inState(state)) if (!puts.has(id)) found.push(record);
        for (const record of puts.values()) if (record?.delivery === state) found.push(record);
        return found.sort(byDeviceAndNumber).slice(0, limit);
      },
      ofSubject: async (subject) => {
        const ids = new Set([...index.ofSubject(subject), ...puts.keys()]);
        return [...ids].map(find).filter((record) => record?.entry.subject === subject) as LocalRecord[];
      },
      all: async () =>
        [...new Map([...index.records, ...puts]).values()].filter((record) => record !== undefined),
      count: async () => (await tx.all()).length,
      after: async (id, limit) =>
        (await tx.all())
          .filter(({ entry }) => id === undefined || entry.id > id)
          .toSorted((a, b) => (a.entry.id < b.entry.id ? -1 : 1))
          .slice(0, limit),
      meta: async (key) => (key in metaPuts ? metaPuts[key] : meta[key]),
      setMeta: async (key, value) => {
        metaPuts[key] = value;
      },
    };
    const flush = (): void => {
      if (startedIn !== generation) return;
      for (const [id, record] of puts) index.apply(id, record);
      Object.assign(meta, metaPuts);
    };
    return { tx, flush, isEmpty: () => puts.size === 0 && Object.keys(metaPuts).length === 0 };
  };

  return {
    begin,
    dump: () => ({ records: new Map(index.records), meta: { ...meta } }),
    load: (image) => {
      generation += 1;
      meta = { ...image.meta };
      index.clear();
      for (const [id, record] of image.records) index.apply(id, record);
    },
  };
};

/** Records by their id, by how they stand and by whom they tell of. */
const createIndex = () => {
  const records = new Map<Uuid, LocalRecord>();
  const byState = new Map<DeliveryState, Map<Uuid, LocalRecord>>();
  const bySubject = new Map<Uuid, Set<Uuid>>();
  const unindex = (record: LocalRecord): void => {
    byState.get(record.delivery)?.delete(record.entry.id);
    if (record.entry.subject !== undefined) bySubject.get(record.entry.subject)?.delete(record.entry.id);
  };
  const apply = (id: Uuid, record: LocalRecord | undefined): void => {
    const before = records.get(id);
    if (before !== undefined) unindex(before);
    if (record === undefined) {
      records.delete(id);
      return;
    }
    records.set(id, record);
    shelf(byState, record.delivery, () => new Map<Uuid, LocalRecord>()).set(id, record);
    const { subject } = record.entry;
    if (subject === undefined) return;
    shelf(bySubject, subject, () => new Set<Uuid>()).add(id);
  };
  return {
    records: records as ReadonlyMap<Uuid, LocalRecord>,
    inState: (state: DeliveryState): ReadonlyMap<Uuid, LocalRecord> => byState.get(state) ?? new Map(),
    ofSubject: (subject: Uuid): ReadonlySet<Uuid> => bySubject.get(subject) ?? new Set(),
    apply,
    clear: (): void => {
      records.clear();
      byState.clear();
      bySubject.clear();
    },
  };
};

const shelf = <K, V>(shelves: Map<K, V>, key: K, make: () => V): V => {
  const found = shelves.get(key);
  if (found !== undefined) return found;
  const made = make();
  shelves.set(key, made);
  return made;
};

const byDeviceAndNumber = (a: LocalRecord, b: LocalRecord): number =>
  a.entry.device === b.entry.device
    ? a.entry.deviceSeq - b.entry.deviceSeq
    : a.entry.device < b.entry.device
      ? -1
      : 1;
