import type { Bytes } from './bytes.ts';

/** Which piece of which store it is: bound to it, so that no piece can stand in another's place. */
export interface PieceAbout {
  /** The store's own id, made with its key. */
  readonly store: string;
  readonly sort: 'journal' | 'rest';
  readonly number: number;
}

/** Encrypts what a device keeps, piece by piece (docs/keys.md). WebCrypto answers later: outside any transaction of the disk. */
export interface PieceCipher {
  /** `content`: as JSON. */
  readonly seal: (content: object, about: PieceAbout) => Promise<Bytes>;
  /** Undefined for what this key did not encrypt, or not as this piece. */
  readonly open: (piece: Bytes, about: PieceAbout) => Promise<unknown>;
}

export const version = 1;
export const nonceSize = 12;
export const aes = 'AES-GCM';

/** Opens pieces by a store's key. */
export const pieceOpener =
  (subtle: SubtleCrypto, key: CryptoKey): PieceCipher['open'] =>
  async (piece, about) => {
    if (piece[0] !== version || piece.length < 1 + nonceSize + 16) return undefined;
    try {
      const text = await subtle.decrypt(
        { name: aes, iv: piece.subarray(1, 1 + nonceSize), additionalData: headOf(about) },
        key,
        piece.subarray(1 + nonceSize),
      );
      return JSON.parse(new TextDecoder().decode(text));
    } catch (error) {
      // One answer for every reason.
      if (error instanceof DOMException) return undefined;
      throw error;
    }
  };

/** No part of it has a space, so no two are alike. */
export const headOf = ({ store, sort, number }: PieceAbout): Bytes =>
  new TextEncoder().encode(`${version} ${sort} ${number} ${store}`);
