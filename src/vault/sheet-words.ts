import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
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
