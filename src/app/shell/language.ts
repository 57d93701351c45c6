import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { keepTrying, type Trying } from '#kit/keep-trying.ts';
import { chooseRegion } from '#kit/words/locales.ts';
import { type Catalog, createWords, type Words } from '#kit/words/words.ts';
import { loadProgramWords } from '../programs.ts';
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

export type Language = {
  readonly words: Words;
  readonly change: (locale: string) => void;
  /** Brings the words of these programs. */
  readonly learn: (programs: readonly string[]) => void;
  /** The programs whose words are there. */
  readonly learned: readonly string[];
};

/** What programs say, in one language. */
type Learned = {
  readonly locale: string;
  readonly programs: readonly string[];
  readonly messages: Catalog;
};

const loadLearned = async (locale: string, programs: readonly string[]): Promise<Learned> => ({
  locale,
  programs,
  messages: await loadProgramWords(locale, programs, ''),
});

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
  const [base, setBase] = useState(first);
  const [learned, setLearned] = useState<Learned>();
  const words = useMemo(() => (learned === undefined ? base : base.plus(learned.messages)), [base, learned]);
  useEffect(() => {
    document.documentElement.lang = words.locale;
    document.documentElement.dir = words.direction;
  }, [words]);
  const trying = useRef<Trying>();
  const learning = useRef<Trying>();
  // The rest of the words once the first screen stands; without signal and before they are kept, when there is one.
  useEffect(() => {
    trying.current = keepTrying(() => loadWholeLanguage(first.locale, settings), { onValue: setBase });
    return () => {
      trying.current?.stop();
      learning.current?.stop();
    };
  }, []);
  const wanted = useRef<readonly string[]>([]);
  const learn = (locale: string): void => {
    learning.current?.stop();
    learning.current = keepTrying(() => loadLearned(locale, wanted.current), { onValue: heard });
  };
  /** What is folded away comes after what stands at the counter. */
  const heard = (now: Learned): void => {
    setLearned(now);
    learning.current = keepTrying(() => loadProgramWords(now.locale, now.programs, '+'), {
      onValue: (folded) => setLearned({ ...now, messages: { ...now.messages, ...folded } }),
    });
  };
  return {
    words,
    change: (locale) => {
      trying.current?.stop();
      learning.current?.stop();
      const load = () =>
        Promise.all([loadWholeLanguage(locale, settings), loadLearned(locale, wanted.current)]);
      trying.current = keepTrying(load, {
        onValue: ([next, its]) => {
          remember(next.locale);
          setBase(next);
          heard(its);
          // Another organization may have come to work meanwhile.
          if (its.programs !== wanted.current) learn(next.locale);
        },
      });
    },
    learn: (programs) => {
      wanted.current = programs;
      learn(base.locale);
    },
    learned: learned?.programs ?? [],
  };
};
