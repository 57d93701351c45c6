import { expand } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Random } from '#log/index.ts';
import { toText } from './base64.ts';
import { type Bytes, join, utf8 } from './bytes.ts';
import { secretFrom } from './hpke.ts';
import { publicOf } from './p256.ts';

/**
 * What only the organization's devices hold: 32 bytes for each generation, from the first to the one that is sealed with
 * now, and 32 bytes from which look-up tokens are made, which stay the same through all of them.
 */
export interface OrganizationSecret {
  readonly lookUp: Bytes;
  /** By generation, from 1. Never empty. */
  readonly generations: readonly Bytes[];
}

const size = 32;

export const newSecret = (random: Random): OrganizationSecret => ({
  lookUp: new Uint8Array(random.bytes(size)),
  generations: [new Uint8Array(random.bytes(size))],
});

/** One generation more. What the ones before sealed still opens. */
export const nextGeneration = (secret: OrganizationSecret, random: Random): OrganizationSecret => ({
  ...secret,
  generations: [...secret.generations, new Uint8Array(random.bytes(size))],
});

/** As it is wrapped: the look-up part, then every generation from the first. */
export const secretBytes = ({ lookUp, generations }: OrganizationSecret): Bytes =>
  join(lookUp, ...generations);

export const readSecret = (bytes: Uint8Array): OrganizationSecret | undefined => {
  if (bytes.length < 2 * size || bytes.length % size !== 0) return undefined;
  const part = (index: number): Bytes => bytes.slice(index * size, (index + 1) * size);
  const count = bytes.length / size - 1;
  return { lookUp: part(0), generations: Array.from({ length: count }, (_, index) => part(index + 1)) };
};

const derive = (secret: Uint8Array, use: string): Bytes =>
  new Uint8Array(expand(sha256, secret, utf8(`alongside/1/${use}`), size));

/** What texts of this generation are sealed with, on a device that holds it. */
export const sealingKey = (generation: Uint8Array): Bytes => derive(generation, 'seal');

/** What opens texts that were sealed to the organization's public key of this generation. */
export const openingSecret = (generation: Uint8Array): Bytes => secretFrom(derive(generation, 'public'));

/** Public: whoever has it seals for the organization and opens nothing. It also proves which secret a generation is. */
export const publicKeyOf = (generation: Uint8Array): Bytes => publicOf(openingSecret(generation));

/**
 * What the server may look a card or code up by: the same on every device and after every rotation, and without the look-up
 * key no guess at a code can be tried.
 */
export const lookUpToken = (
  secret: OrganizationSecret,
  sort: 'card' | 'code' | 'derived',
  text: string,
): string => toText(hmac(sha256, derive(secret.lookUp, `look-up/${sort}`), utf8(text)));
