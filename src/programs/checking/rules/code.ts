import { asCode, checkedCode, isChecked } from '#codes/checked.ts';

/**
 * The code of a sample: nine characters of chance and one that checks them (`codes/checked.ts`), `7K3QX-W92MT`. Nine are 45 bits of
 * chance: nobody finds a sample by trying.
 */
export const codeLength = 10;

/** A code as it is stored: ten characters of the alphabet that check. */
export const isCode = (text: unknown): text is string => isChecked(text, codeLength);

/** How many bytes of chance a new code takes. */
export const codeBytes = codeLength - 1;

/** A new code from that many bytes of chance. */
export const newCode = (chance: Uint8Array): string => checkedCode(chance);

/**
 * A code as it is stored, from whatever was typed or scanned; of an address the part behind its `#`. Undefined where a character is
 * missing or wrong.
 */
export const readCode = (typed: string): string | undefined => {
  const text = asCode(typed.slice(typed.lastIndexOf('#') + 1));
  return isCode(text) ? text : undefined;
};

/** In two halves, as it is printed and read out. */
export const showCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;
