import { useEffect, useState } from 'preact/hooks';
import { createWords, type Words } from '#kit/words/words.ts';
import { loadCatalog } from './catalogs.ts';

export type LanguageConfig = {
  /** The words to begin with, from `loadLanguage`. */
  readonly first: Words;
  /** Remembers the choice on this device. */
  readonly remember: (locale: string) => void;
  readonly timeZone?: string;
};

export type Language = { readonly words: Words; readonly change: (locale: string) => void };

/** Words of one language, its catalog fetched or taken from this device. */
export const loadLanguage = async (locale: string, timeZone?: string): Promise<Words> =>
  createWords({ ...(await loadCatalog(locale)), ...(timeZone === undefined ? {} : { timeZone }) });

/** The language in use, and how to change it. Tells the document, so that screen readers speak it. */
export const useLanguage = ({ first, remember, timeZone }: LanguageConfig): Language => {
  const [words, setWords] = useState(first);
  useEffect(() => {
    document.documentElement.lang = words.locale;
    document.documentElement.dir = words.direction;
  }, [words]);
  return {
    words,
    change: (locale) => {
      void loadLanguage(locale, timeZone).then((next) => {
        remember(next.locale);
        setWords(next);
      });
    },
  };
};
