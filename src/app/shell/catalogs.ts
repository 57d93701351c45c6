import type { Catalog } from '#kit/words/words.ts';

/** One chunk for each language; only the one in use is fetched, all are kept for offline. */
const catalogs: Readonly<Record<string, () => Promise<{ readonly messages: Catalog }>>> = {
  en: () => import('words:en'),
  es: () => import('words:es'),
  ...(DEVELOPMENT ? { 'en-XA': () => import('words:en-XA') } : {}),
};

/** The messages of a language; English for one that is not shipped. */
export const loadCatalog = async (
  locale: string,
): Promise<{ readonly locale: string; readonly messages: Catalog }> => {
  const code = Object.hasOwn(catalogs, locale) ? locale : 'en';
  const load = catalogs[code];
  if (load === undefined) throw new Error('English has no catalog');
  return { locale: code, messages: (await load()).messages };
};
