import { asCode, checkedCode, isChecked } from '#codes/checked.ts';
import type { Sha256, Uuid } from '#log/index.ts';

/**
 * The code of what somebody said: eleven characters of chance and one that checks them (`codes/checked.ts`), `7K3Q-XW92-MT4D`. Eleven
 * are 55 bits: nobody finds one by trying.
 */
export const codeLength = 12;

/** A code as it is stored: twelve characters of the alphabet that check. */
export const isCode = (text: unknown): text is string => isChecked(text, codeLength);

/** The code of the form with this random number: a form that is sent twice has one code. */
export const codeOf = (sha256: Sha256, form: Uuid): string =>
  checkedCode(
    Uint8Array.from((sha256(`say ${form}`).match(/../g) ?? []).slice(0, codeLength - 1), (byte) =>
      Number.parseInt(byte, 16),
    ),
  );

/** A code as it is stored, from whatever was typed; undefined where a character is missing or wrong. */
export const readCode = (typed: string): string | undefined => {
  const text = asCode(typed);
  return isCode(text) ? text : undefined;
};

/** In three parts, as it is written down and read out. */
export const showCode = (code: string): string =>
  [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join('-');
