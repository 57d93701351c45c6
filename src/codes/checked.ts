/**
 * Codes of chance that people read out and type: Crockford's alphabet, none of whose thirty-two characters is read as another, and a
 * last one that makes the sum of all, each times its own power of a generator of GF(32), nothing. Up to 31 characters one
 * mistyped character and any two that changed places are always caught.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The sum over places in GF(2)[x] / (x^5 + x^2 + 1), each place by one more power of x than the next; the last weighs 1. */
const sumOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => (sum << 1) ^ ((sum >> 4) * 37) ^ value, 0);

/** That many characters of the alphabet, which check. */
export const isChecked = (text: unknown, length: number): text is string => {
  if (typeof text !== 'string' || text.length !== length) return false;
  const values = [...text].map((character) => alphabet.indexOf(character));
  return !values.includes(-1) && sumOf(values) === 0;
};

/** A code of one character more than there are bytes of chance: five bits of each byte, then the one that checks. */
export const checkedCode = (chance: Uint8Array): string => {
  const values = Array.from(chance, (byte) => byte & 31);
  return [...values, sumOf([...values, 0])].map((value) => alphabet[value]).join('');
};

/**
 * As it is stored, from whatever was typed: blanks, hyphens and small letters do not matter, I and L are taken for 1, O for 0.
 * Whether it checks is not looked at.
 */
export const asCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
