/**
 * The code of a sample: nine characters of chance and one that checks them, `7K3QX-W92MT`. Thirty-two characters, none that
 * is read as another (Crockford's alphabet). Nine are 45 bits of chance: nobody finds a sample by trying. The last makes the sum of all,
 * each times its own power of a generator of GF(32), nothing: one mistyped character and any two that changed places are always
 * caught.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const codeLength = 10;

/** The sum over places in GF(2)[x] / (x^5 + x^2 + 1), each place by one more power of x than the next; the last weighs 1. */
const sumOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => (sum << 1) ^ ((sum >> 4) * 37) ^ value, 0);

/** A code as it is stored: ten characters of the alphabet that check. */
export const isCode = (text: unknown): text is string => {
  if (typeof text !== 'string' || text.length !== codeLength) return false;
  const values = [...text].map((character) => alphabet.indexOf(character));
  return !values.includes(-1) && sumOf(values) === 0;
};

/** How many bytes of chance a new code takes. */
export const codeBytes = codeLength - 1;

/** A new code from that many bytes of chance. */
export const newCode = (chance: Uint8Array): string => {
  const values = Array.from({ length: codeBytes }, (_, at) => (chance[at] ?? 0) & 31);
  return [...values, sumOf([...values, 0])].map((value) => alphabet[value]).join('');
};

/**
 * A code as it is stored, from whatever was typed or scanned: blanks, hyphens and small letters do not matter, I and L are taken for
 * 1, O for 0, and of an address the part behind its `#`. Undefined where a character is missing or wrong.
 */
export const readCode = (typed: string): string | undefined => {
  const text = typed
    .slice(typed.lastIndexOf('#') + 1)
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  return isCode(text) ? text : undefined;
};

/** In two halves, as it is printed and read out. */
export const showCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;
