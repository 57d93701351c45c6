import { err, failure, ok } from '#log/index.ts';
import type { LocalRecord, LocalStore, Meta, StoreTransaction } from '../ports.ts';
import type { Connection } from './connection.ts';
import { movedAway } from './moved-away.ts';
import { answerOf } from './requests.ts';

/**
 * The local store in clear, with IndexedDB's own indexes: where a browser gives no keys (a page without TLS), and for as long as a
 * phone is too full to be moved. Fetched only there.
 */
export const createPlainStore = ({ run, whenClosed }: Connection): LocalStore => {
  const over =
    (mode: 'readonly' | 'readwrite'): LocalStore['write'] =>
    async (work) => {
      const done = await run(['own', 'records', 'meta'], mode, async (tx) => {
        const own = tx.objectStore('own');
        if ((await answerOf(own.get('store'))) !== undefined) return err(wasMoved);
        // Who moves it meanwhile sees that something came, and begins anew.
        if (mode === 'readwrite') own.put(Number((await answerOf(own.get('plain'))) ?? 0) + 1, 'plain');
        return ok(await work(createTransaction(tx)));
      });
      return done.ok ? done.value : done;
    };
  return { write: over('readwrite'), read: over('readonly'), whenClosed };
};

/** Another window had room and moved it: what is in clear counts no longer. */
const wasMoved = failure('storage-closed', { detail: movedAway });

const createTransaction = (tx: IDBTransaction): StoreTransaction => {
  const records = tx.objectStore('records');
  const meta = tx.objectStore('meta');
  return {
    get: (id) => answerOf(records.get(id)) as Promise<LocalRecord | undefined>,
    put: async (record) => {
      await answerOf(records.put(record));
    },
    remove: (id) => answerOf(records.delete(id)),
    inState: (state, limit) =>
      answerOf(records.index('delivery').getAll(IDBKeyRange.bound([state], [state, []]), limit)),
    ofSubject: (subject) => answerOf(records.index('subject').getAll(subject)),
    all: () => answerOf(records.getAll()),
    count: () => answerOf(records.count()),
    after: (id, limit) =>
      answerOf(records.getAll(id === undefined ? undefined : IDBKeyRange.lowerBound(id, true), limit)),
    meta: <K extends keyof Meta>(key: K) => answerOf(meta.get(key)) as Promise<Meta[K] | undefined>,
    setMeta: async (key, value) => {
      await answerOf(meta.put(value, key));
    },
  };
};
