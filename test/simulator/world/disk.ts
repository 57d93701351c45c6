import type { LocalRecord, LocalStore, Meta, StoreTransaction } from '#app/store/ports.ts';
import { type DeliveryState, err, type Failure, failure, ok, type Result, type Uuid } from '#log/index.ts';
import type { Chance } from './chance.ts';
import type { Life } from './life.ts';
import type { Time } from './time.ts';

/**
 * The disk of one simulated device, shared by its tabs: one writer at a time, and what is written is there only after a
 * flush that takes a while. Who dies before the flush loses the transaction, or keeps it without having been told.
 */
export interface Disk {
  /** The store as one tab sees it. */
  readonly storeFor: (life: Life) => LocalStore;
  /** What would be found on the disk now. */
  readonly dump: () => Image;
  /** Puts the disk back to what it once was; an evicted disk is an empty one. */
  readonly load: (image: Image) => void;
  readonly fault: { full: boolean; broken: boolean };
}

export interface Image {
  readonly records: ReadonlyMap<Uuid, LocalRecord>;
  readonly meta: Partial<Meta>;
}

export const emptyImage: Image = { records: new Map(), meta: {} };

export const createDisk = (deps: { readonly time: Time; readonly chance: Chance }): Disk => {
  let records = new Map<Uuid, LocalRecord>();
  let meta: Partial<Meta> = {};
  let byState = new Map<DeliveryState, Map<Uuid, LocalRecord>>();
  let bySubject = new Map<Uuid, Set<Uuid>>();
  let generation = 0;
  const fault = { full: false, broken: false };
  const line: { readonly life: Life; readonly start: () => void }[] = [];
  let writer: { readonly life: Life } | undefined;

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

  const next = (): void => {
    writer = undefined;
    for (let waiting = line.shift(); waiting !== undefined; waiting = line.shift()) {
      if (!waiting.life.isAlive()) continue;
      writer = waiting;
      waiting.start();
      return;
    }
  };

  const begin = () => {
    const puts = new Map<Uuid, LocalRecord | undefined>();
    const metaPuts: Partial<Meta> = {};
    const startedIn = generation;
    const find = (id: Uuid): LocalRecord | undefined => (puts.has(id) ? puts.get(id) : records.get(id));
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
        for (const [id, record] of byState.get(state) ?? []) if (!puts.has(id)) found.push(record);
        for (const record of puts.values()) if (record?.delivery === state) found.push(record);
        return found.sort(byDeviceAndNumber).slice(0, limit);
      },
      ofSubject: async (subject) => {
        const ids = new Set([...(bySubject.get(subject) ?? []), ...puts.keys()]);
        return [...ids].map(find).filter((record) => record?.entry.subject === subject) as LocalRecord[];
      },
      all: async () => [...new Map([...records, ...puts]).values()].filter((record) => record !== undefined),
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
      for (const [id, record] of puts) apply(id, record);
      Object.assign(meta, metaPuts);
    };
    return { tx, flush, isEmpty: () => puts.size === 0 && Object.keys(metaPuts).length === 0 };
  };

  const write = <T>(life: Life, work: (tx: StoreTransaction) => Promise<T>): Promise<Result<T, Failure>> =>
    new Promise((resolve, reject) => {
      let stage: 'waiting' | 'working' | 'flushing' | 'done' = 'waiting';
      const begun = begin();
      const finish = (answer: () => void): void => {
        stage = 'done';
        forget();
        answer();
        next();
      };
      const start = (): void => {
        stage = 'working';
        work(stepping(life, begun.tx)).then(
          (value) => {
            if (stage !== 'working') return;
            if (fault.broken) return finish(() => resolve(err(failure('storage-unwritable'))));
            if (begun.isEmpty()) return finish(() => resolve(ok(value)));
            if (fault.full) return finish(() => resolve(err(failure('storage-full'))));
            stage = 'flushing';
            deps.time.after(deps.chance.between(1, 12), () => {
              if (stage !== 'flushing') return;
              begun.flush();
              finish(() => resolve(ok(value)));
            });
          },
          (reason) => finish(() => reject(reason)),
        );
      };
      const forget = life.onEnd(() => {
        // The bytes may have reached the disk although nobody was there to hear it.
        if (stage === 'flushing' && deps.chance.happens(0.5)) begun.flush();
        if (stage === 'working' || stage === 'flushing') finish(() => {});
      });
      if (writer === undefined) {
        writer = { life };
        start();
      } else line.push({ life, start });
    });

  return {
    fault,
    storeFor: (life) => ({
      write: (work) => life.step(() => write(life, work)),
      read: (work) =>
        life.step(async () => (fault.broken ? err(failure('storage-closed')) : ok(await work(begin().tx)))),
    }),
    dump: () => ({ records: new Map(records), meta: { ...meta } }),
    load: (image) => {
      generation += 1;
      records = new Map();
      byState = new Map();
      bySubject = new Map();
      meta = { ...image.meta };
      for (const [id, record] of image.records) apply(id, record);
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

/** Each await inside a write is a place to die. Reads need none: they change nothing. */
const stepping = (life: Life, tx: StoreTransaction): StoreTransaction => ({
  ...tx,
  put: (record) => life.step(() => tx.put(record)),
  remove: (id) => life.step(() => tx.remove(id)),
  setMeta: (key, value) => life.step(() => tx.setMeta(key, value)),
});

const byDeviceAndNumber = (a: LocalRecord, b: LocalRecord): number =>
  a.entry.device === b.entry.device
    ? a.entry.deviceSeq - b.entry.deviceSeq
    : a.entry.device < b.entry.device
      ? -1
      : 1;
