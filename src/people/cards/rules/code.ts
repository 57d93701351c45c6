import { sha256 } from '@noble/hashes/sha2.js';
import { asCode, checkedCode, isChecked } from '#codes/checked.ts';

/**
 * What a card bears. Its QR code holds 26 characters of chance (130 bits) and one that checks them; the code that is read out is made
 * from these: ten characters (50 bits) and one that checks. So whoever has either finds the same card, and the short one
 * tells nothing of the long one.
 */
const qrBytes = 26;
const spokenBytes = 10;

/** How many bytes of chance a new card takes. */
export const cardBytes = qrBytes;

/** A new card: what its QR code holds. */
export const newCard = (chance: Uint8Array): string => checkedCode(chance.subarray(0, qrBytes));

/** The code that is read out, of what the QR code holds. */
export const spokenOf = (qr: string): string =>
  checkedCode(sha256(new TextEncoder().encode(`card ${qr}`)).subarray(0, spokenBytes));

export interface ReadCard {
  /** The code that is read out. */
  readonly spoken: string;
  /** What the QR code holds; left out where the short code was typed. */
  readonly qr?: string;
}

/** Reads what was typed or scanned. Undefined where a character is missing or wrong, or where it is no card. */
export const readCard = (typed: string): ReadCard | undefined => {
  const text = asCode(typed);
  if (isChecked(text, qrBytes + 1)) return { spoken: spokenOf(text), qr: text };
  return isChecked(text, spokenBytes + 1) ? { spoken: text } : undefined;
};

/** As it is printed and read out: `7K3Q-XW92-MT5`. */
export const showSpoken = (spoken: string): string => (spoken.match(/.{1,4}/g) ?? []).join('-');
