import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { err, type Failure, ok, type Result, type Uuid } from '#log/index.ts';
import { databaseName, toFailure } from '../../store/adapters/indexeddb.ts';
import type { AttachmentStore, Noted } from '../ports.ts';

interface Schema extends DBSchema {
  noted: { key: string; value: Noted };
  bytes: { key: string; value: Uint8Array };
}
type Stores = ('noted' | 'bytes')[];

/**
 * A database of its own beside the log's: most devices never have one, and large values do not slow the counter's. Both
 * stores change in one transaction of strict durability.
 */
export const createIndexedDbAttachments = (org: Uuid): AttachmentStore => {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  const forget = (): void => {
    opening = undefined;
  };
  const open = (): Promise<IDBPDatabase<Schema>> => {
    opening ??= openDB<Schema>(`${databaseName(org)}-attachments`, 1, {
      upgrade: (database) => {
        database.createObjectStore('noted');
        database.createObjectStore('bytes');
      },
      // Another tab wants a newer layout, or the browser took the storage away: the next use opens anew.
      blocking: () => {
        void opening?.then((database) => database.close());
        forget();
      },
      terminated: forget,
    });
    return opening;
  };

  /** Every failure of storage is an answer; a bug is thrown. */
  const attempt = async <T>(
    work: (database: IDBPDatabase<Schema>) => Promise<T>,
  ): Promise<Result<T, Failure>> => {
    try {
      return ok(await work(await open()));
    } catch (error) {
      forget();
      if (!(error instanceof DOMException)) throw error;
      return err(toFailure(error));
    }
  };
  const change = (stores: Stores, work: (tx: Change) => void): Promise<Result<void, Failure>> =>
    attempt(async (database) => {
      const tx = database.transaction(stores, 'readwrite', { durability: 'strict' });
      work({
        put: (store, value, key) => void tx.objectStore(store).put(value, key).catch(told),
        remove: (store, key) => void tx.objectStore(store).delete(key).catch(told),
      });
      await tx.done;
    });

  return {
    put: (noted, bytes) =>
      change(['noted', 'bytes'], ({ put }) => {
        put('noted', noted, keyOf(noted));
        put('bytes', bytes, keyOf(noted));
      }),
    note: (noted) => change(['noted'], ({ put }) => put('noted', noted, keyOf(noted))),
    remove: (gone) =>
      change(['noted', 'bytes'], ({ remove }) => {
        for (const noted of gone)
          for (const store of ['noted', 'bytes'] as const) remove(store, keyOf(noted));
      }),
    all: () => attempt((database) => database.getAll('noted')),
    bytes: (entry, name) => attempt((database) => database.get('bytes', `${entry} ${name}`)),
  };
};

interface Change {
  readonly put: <S extends 'noted' | 'bytes'>(store: S, value: Schema[S]['value'], key: string) => void;
  readonly remove: (store: 'noted' | 'bytes', key: string) => void;
}

const keyOf = ({ entry, ref }: Noted): string => `${entry} ${ref.attachment}`;

/** A request that failed fails its transaction, whose end is waited for. */
const told = (): void => {};
