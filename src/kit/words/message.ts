import type { CompiledMessage } from '@lingui/message-utils/compileMessage';

/** A message of a catalog, compiled from ICU MessageFormat by Lingui when the app is built. */
export type Message = CompiledMessage;

/** Values for the placeholders of a message. */
export type WordValues = Readonly<Record<string, string | number>>;

/** How a language counts and writes numbers. */
export interface Counting {
  readonly number: (value: number) => string;
  /** The CLDR category of a number: `one`, `other`. */
  readonly category: (value: number) => string;
}

/**
 * The message with its values. Knows what catalogs use: `{name}`, `{count, number}`, `plural` and `select`; the build refuses
 * the rest (`unknownIn`), so that a phone carries no more. Lingui's own runtime says the same of each of our messages (a test).
 */
export const say = (message: Message, values: WordValues, counting: Counting): string => {
  const sayAll = (tokens: Message | string, hash: string): string =>
    typeof tokens === 'string' ? tokens : tokens.map((token) => sayOne(token, hash)).join('');
  const sayOne = (token: Message[number], hash: string): string => {
    if (typeof token === 'string') return token === '#' && hash !== '' ? hash : token;
    const [name, type, format] = token;
    const value = values[name];
    if (type === 'number') return counting.number(Number(value));
    if (type === undefined) return value === undefined ? '' : String(value);
    const cases = format as Readonly<Record<string, Message>>;
    if (type === 'select') return sayAll(cases[String(value)] ?? cases['other'] ?? '', hash);
    const chosen = cases[String(value)] ?? cases[counting.category(Number(value))] ?? cases['other'];
    return sayAll(chosen ?? '', counting.number(Number(value)));
  };
  return sayAll(message, '');
};

/** What of a message `say` does not know: a type of placeholder, or a plural with an offset; undefined for none. */
export const unknownIn = (message: Message): string | undefined => {
  for (const token of message) {
    if (typeof token === 'string') continue;
    const [name, type, format] = token;
    if (type === undefined || (type === 'number' && format === undefined)) continue;
    const { offset, ...cases } = (format ?? {}) as Record<string, unknown>;
    if ((type !== 'plural' && type !== 'select') || offset !== undefined) return `{${name}, ${type}}`;
    for (const inner of Object.values(cases)) {
      const unknown = Array.isArray(inner) ? unknownIn(inner as Message) : undefined;
      if (unknown !== undefined) return unknown;
    }
  }
  return undefined;
};
