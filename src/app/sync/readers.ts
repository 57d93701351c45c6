import { type Entry, err, isErase, ok, type Result } from '#log/index.ts';
import { type BringKinds, bringAllKinds } from '../store/bring-kinds.ts';
import type { LocalStore } from '../store/ports.ts';
import type { SyncFailure } from './sync-store.ts';

/** Fetches what reads these entries, before a transaction begins: one waits for no network. An order to erase touches all that is held. */
export const bringReaders = (
  { store, bring }: { readonly store: LocalStore; readonly bring?: BringKinds | undefined },
  entries: readonly Pick<Entry, 'kind'>[],
): Promise<Result<void, SyncFailure>> => {
  const bringing = entries.some(isErase) ? bringAllKinds(store, bring) : Promise.resolve();
  return Promise.all([bringing, bring?.(entries.map(({ kind }) => kind))]).then(
    () => ok(undefined),
    (error: unknown) => {
      if (error instanceof TypeError) return err({ kind: 'unreachable' });
      throw error;
    },
  );
};
