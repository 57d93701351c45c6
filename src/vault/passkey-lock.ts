import { gcm } from '@noble/ciphers/aes.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Random, Uuid } from '#log/index.ts';
import { fromText, toText } from './base64.ts';
import { type Bytes, join, utf8 } from './bytes.ts';
import type { LockAbout } from './lock.ts';

/**
 * A device's private key behind a passkey, beside the passphrase (docs/keys.md): the same key, wrapped once more. What opens it is the value that
 * the passkey's authenticator gives for `salt` (WebAuthn's PRF) and nobody else has. What stands here in clear is bound to it.
 */
export interface PasskeyLock {
  readonly version: 1;
  /** The passkey's id, base64url, and the worker whose it is. */
  readonly credential: string;
  readonly worker: Uuid;
  /** Base64url, 32 bytes: what the authenticator is asked for the value of. */
  readonly salt: string;
  /** Base64url, 16 bytes: of this wrapping alone, so that no key encrypts twice. */
  readonly fresh: string;
  /** Base64url: the private key (PKCS #8), encrypted. */
  readonly boxed: string;
}

/** What the authenticator gives: 32 bytes. */
const valueSize = 32;

export const newSalt = (random: Random): string => toText(random.bytes(32));

/** Undefined for what is no value of an authenticator. */
export const closePasskeyLock = (
  random: Random,
  about: LockAbout,
  passkey: Pick<PasskeyLock, 'credential' | 'worker' | 'salt'>,
  value: Bytes,
  privateKey: Bytes,
): PasskeyLock | undefined => {
  const lock = { version: 1, ...passkey, fresh: toText(random.bytes(16)) } as const;
  const cipher = cipherOf(value, about, lock);
  return cipher && { ...lock, boxed: toText(cipher.encrypt(privateKey)) };
};

/** The private key; undefined for another value, and for a wrapping that was changed, cut short, or is another device's. */
export const openPasskeyLock = (about: LockAbout, lock: PasskeyLock, value: Bytes): Bytes | undefined => {
  const boxed = fromText(lock.boxed);
  if (lock.version !== 1) return undefined;
  if (boxed === undefined || boxed.length < 16) return undefined;
  const cipher = cipherOf(value, about, lock);
  if (cipher === undefined) return undefined;
  try {
    return new Uint8Array(cipher.decrypt(boxed));
  } catch {
    // One answer for every reason: whoever tries learns nothing from it.
    return undefined;
  }
};

const cipherOf = (
  value: Bytes,
  { org, device, agreement }: LockAbout,
  { credential, worker, salt: saltText, fresh: freshText }: Omit<PasskeyLock, 'boxed'>,
) => {
  const [salt, fresh, id] = [fromText(saltText), fromText(freshText), fromText(credential)];
  if (value.length !== valueSize) return undefined;
  if (salt === undefined || salt.length !== 32) return undefined;
  if (fresh === undefined || fresh.length !== 16) return undefined;
  if (id === undefined || id.length === 0) return undefined;
  const own = hkdf(sha256, value, fresh, utf8('alongside/1/passkey'), 44);
  const head = join(Uint8Array.of(1), salt, fresh, agreement);
  return gcm(
    own.subarray(0, 32),
    own.subarray(32),
    join(head, utf8(`${org} ${device} ${worker} ${credential}`)),
  );
};
