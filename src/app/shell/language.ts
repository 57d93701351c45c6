import { useEffect, useRef, useState } from 'preact/hooks';
import { keepTrying, type Trying } from '#kit/keep-trying.ts';
import { chooseRegion } from '#kit/words/locales.ts';
import { type Catalog, createWords, type Words } from '#kit/words/words.ts';
import { loadCatalog } from './catalogs.ts';

export type LanguageSettings = {
  /** The reader's languages, best first (BCP 47): they say how numbers and dates are written. */
  readonly wanted: readonly string[];
  /** IANA name of the program's time zone; the device's own when left out. */
  readonly timeZone?: string;
};

export type LanguageConfig = LanguageSettings & {
  /** The words to begin with, from `loadLanguage`. */
  readonly first: Words;
  /** Remembers the choice on this device. */
  readonly remember: (locale: string) => void;
};

export type Language = { readonly words: Words; readonly change: (locale: string) => void };

/** Words of one language, its catalog fetched or taken from this device. */
export const loadLanguage = async (code: string, settings: LanguageSettings): Promise<Words> => {
  const { locale, messages } = await loadCatalog(code);
  return toWords(locale, messages, settings);
};

/** The same language with every word of the office. */
const loadWholeLanguage = async (code: string, settings: LanguageSettings): Promise<Words> => {
  const { locale, all } = await loadCatalog(code);
  return toWords(locale, await all(), settings);
};

const toWords = (locale: string, messages: Catalog, { wanted, timeZone }: LanguageSettings): Words => {
  const zone = timeZone === undefined ? {} : { timeZone };
  return createWords({ locale, messages, region: chooseRegion(locale, wanted), ...zone });
};

/** The language in use, and how to change it. Tells the document, so that screen readers speak it. */
export const useLanguage = ({ first, remember, ...settings }: LanguageConfig): Language => {
  const [words, setWords] = useState(first);
  useEffect(() => {
    document.documentElement.lang = words.locale;
    document.documentElement.dir = words.direction;
  }, [words]);
  const trying = useRef<Trying>();
  const bring = (locale: string, onWords: (words: Words) => void): void => {
    trying.current?.stop();
    trying.current = keepTrying(() => loadWholeLanguage(locale, settings), { onValue: onWords });
  };
  // The rest of the words once the first screen stands; without signal and before they are kept, when there is one.
  useEffect(() => {
    bring(first.locale, setWords);
    return () => trying.current?.stop();
  }, []);
  return {
    words,
    change: (locale) =>
      bring(locale, (next) => {
        remember(next.locale);
        setWords(next);
      }),
  };
};
