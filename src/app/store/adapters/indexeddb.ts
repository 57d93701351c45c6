import type { Failure, Random, Uuid } from '#log/index.ts';
import type { LocalStore } from '../ports.ts';
import { bring } from './bring.ts';
import { createConnection, openDatabase, usualPatienceMs } from './connection.ts';
import { databaseName } from './database-name.ts';
import type { LockTurns } from './pieces.ts';

export interface IndexedDbStoreDeps {
  readonly org: Uuid;
  readonly random: Random;
  readonly after: (ms: number, work: () => void) => unknown;
  readonly patienceMs?: number;
  readonly subtle?: SubtleCrypto | undefined;
  /** A passphrase opened or locked the log since: it has to be opened anew. */
  readonly onTurned: () => void;
  /** Fetches what stands before the store behind a passphrase (keys/behind-lock.ts). */
  readonly load: LockTurns['load'];
}

export interface IndexedDbStore extends LocalStore {
  /** Once it was read: where what is written lies aside, while a passphrase stands before the log. */
  readonly aside: () => Uuid | undefined;
}

/**
 * The local store in IndexedDB, one database for each organization, encrypted (sealed.ts); in clear where there is nothing to
 * encrypt with (plain.ts). Fetched when it is opened: what stands before anybody is at work needs none of it.
 */
export const createIndexedDbStore = ({
  org,
  random,
  after,
  patienceMs = usualPatienceMs,
  subtle = globalThis.crypto?.subtle,
  onTurned,
  load,
}: IndexedDbStoreDeps): IndexedDbStore => {
  const turns: LockTurns = { org, onTurned, load };
  const connection = createConnection(databaseName(org), patienceMs);
  const toStore = async (): Promise<LocalStore> => {
    // Asked for at once, and waited for by none who only reads: there before a thumb is.
    const beside = bring(() => import('./beside.ts'));
    if (subtle === undefined) return (await beside).createPlainStore(connection);
    const { createSealedStore } = await bring(() => import('./sealed.ts'));
    return createSealedStore(connection, () => beside, subtle, random, after, turns);
  };
  const store = toStore();
  return {
    read: async (work) => (await store).read(work),
    write: async (work) => (await store).write(work),
    whenClosed: connection.whenClosed,
    aside: () => turns.aside,
  };
};

/** What keeps this browser from storing anything, before somebody types into it; undefined when nothing does. */
export const findRefusal = async (): Promise<Failure | undefined> => {
  const name = 'storage-check';
  const opened = await openDatabase(name, usualPatienceMs, () => {});
  if (!opened.ok) return opened.error;
  opened.value.close();
  indexedDB.deleteDatabase(name);
  return undefined;
};
