import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Sha256 } from '#log/index.ts';

/** At once: what a browser brings for this answers later, and a transaction of its store does not wait. */
export const browserSha256: Sha256 = (text) => bytesToHex(sha256(utf8ToBytes(text)));
