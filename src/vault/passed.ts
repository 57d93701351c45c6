import { gcm } from '@noble/ciphers/aes.js';
import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Random } from '#log/index.ts';
import { fromText, toText } from './base64.ts';
import { join, utf8 } from './bytes.ts';
import { filled } from './fill.ts';
import { emptied } from './unfill.ts';

/**
 * Texts for somebody outside who has no key of the organization: sealed with a key of chance that is handed over in a link, behind
 * its `#`, which no browser sends to any server (docs/keys.md). The server keeps the sealed text and never sees the key.
 * `page/open-passed.ts` opens it on the page of the link.
 */
const version = 1;
const saltSize = 16;
const keySize = 16;
/** What a person asks for in a word and in a sentence look alike. */
const step = 512;

/** A new key, as it stands in a link. */
export const newPassedKey = (random: Pick<Random, 'bytes'>): string =>
  toText(new Uint8Array(random.bytes(keySize)));

/** Seals a text about something: it opens with this key and as being about that, and otherwise not. */
export const sealPassed = (
  {
    key,
    about,
    random,
  }: { readonly key: string; readonly about: string; readonly random: Pick<Random, 'bytes'> },
  plain: string,
): string => {
  const salt = new Uint8Array(random.bytes(saltSize));
  const cipher = cipherOf(key, about, salt);
  if (cipher === undefined) throw new Error('no key');
  return toText(join(Uint8Array.of(version), salt, cipher.encrypt(filled(utf8(plain), step))));
};

/** What was sealed; undefined for another key, for something else than it is about, and for whatever is no such text. */
export const openPassed = (
  { key, about }: { readonly key: string; readonly about: string },
  sealed: string,
): string | undefined => {
  const bytes = fromText(sealed);
  if (bytes === undefined) return undefined;
  if (bytes[0] !== version) return undefined;
  const cipher = cipherOf(key, about, bytes.slice(1, 1 + saltSize));
  if (cipher === undefined) return undefined;
  try {
    const plain = emptied(cipher.decrypt(bytes.slice(1 + saltSize)));
    return plain && new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    // Not sealed by this key, not about this, or no text: one answer for all of them.
    return undefined;
  }
};

const cipherOf = (key: string, about: string, salt: Uint8Array) => {
  const bytes = fromText(key);
  if (bytes === undefined) return undefined;
  if (bytes.length !== keySize) return undefined;
  if (salt.length !== saltSize) return undefined;
  const own = expand(sha256, extract(sha256, bytes, salt), utf8('alongside/1/passed'), 44);
  return gcm(own.subarray(0, 32), own.subarray(32), utf8(about));
};
