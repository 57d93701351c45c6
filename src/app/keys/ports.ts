import type { Failure, Result, Uuid } from '#log/index.ts';
import type { StoredKeys } from '#vault/adapters/web-crypto.ts';
import type { KeyLock, Tries } from '#vault/lock.ts';
import type { PasskeyLock } from '#vault/passkey-lock.ts';
import type { RegisterPlace } from '#vault/register.ts';
import type { SignedStatement } from '#vault/statement.ts';

/** What this device keeps of an organization's keys. Its secret is among it only wrapped for this device. */
export interface KeptKeys {
  readonly device: Uuid;
  readonly keys: StoredKeys;
  /** All that was said, as far as this device has seen it. */
  readonly statements: readonly SignedStatement[];
  /**
   * How the register begins and how far it was known to go, once people compared or this device said it itself: no other, and no
   * older one, is believed from then on.
   */
  readonly known?: { readonly root: string; readonly head: RegisterPlace };
  readonly copy?: string;
  /** Once a passphrase was set: what opens `copy` is in here, and not in `keys`. */
  readonly lock?: KeyLock;
  readonly tries?: Tries;
  /** Beside the passphrase: passkeys that open the same. */
  readonly passkeys?: readonly PasskeyLock[];
}

/** Keeps them, each change on disk before it answers. Errors: the `storage-*` codes. */
export interface KeyStore {
  readonly read: () => Promise<Result<KeptKeys | undefined, Failure>>;
  readonly write: (kept: KeptKeys | undefined) => Promise<Result<void, Failure>>;
}

/** The same, for what sets and opens the lock. */
export interface LockStore extends Pick<KeyStore, 'read'> {
  /** What `work` makes of what is kept, in one transaction, so that no other change falls in between. */
  readonly change: (
    work: (kept: KeptKeys | undefined) => KeptKeys | undefined,
  ) => Promise<Result<void, Failure>>;
}

/**
 * What is to be written, with the lock that is on the disk: whoever read what is kept before a passphrase was set, and writes it after,
 * must not bring the key back in clear.
 */
export const withLock = (disk: KeptKeys | undefined, kept: KeptKeys): KeptKeys => {
  if (disk?.lock === undefined || disk.device !== kept.device) return kept;
  const { lock, passkeys, tries } = disk;
  const { passkeys: _passkeys, tries: _tries, ...rest } = kept;
  return {
    ...withoutPrivate(rest),
    lock,
    ...(tries !== undefined && { tries }),
    ...(passkeys !== undefined && { passkeys }),
  };
};

export const withoutPrivate = (kept: KeptKeys): KeptKeys => ({
  ...kept,
  keys: { ...kept.keys, agreement: { publicKey: kept.keys.agreement.publicKey } },
});
