import type { LocalStore, StoreTransaction } from '#app/store/ports.ts';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { type Bytes, createBytes, type Image } from './bytes.ts';
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

export const emptyImage: Image = { records: new Map(), meta: {} };

export const createDisk = (deps: { readonly time: Time; readonly chance: Chance }): Disk => {
  const bytes = createBytes();
  const fault = { full: false, broken: false };
  const write = createWriteLine({ ...deps, bytes, fault });
  return {
    fault,
    storeFor: (life) => ({
      write: (work) => life.step(() => write(life, work)),
      read: (work) =>
        life.step(async () =>
          fault.broken ? err(failure('storage-closed')) : ok(await work(bytes.begin().tx)),
        ),
    }),
    dump: bytes.dump,
    load: bytes.load,
  };
};

/** Writers one after the other. Who dies gives the line to the next. */
const createWriteLine = ({
  time,
  chance,
  bytes,
  fault,
}: {
  readonly time: Time;
  readonly chance: Chance;
  readonly bytes: Bytes;
  readonly fault: Disk['fault'];
}) => {
  const line: { readonly life: Life; readonly start: () => void }[] = [];
  let writer: { readonly life: Life } | undefined;

  const next = (): void => {
    writer = undefined;
    for (let waiting = line.shift(); waiting !== undefined; waiting = line.shift()) {
      if (!waiting.life.isAlive()) continue;
      writer = waiting;
      waiting.start();
      return;
    }
  };

  return <T>(life: Life, work: (tx: StoreTransaction) => Promise<T>): Promise<Result<T, Failure>> =>
    new Promise((resolve, reject) => {
      let stage: 'waiting' | 'working' | 'flushing' | 'done' = 'waiting';
      const begun = bytes.begin();
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
            time.after(chance.between(1, 12), () => {
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
        if (stage === 'flushing' && chance.happens(0.5)) begun.flush();
        if (stage === 'working' || stage === 'flushing') finish(() => {});
      });
      if (writer === undefined) {
        writer = { life };
        start();
      } else line.push({ life, start });
    });
};

/** Each await inside a write is a place to die. Reads need none: they change nothing. */
const stepping = (life: Life, tx: StoreTransaction): StoreTransaction => ({
  ...tx,
  put: (record) => life.step(() => tx.put(record)),
  remove: (id) => life.step(() => tx.remove(id)),
  setMeta: (key, value) => life.step(() => tx.setMeta(key, value)),
});
