import { createHash } from 'node:crypto';
import type { Random } from '#log/index.ts';

/** Without letters and digits that are taken for one another. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 8;

/** A code that a person reads from one screen and types on another: 39 bits. */
export const newShortCode = (random: Random): string => {
  const letters = Array.from({ length }, () => {
    // Bytes beyond the last whole run of the alphabet would make its first letters likelier.
    for (;;) {
      const [byte = 255] = random.bytes(1);
      if (byte < 256 - (256 % alphabet.length)) return alphabet.charAt(byte % alphabet.length);
    }
  });
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
};

/** However it was typed: small letters, without the hyphen. */
export const shortCodeHash = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))
    .digest();
