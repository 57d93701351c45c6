import { gcm } from '@noble/ciphers/aes.js';
import { expand } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { pauseAfter as pauseOf } from '#log/backoff.ts';
import type { Random, Uuid } from '#log/index.ts';
import { fromText, toText } from './base64.ts';
import { type Bytes, join, numberBytes, utf8 } from './bytes.ts';

/**
 * A device's private key behind a passphrase (docs/keys.md): all that is needed to try one, and nothing that opens without it. What
 * stands here in clear is bound to it, so that nobody can make trying cheaper or put another device's key in its place.
 */
export interface KeyLock {
  readonly version: 1;
  /** Base64url, 16 bytes. */
  readonly salt: string;
  /** Of Argon2id: KiB of memory, and passes over it; one lane. */
  readonly memory: number;
  readonly passes: number;
  /** Base64url: the private key (PKCS #8), encrypted. */
  readonly boxed: string;
}

/** Whose key it is, and its public half. */
export interface LockAbout {
  readonly org: Uuid;
  readonly device: Uuid;
  readonly agreement: Bytes;
}

/** Argon2id with one lane: 32 bytes out of a passphrase. */
export type Stretch = (passphrase: string, salt: Bytes, cost: LockCost) => Promise<Bytes>;

export type LockCost = Pick<KeyLock, 'memory' | 'passes'>;

/** The least that OWASP's Password Storage Cheat Sheet asks of Argon2id: 19 MiB and two passes. */
export const leastCost: LockCost = { memory: 19_456, passes: 2 };

/** Beyond this a file that somebody made would only stop the phone. */
const mostCost: LockCost = { memory: 262_144, passes: 32 };

/** As many passes as this device makes in about so many milliseconds; a phone six times slower still opens within 1.5 s. */
const aimMs = 200;

/** What trying a passphrase shall cost here, measured on this device; never less than the least. */
export const measureCost = async (stretch: Stretch, now: () => number): Promise<LockCost> => {
  const salt = new Uint8Array(16);
  // The first run also brings the code up.
  await stretch('measure', salt, leastCost);
  const began = now();
  await stretch('measure', salt, leastCost);
  const passes = Math.floor((leastCost.passes * aimMs) / Math.max(1, now() - began));
  return { ...leastCost, passes: Math.min(mostCost.passes, Math.max(leastCost.passes, passes)) };
};

/** However somebody's keyboard writes it: spaces, capitals and accents that look the same are the same. */
const asTyped = (passphrase: string): string =>
  passphrase.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

export const closeLock = async (
  deps: { readonly stretch: Stretch; readonly random: Random; readonly cost: LockCost },
  about: LockAbout,
  passphrase: string,
  privateKey: Uint8Array,
): Promise<KeyLock> => {
  const salt = new Uint8Array(deps.random.bytes(16));
  const { memory, passes } = deps.cost;
  const key = await deps.stretch(asTyped(passphrase), salt, deps.cost);
  const boxed = cipherOf(key, { salt, memory, passes }, about).encrypt(privateKey);
  return { version: 1, salt: toText(salt), memory, passes, boxed: toText(boxed) };
};

/** The private key; undefined for a wrong passphrase, and for a lock that was changed, cut short, or is another device's. */
export const openLock = async (
  stretch: Stretch,
  about: LockAbout,
  passphrase: string,
  { version, salt: saltText, memory, passes, boxed: boxedText }: KeyLock,
): Promise<Bytes | undefined> => {
  const salt = fromText(saltText);
  const boxed = fromText(boxedText);
  if (version !== 1) return undefined;
  if (asTyped(passphrase) === '') return undefined;
  if (salt === undefined || salt.length !== 16) return undefined;
  if (boxed === undefined || boxed.length < 16) return undefined;
  if (!isWithin(memory, leastCost.memory, mostCost.memory)) return undefined;
  if (!isWithin(passes, leastCost.passes, mostCost.passes)) return undefined;
  const key = await stretch(asTyped(passphrase), salt, { memory, passes });
  try {
    return new Uint8Array(cipherOf(key, { salt, memory, passes }, about).decrypt(boxed));
  } catch {
    // One answer for every reason: whoever tries learns nothing from it.
    return undefined;
  }
};

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** Each salt has a key of its own, and each key encrypts once. */
const cipherOf = (
  key: Bytes,
  { salt, memory, passes }: LockCost & { readonly salt: Bytes },
  { org, device, agreement }: LockAbout,
) => {
  const own = expand(sha256, key, utf8('alongside/1/lock'), 44);
  const head = join(Uint8Array.of(1), numberBytes(memory, 4), numberBytes(passes, 4), salt, agreement);
  return gcm(own.subarray(0, 32), own.subarray(32), join(head, utf8(`${org} ${device}`)));
};

/** Wrong tries since the last right one, and when the last was. */
export interface Tries {
  readonly count: number;
  /** Milliseconds since 1970, by the device's clock. */
  readonly at: number;
}

/** Nobody who mistypes waits; from the fifth wrong try on each waits twice as long as the one before, an hour at most. */
const pauseAfter = (count: number): number =>
  count < 5 ? 0 : pauseOf(count - 4, { firstMs: 15_000, mostMs: 3_600_000 });

/** Milliseconds until the next try. A clock that was set back gains nothing: the whole pause begins anew (`restamped`). */
export const waitFor = (tries: Tries | undefined, now: number): number =>
  tries === undefined ? 0 : Math.max(0, pauseAfter(tries.count) - Math.max(0, now - tries.at));

/** So that a clock that ran ahead once locks nobody out for as long as it was ahead. */
export const restamped = (tries: Tries, now: number): Tries =>
  tries.at > now ? { ...tries, at: now } : tries;
