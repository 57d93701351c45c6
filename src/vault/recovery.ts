import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, utf8 } from './bytes.ts';
import { secretFrom } from './hpke.ts';
import { agree, publicOf, signWith } from './p256.ts';
import type { DeviceKeys } from './ports.ts';

/**
 * The recovery sheet: twelve words of BIP-39 (128 bits of chance and a checksum of 4 bits), of which two pairs of keys are made, one
 * to unwrap the secret, one to let a new device in. The words are kept nowhere; the register holds the public halves.
 */
export const sheetChance = 16;

export const recoveryKeys = (chance: Uint8Array): DeviceKeys => keysFrom(chance, 'recovery');

/** The two pairs of a device without a browser, out of 32 bytes of chance that it keeps in a file. */
export const headlessKeys = (chance: Uint8Array): DeviceKeys => keysFrom(chance, 'headless');

const keysFrom = (chance: Uint8Array, whose: 'recovery' | 'headless'): DeviceKeys => {
  const derive = (use: string): Bytes =>
    secretFrom(hkdf(sha256, chance, undefined, utf8(`alongside/1/${whose}/${use}`), 32));
  const [agreement, signing] = [derive('agreement'), derive('signing')];
  return {
    agreement: publicOf(agreement),
    signing: publicOf(signing),
    agree: async (other) => agree(agreement, other),
    sign: async (message) => signWith(signing, message),
  };
};
