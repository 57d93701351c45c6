import type { Catalog } from './words.ts';

type Token = string | readonly unknown[];

/** English made strange but readable: `Save` becomes `[Šåvé~]`. Placeholders and plurals stay whole. */
export const pseudoCatalog = (english: Catalog): Catalog =>
  Object.fromEntries(
    Object.entries(english).map(([id, message]) => [id, bracket(pseudoMessage(message))]),
  ) as Catalog;

const accents: Readonly<Record<string, string>> = {
  a: 'å',
  e: 'é',
  i: 'î',
  o: 'ø',
  u: 'û',
  y: 'ý',
  n: 'ñ',
  c: 'ç',
  s: 'š',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ø',
  U: 'Û',
  S: 'Š',
  R: 'Ŕ',
};

/** Each word a third longer, as Spanish and German often are. */
const stretch = (text: string): string =>
  text.replace(/\p{L}+/gu, (word) => {
    const strange = [...word].map((letter) => accents[letter] ?? letter).join('');
    return `${strange}${'~'.repeat(Math.round(word.length / 3))}`;
  });

const pseudoMessage = (message: unknown): readonly Token[] =>
  typeof message === 'string' ? [stretch(message)] : (message as readonly Token[]).map(pseudoToken);

const pseudoToken = (token: Token): Token => {
  if (typeof token === 'string') return stretch(token);
  const [name, type, choices] = token;
  if (typeof choices !== 'object' || choices === null) return token;
  const changed = Object.entries(choices).map(([key, value]) => [
    key,
    key === 'offset' || value === undefined ? value : pseudoMessage(value),
  ]);
  return [name, type, Object.fromEntries(changed)];
};

const bracket = (tokens: readonly Token[]): readonly Token[] => ['[', ...tokens, ']'];
