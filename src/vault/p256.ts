import { p256 } from '@noble/curves/nist.js';
import type { Bytes } from './bytes.ts';

/**
 * P-256 with keys that are reckoned from a secret, and at once: WebCrypto can neither make a key from a seed nor answer
 * inside a transaction of the local store. Keys that a device makes for itself are WebCrypto's (adapters/web-crypto.ts).
 */
export const publicOf = (secret: Uint8Array): Bytes => new Uint8Array(p256.getPublicKey(secret, false));

export const isSecret = (secret: Uint8Array): boolean => p256.utils.isValidSecretKey(secret);

/** The x coordinate of the shared point, 32 bytes; undefined when `other` is no point of the curve. */
export const agree = (secret: Uint8Array, other: Uint8Array): Bytes | undefined => {
  if (!isPoint(other)) return undefined;
  return new Uint8Array(p256.getSharedSecret(secret, other, true).subarray(1));
};

/** An uncompressed point of the curve: 65 bytes. */
export const isPoint = (bytes: Uint8Array): boolean =>
  bytes.length === 65 && bytes[0] === 4 && p256.utils.isValidPublicKey(bytes, false);

export const signWith = (secret: Uint8Array, message: Uint8Array): Bytes =>
  new Uint8Array(p256.sign(message, secret, { lowS: false }));
