import { err, type Failure, ok, type Result, type Uuid } from '#log/index.ts';
import { toFailure } from '../../store/adapters/connection.ts';
import { databaseName } from '../../store/adapters/database-name.ts';
import { answerOf, endOf } from '../../store/adapters/requests.ts';
import type { AttachmentStore, Noted } from '../ports.ts';

type Store = 'noted' | 'bytes';

/**
 * A database of its own beside the log's: most devices never have one, and large values do not slow the counter's. Both
 * stores change in one transaction of strict durability.
 */
export const createIndexedDbAttachments = (org: Uuid): AttachmentStore => {
  let opening: Promise<IDBDatabase> | undefined;
  const forget = (): void => {
    opening = undefined;
  };
  const open = async (): Promise<IDBDatabase> => {
    const request = indexedDB.open(`${databaseName(org)}-attachments`, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('noted');
      request.result.createObjectStore('bytes');
    };
    const database = await answerOf(request);
    // Another tab wants a newer layout, or the browser took the storage away: the next use opens anew.
    database.onversionchange = () => {
      database.close();
      forget();
    };
    database.onclose = forget;
    return database;
  };

  /** Every failure of storage is an answer; a bug is thrown. */
  const attempt = async <T>(work: (database: IDBDatabase) => Promise<T>): Promise<Result<T, Failure>> => {
    try {
      opening ??= open();
      return ok(await work(await opening));
    } catch (error) {
      forget();
      if (!(error instanceof DOMException)) throw error;
      return err(toFailure(error));
    }
  };
  const change = (
    stores: readonly Store[],
    work: (store: (name: Store) => IDBObjectStore) => void,
  ): Promise<Result<void, Failure>> =>
    attempt(async (database) => {
      const tx = database.transaction([...stores], 'readwrite', { durability: 'strict' });
      work((name) => tx.objectStore(name));
      await endOf(tx);
    });
  const read = <T>(name: Store, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<Result<T, Failure>> =>
    attempt((database) => answerOf(ask(database.transaction(name).objectStore(name))));

  return {
    put: (noted, bytes) =>
      change(['noted', 'bytes'], (store) => {
        store('noted').put(noted, keyOf(noted));
        store('bytes').put(bytes, keyOf(noted));
      }),
    note: (noted) => change(['noted'], (store) => void store('noted').put(noted, keyOf(noted))),
    remove: (gone) =>
      change(['noted', 'bytes'], (store) => {
        for (const noted of gone)
          for (const name of ['noted', 'bytes'] as const) store(name).delete(keyOf(noted));
      }),
    all: () => read('noted', (store) => store.getAll() as IDBRequest<Noted[]>),
    bytes: (entry, name) =>
      read('bytes', (store) => store.get(`${entry} ${name}`) as IDBRequest<Uint8Array | undefined>),
  };
};

const keyOf = ({ entry, ref }: Noted): string => `${entry} ${ref.attachment}`;
