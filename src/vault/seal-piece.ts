import type { Random } from '#log/index.ts';
import { join, utf8 } from './bytes.ts';
import { aes, headOf, nonceSize, type PieceCipher, pieceOpener, version } from './store-key.ts';

/** Pieces are filled up with spaces, which JSON passes over, to a multiple of this: a short note and a shorter one look alike. */
const step = 256;

/** A store's key, of chance, that no script reads out. */
export const makeStoreKey = (subtle: SubtleCrypto): Promise<CryptoKey> =>
  subtle.generateKey({ name: aes, length: 256 }, false, ['encrypt', 'decrypt']);

/** Encrypts pieces by a store's key: what a save needs, and no start. */
export const pieceSealer =
  (subtle: SubtleCrypto, random: Random, key: CryptoKey): PieceCipher['seal'] =>
  async (content, about) => {
    const plain = utf8(JSON.stringify(content));
    const filled = new Uint8Array(Math.ceil(plain.length / step) * step).fill(0x20);
    filled.set(plain);
    const iv = new Uint8Array(random.bytes(nonceSize));
    const text = await subtle.encrypt({ name: aes, iv, additionalData: headOf(about) }, key, filled);
    return join(Uint8Array.of(version), iv, new Uint8Array(text));
  };

export const pieceCipher = (subtle: SubtleCrypto, random: Random, key: CryptoKey): PieceCipher => ({
  seal: pieceSealer(subtle, random, key),
  open: pieceOpener(subtle, key),
});
