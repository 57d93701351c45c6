import { gcm } from '@noble/ciphers/aes.js';
import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, join, numberBytes, utf8 } from './bytes.ts';
import { agree, isSecret, publicOf } from './p256.ts';

/**
 * Hybrid public key encryption, RFC 9180, base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM; one message a
 * context. The agreement is passed in, so that the receiver's key may be one that cannot be read.
 */
const kem = join(utf8('KEM'), numberBytes(0x0010, 2));
const suite = join(utf8('HPKE'), numberBytes(0x0010, 2), numberBytes(0x0001, 2), numberBytes(0x0002, 2));
const nothing = new Uint8Array(0);

const labeledExtract = (id: Uint8Array, salt: Uint8Array, label: string, key: Uint8Array): Bytes =>
  new Uint8Array(extract(sha256, join(utf8('HPKE-v1'), id, utf8(label), key), salt));

const labeledExpand = (
  id: Uint8Array,
  key: Uint8Array,
  label: string,
  info: Uint8Array,
  length: number,
): Bytes =>
  new Uint8Array(
    expand(sha256, key, join(numberBytes(length, 2), utf8('HPKE-v1'), id, utf8(label), info), length),
  );

/** A secret key out of 32 bytes of chance or of another secret (DeriveKeyPair). */
export const secretFrom = (seed: Uint8Array): Bytes => {
  const start = labeledExtract(kem, nothing, 'dkp_prk', seed);
  for (let counter = 0; counter < 256; counter += 1) {
    const candidate = labeledExpand(kem, start, 'candidate', numberBytes(counter, 1), 32);
    if (isSecret(candidate)) return candidate;
  }
  throw new Error('no key in 256 tries: the chance of that is nil');
};

/** What both sides have once the message key arrived: seals or opens one message, or gives a secret for other use. */
export interface Context {
  readonly seal: (plain: Uint8Array) => Bytes;
  readonly open: (sealed: Uint8Array) => Bytes | undefined;
  /** 32 bytes for one use. */
  readonly secret: (use: string) => Bytes;
}

/** `enc` is the sender's passing public key, `to` the receiver's. */
export const contextOf = (
  shared: Uint8Array,
  enc: Uint8Array,
  to: Uint8Array,
  info: Uint8Array,
  about: Uint8Array = nothing,
): Context => {
  const first = labeledExtract(kem, nothing, 'eae_prk', shared);
  const agreed = labeledExpand(kem, first, 'shared_secret', join(enc, to), 32);
  const schedule = join(
    numberBytes(0, 1),
    labeledExtract(suite, nothing, 'psk_id_hash', nothing),
    labeledExtract(suite, nothing, 'info_hash', info),
  );
  const secret = labeledExtract(suite, agreed, 'secret', nothing);
  const cipher = () =>
    gcm(
      labeledExpand(suite, secret, 'key', schedule, 32),
      labeledExpand(suite, secret, 'base_nonce', schedule, 12),
      about,
    );
  return {
    seal: (plain) => new Uint8Array(cipher().encrypt(plain)),
    open: (sealed) => {
      try {
        return new Uint8Array(cipher().decrypt(sealed));
      } catch {
        // The one thing that it says: these bytes were not sealed so.
        return undefined;
      }
    },
    secret: (use) =>
      labeledExpand(suite, labeledExpand(suite, secret, 'exp', schedule, 32), 'sec', utf8(use), 32),
  };
};

/** A context that whoever holds the secret key of `to` can make again from `enc`; undefined when `to` is no point. */
export const sendTo = (
  passing: Uint8Array,
  to: Uint8Array,
  info: Uint8Array,
  about?: Uint8Array,
): { readonly enc: Bytes; readonly context: Context } | undefined => {
  const secret = secretFrom(passing);
  const enc = publicOf(secret);
  const shared = agree(secret, to);
  return shared && { enc, context: contextOf(shared, enc, to, info, about) };
};
