import type { Catalog } from '#kit/words/words.ts';

type Load = () => Promise<{ readonly messages: Catalog }>;

/** Two chunks for each language: what the first screens say, and the rest. All are kept for offline. */
const catalogs: Readonly<Record<string, { readonly first: Load; readonly rest: Load }>> = {
  en: { first: () => import('words:en'), rest: () => import('words:en/rest') },
  es: { first: () => import('words:es'), rest: () => import('words:es/rest') },
  ...(DEVELOPMENT
    ? { 'en-XA': { first: () => import('words:en-XA'), rest: () => import('words:en-XA/rest') } }
    : {}),
};

export interface LoadedCatalog {
  readonly locale: string;
  readonly messages: Catalog;
  /** All messages, the first ones included. */
  readonly all: () => Promise<Catalog>;
}

/** The messages of a language; English for one that is not shipped. */
export const loadCatalog = async (locale: string): Promise<LoadedCatalog> => {
  const code = Object.hasOwn(catalogs, locale) ? locale : 'en';
  const load = catalogs[code];
  if (load === undefined) throw new Error('English has no catalog');
  const { messages } = await load.first();
  return {
    locale: code,
    messages,
    all: async () => ({ ...messages, ...(await load.rest()).messages }),
  };
};
