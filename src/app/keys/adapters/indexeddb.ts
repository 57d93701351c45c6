import { err, type Failure, ok, type Result, type Uuid } from '#log/index.ts';
import { toFailure } from '../../store/adapters/connection.ts';
import { databaseName } from '../../store/adapters/database-name.ts';
import { answerOf, endOf } from '../../store/adapters/requests.ts';
import { type KeptKeys, type KeyStore, type LockStore, withLock } from '../ports.ts';

/** A database of its own: keys outlive what signing out takes from the log's, and a device without keys has none. */
export const createIndexedDbKeys = (org: Uuid): KeyStore & LockStore => {
  const attempt = async <T>(work: (database: IDBDatabase) => Promise<T>): Promise<Result<T, Failure>> => {
    try {
      const request = indexedDB.open(`${databaseName(org)}-keys`, 1);
      request.onupgradeneeded = () => request.result.createObjectStore('keys');
      const database = await answerOf(request);
      try {
        return ok(await work(database));
      } finally {
        database.close();
      }
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      return err(toFailure(error));
    }
  };
  const change: LockStore['change'] = (work) =>
    attempt(async (database) => {
      const tx = database.transaction('keys', 'readwrite', { durability: 'strict' });
      const store = tx.objectStore('keys');
      const next = work((await answerOf(store.get(org))) as KeptKeys | undefined);
      if (next === undefined) store.delete(org);
      else store.put(next, org);
      await endOf(tx);
    });
  return {
    read: () =>
      attempt((database) =>
        answerOf(
          database.transaction('keys').objectStore('keys').get(org) as IDBRequest<KeptKeys | undefined>,
        ),
      ),
    write: (kept) => change((disk) => kept && withLock(disk, kept)),
    change,
  };
};
