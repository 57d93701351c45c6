import { load as first } from 'languages:first';
import { load as rest } from 'languages:rest';
import type { Catalog } from '#kit/words/words.ts';

export interface LoadedCatalog {
  readonly locale: string;
  readonly messages: Catalog;
  /** All messages, the first ones included. */
  readonly all: () => Promise<Catalog>;
}

/** The messages of a language; English for one that is not shipped. */
export const loadCatalog = async (locale: string): Promise<LoadedCatalog> => {
  const code = Object.hasOwn(first, locale) ? locale : 'en';
  const { messages } = await (first[code] ?? first.en)();
  return {
    locale: code,
    messages,
    all: async () => ({ ...messages, ...(await (rest[code] ?? rest.en)()).messages }),
  };
};
