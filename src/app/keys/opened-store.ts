import { ok, type Uuid } from '#log/index.ts';
import type { Opened } from './opened.ts';
import { type KeyStore, withoutPrivate } from './ports.ts';

/** The store as those see it that seal, open and say things of the keys: with the key while it is open, and never writing it. */
export const createOpenedStore = (
  store: KeyStore,
  { org, opened }: { readonly org: Uuid; readonly opened: Opened },
): KeyStore => ({
  read: async () => {
    const read = await store.read();
    if (!read.ok || read.value?.lock === undefined) return read;
    const privateKey = opened.get(org);
    if (privateKey === undefined) return read;
    const { keys } = read.value;
    return ok({ ...read.value, keys: { ...keys, agreement: { ...keys.agreement, privateKey } } });
  },
  write: (kept) => store.write(kept?.lock === undefined ? kept : withoutPrivate(kept)),
});
