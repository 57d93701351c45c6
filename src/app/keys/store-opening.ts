import type { Random, Uuid } from '#log/index.ts';
import { keysOf, verifyBy } from '#vault/adapters/web-crypto.ts';
import type { Bytes } from '#vault/bytes.ts';
import { unwrap } from '#vault/copy.ts';
import type { DeviceKeys } from '#vault/ports.ts';
import { readRegister } from '#vault/register.ts';
import {
  closeStoreKey,
  holdersOf,
  openForDevice,
  openForOrganization,
  type StoreLock,
} from '#vault/store-lock.ts';
import type { KeptKeys, KeyStore } from './ports.ts';

/** What stands in the place of a store's key once it is behind a passphrase. */
export interface KeptLock {
  readonly lock: StoreLock;
  /** The log's own mark (`Meta.storeId`): by it the browser is known to have thrown nothing away, also while locked. */
  readonly mark: Uuid;
}

/** The key of a store, and the lock that is to stand there from now on, where the one that did is for keys that are gone. */
export interface OpenedKey {
  readonly key: Bytes;
  readonly again?: StoreLock;
}

/**
 * The key of a store, by this device's own key while it is open; by the organization's secret for a device that had to be let in anew.
 * Undefined while it is locked.
 */
export const openStoreKey = async (
  deps: {
    readonly org: Uuid;
    readonly subtle: SubtleCrypto;
    readonly random: Random;
    /** With the key while it is open (opened-store.ts). */
    readonly keys: Pick<KeyStore, 'read'>;
  },
  store: Uuid,
  lock: StoreLock,
): Promise<OpenedKey | undefined> => {
  const { org, subtle, random } = deps;
  const read = await deps.keys.read();
  if (!read.ok || read.value === undefined) return undefined;
  const kept = read.value;
  if (kept.keys.agreement.privateKey === undefined) return undefined;
  const keys = await keysOf(subtle, kept.keys);
  const own = await openForDevice({ org, store }, lock, keys);
  if (own !== undefined) return { key: own };
  const key = await openByCopy(deps, kept, keys, store, lock);
  const holders = holdersOf(lock);
  if (key === undefined || holders === undefined) return undefined;
  const again = closeStoreKey(random, { org, store }, { ...holders, device: keys.agreement }, key);
  return { key, ...(again !== undefined && { again }) };
};

const openByCopy = async (
  { org, subtle }: { readonly org: Uuid; readonly subtle: SubtleCrypto },
  kept: KeptKeys,
  keys: DeviceKeys,
  store: Uuid,
  lock: StoreLock,
): Promise<Bytes | undefined> => {
  if (kept.copy === undefined || kept.known === undefined) return undefined;
  const register = await readRegister(verifyBy(subtle), org, kept.statements, kept.known);
  if (!register.ok) return undefined;
  const secret = await unwrap(org, kept.device, keys, kept.copy, register.value.publicKeys);
  return secret && openForOrganization({ org, store }, lock, secret);
};
