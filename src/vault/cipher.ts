import { gcm } from '@noble/ciphers/aes.js';
import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Cipher, Random, Uuid } from '#log/index.ts';
import { fromText, toText } from './base64.ts';
import { type Bytes, join, numberBytes, utf8 } from './bytes.ts';
import { filled } from './fill.ts';
import { contextOf, sendTo } from './hpke.ts';
import { agree, publicOf } from './p256.ts';
import { type OrganizationSecret, openingSecret, sealingKey } from './secret.ts';
import { emptied } from './unfill.ts';

/**
 * Sealed texts (docs/keys.md): version, way, generation, on the public way the passing key, salt, ciphertext. Each has a key of
 * its own, so that no two ever share a nonce.
 */
const version = 1;
const ways = { secret: 0, public: 1 } as const;
const saltSize = 16;
const pointSize = 65;
/** Texts are filled up to a multiple of this: a short note and a shorter one look alike. */
const step = 64;

/** Of a device that holds the secret: seals with the newest generation, opens what any generation sealed, either way. */
export const createCipher = (deps: {
  readonly org: Uuid;
  readonly secret: OrganizationSecret;
  readonly random: Random;
}): Cipher => {
  const { org, secret, random } = deps;
  const newest = secret.generations.length;
  const sealing = secret.generations.map(sealingKey);
  const opening = new Map<number, { readonly own: Bytes; readonly to: Bytes }>();
  const openingOf = (generation: number) => {
    const bytes = secret.generations[generation - 1];
    const known = opening.get(generation);
    if (known !== undefined || bytes === undefined) return known;
    const own = openingSecret(bytes);
    const pair = { own, to: publicOf(own) };
    opening.set(generation, pair);
    return pair;
  };
  return {
    seal: (plain, about) => {
      const key = sealing[newest - 1];
      if (key === undefined) throw new Error('a secret without a generation');
      return sealText({ head: headOf(ways.secret, newest), key, org, random }, plain, about);
    },
    open: (sealed, about) => {
      const parts = partsOf(sealed);
      if (parts === undefined) return undefined;
      const { way, generation, enc } = parts;
      if (way === ways.secret) {
        const key = sealing[generation - 1];
        return key && openText(parts, key, org, about);
      }
      const pair = openingOf(generation);
      if (pair === undefined) return undefined;
      const shared = agree(pair.own, enc);
      if (shared === undefined) return undefined;
      return openText(parts, contextOf(shared, enc, pair.to, infoOf(org)).secret('seal'), org, about);
    },
  };
};

/**
 * Of a device that knows the organization's public key and holds no secret now: what it seals opens on devices that hold it,
 * and nothing opens here. Undefined when that is no key.
 */
export const createLockedCipher = (deps: {
  readonly org: Uuid;
  readonly publicKey: Bytes;
  readonly generation: number;
  readonly random: Random;
}): Cipher | undefined => {
  const { org, publicKey, generation, random } = deps;
  const sent = sendTo(random.bytes(32), publicKey, infoOf(org));
  if (sent === undefined) return undefined;
  const key = sent.context.secret('seal');
  const head = join(headOf(ways.public, generation), sent.enc);
  return {
    seal: (plain, about) => sealText({ head, key, org, random }, plain, about),
    open: () => undefined,
  };
};

interface Sealing {
  readonly head: Bytes;
  readonly key: Bytes;
  readonly org: Uuid;
  readonly random: Random;
}

interface Parts {
  readonly way: number;
  readonly generation: number;
  readonly enc: Bytes;
  readonly head: Bytes;
  readonly salt: Bytes;
  readonly text: Bytes;
}

const infoOf = (org: Uuid): Bytes => utf8(`alongside/1/public ${org}`);
const headOf = (way: number, generation: number): Bytes =>
  join(Uint8Array.of(version, way), numberBytes(generation, 4));

const sealText = ({ head, key, org, random }: Sealing, plain: string, about: string): string => {
  const salt = new Uint8Array(random.bytes(saltSize));
  return toText(join(head, salt, textCipher(key, salt, head, org, about).encrypt(filled(utf8(plain), step))));
};

const openText = ({ head, salt, text }: Parts, key: Bytes, org: Uuid, about: string): string | undefined => {
  try {
    const plain = emptied(textCipher(key, salt, head, org, about).decrypt(text));
    return plain && new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    // Not sealed by this key, not about this, or no text: the port says one thing for all of them.
    return undefined;
  }
};

const textCipher = (key: Bytes, salt: Bytes, head: Bytes, org: Uuid, about: string) => {
  const own = expand(sha256, extract(sha256, key, salt), utf8('alongside/1/text'), 44);
  return gcm(own.subarray(0, 32), own.subarray(32), join(head, utf8(`${org} ${about}`)));
};

const partsOf = (sealed: string): Parts | undefined => {
  const bytes = fromText(sealed);
  if (bytes === undefined) return undefined;
  if (bytes[0] !== version) return undefined;
  const way = bytes[1];
  if (way !== ways.secret && way !== ways.public) return undefined;
  const headSize = way === ways.public ? 6 + pointSize : 6;
  if (bytes.length < headSize + saltSize + 16) return undefined;
  const generation = [2, 3, 4, 5].reduce((sum, at) => sum * 256 + (bytes[at] ?? 0), 0);
  return {
    way,
    generation,
    enc: bytes.slice(6, headSize),
    head: bytes.slice(0, headSize),
    salt: bytes.slice(headSize, headSize + saltSize),
    text: bytes.slice(headSize + saltSize),
  };
};
