import type { Failure, Result, Uuid } from '#log/index.ts';
import type { StoredKeys } from '#vault/adapters/web-crypto.ts';
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
}

/** Keeps them, each change on disk before it answers. Errors: the `storage-*` codes. */
export interface KeyStore {
  readonly read: () => Promise<Result<KeptKeys | undefined, Failure>>;
  readonly write: (kept: KeptKeys | undefined) => Promise<Result<void, Failure>>;
}
