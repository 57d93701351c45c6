import { err, type Failure, failure, ok, type Result, type Uuid } from '#log/index.ts';
import { importPrivate } from '#vault/adapters/web-crypto.ts';
import type { Bytes } from '#vault/bytes.ts';
import { closePasskeyLock, newSalt, openPasskeyLock, type PasskeyLock } from '#vault/passkey-lock.ts';
import { createKeeping, type LockDeps } from './lock.ts';

/** Passkeys that open what the passphrase opens, beside it: quick to unlock by, and never the only way. */
export interface PasskeyUnlock {
  /** Those that this device can be unlocked by; none without a passphrase. */
  readonly list: () => Promise<Result<readonly PasskeyLock[], Failure>>;
  /** What an authenticator is to be asked the value of here: one for all passkeys, so that one question finds whichever is at hand. */
  readonly salt: () => Promise<Result<string, Failure>>;
  /**
   * One more, with the value that it gave twice for the salt. Needs the passphrase: what it wraps comes out by nothing else. Errors: those of
   * `DeviceLock.open`.
   */
  readonly add: (
    passphrase: string,
    passkey: Pick<PasskeyLock, 'credential' | 'worker' | 'salt'>,
    value: Bytes,
  ) => Promise<Result<void, Failure>>;
  /** Errors: `passkey-refused`, `keys-not-here`, the `storage-*` codes. */
  readonly open: (credential: string, value: Bytes) => Promise<Result<void, Failure>>;
  /** Lets go of this worker's but for these. */
  readonly keepOnly: (worker: Uuid, credentials: readonly string[]) => Promise<Result<void, Failure>>;
}

export const createPasskeyUnlock = (deps: LockDeps): PasskeyUnlock => {
  const { org, opened, random, subtle } = deps;
  const { aboutOf, changeOwn, own, tryOpen } = createKeeping(deps);
  const list: PasskeyUnlock['list'] = async () => {
    const kept = await own();
    return kept.ok ? ok(kept.value?.lock === undefined ? [] : (kept.value.passkeys ?? [])) : kept;
  };
  return {
    list,
    salt: async () => {
      const found = await list();
      return found.ok ? ok(found.value[0]?.salt ?? newSalt(random)) : found;
    },
    add: async (passphrase, passkey, value) => {
      const found = await tryOpen(passphrase);
      if (!found.ok) return found;
      const { bytes, kept } = found.value;
      const about = await aboutOf(kept);
      const lock = closePasskeyLock(random, about, passkey, value, bytes);
      // Nothing is kept before it is certain that it opens.
      const again = lock && openPasskeyLock(about, lock, value);
      const key = again && (await importPrivate(subtle, again));
      if (lock === undefined || key === undefined) return err(failure('passkey-refused'));
      let isKept = false;
      const written = await changeOwn((disk) => {
        // Other keys, or another passphrase, meanwhile: those stay as they are.
        isKept = disk.lock?.boxed === kept.lock?.boxed;
        const others = (disk.passkeys ?? []).filter(({ credential }) => credential !== passkey.credential);
        return isKept ? { ...disk, passkeys: [...others, lock] } : disk;
      });
      if (!written.ok) return written;
      return isKept ? ok(undefined) : err(failure('keys-not-here'));
    },
    open: async (credential, value) => {
      const kept = await own();
      if (!kept.ok) return kept;
      if (kept.value?.lock === undefined) return err(failure('keys-not-here'));
      const lock = kept.value.passkeys?.find((one) => one.credential === credential);
      const bytes = lock && openPasskeyLock(await aboutOf(kept.value), lock, value);
      const key = bytes && (await importPrivate(subtle, bytes));
      if (key === undefined) return err(failure('passkey-refused'));
      opened.set(org, key, deps.hours);
      return ok(undefined);
    },
    keepOnly: async (worker, credentials) => {
      const found = await list();
      if (!found.ok) return found;
      const isGone = (lock: PasskeyLock): boolean =>
        lock.worker === worker && !credentials.includes(lock.credential);
      // Most often there is nothing to let go of: then nothing is written.
      if (!found.value.some(isGone)) return ok(undefined);
      return changeOwn(({ passkeys = [], ...disk }) => {
        const left = passkeys.filter((lock) => !isGone(lock));
        return left.length === 0 ? disk : { ...disk, passkeys: left };
      });
    },
  };
};
