import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { Random } from '#log/index.ts';
import type { Bytes } from './bytes.ts';

/** The words of a recovery sheet. Apart from its keys: the list of words is fetched when a sheet is made or read. */
export const wordsOf = (chance: Uint8Array): readonly string[] =>
  entropyToMnemonic(chance, wordlist).split(' ');

/** Words as somebody typed them, or the text of the sheet's QR code. Undefined when one is misspelt or the checksum is wrong. */
export const readWords = (typed: string): Bytes | undefined => {
  const words = typed.toLowerCase().match(/[a-z]+/g) ?? [];
  if (words.length !== 12) return undefined;
  // Four letters tell the words apart, which is how people shorten them.
  const whole = words.map((word) =>
    wordlist.includes(word) || word.length < 4
      ? word
      : (wordlist.find((one) => one.startsWith(word)) ?? word),
  );
  try {
    return new Uint8Array(mnemonicToEntropy(whole.join(' '), wordlist));
  } catch {
    return undefined;
  }
};

/** A passphrase that nobody chose: five of the 2048 words, which are 55 bits. */
export const fiveWords = (random: Random): string => {
  const bytes = random.bytes(10);
  return Array.from({ length: 5 }, (_, at) => {
    const nth = ((bytes[2 * at] ?? 0) * 256 + (bytes[2 * at + 1] ?? 0)) % wordlist.length;
    return wordlist[nth] ?? '';
  }).join(' ');
};
