import { err, type Failure, type Result } from '#log/index.ts';
import type { LocalStore, StoreTransaction } from '../store/ports.ts';
import type { TransportFailure } from './ports.ts';

/** Why a pass stopped: the way to the server, the device's own storage, or a bug that threw. */
export type SyncFailure =
  | TransportFailure
  | { readonly kind: 'storage'; readonly failure: Failure }
  | { readonly kind: 'crashed'; readonly error: unknown };

/** The local store, with its failures told apart from those of the network. */
export interface SyncStore {
  readonly read: <T>(work: Work<T>) => Promise<Result<T, SyncFailure>>;
  readonly write: <T>(work: Work<T>) => Promise<Result<T, SyncFailure>>;
}

type Work<T> = (tx: StoreTransaction) => Promise<T>;

export const createSyncStore = (store: LocalStore): SyncStore => ({
  read: async (work) => asSyncFailure(await store.read(work)),
  write: async (work) => asSyncFailure(await store.write(work)),
});

const asSyncFailure = <T>(result: Result<T, Failure>): Result<T, SyncFailure> =>
  result.ok ? result : err({ kind: 'storage', failure: result.error });
