import { type Language, languages } from '#catalog/languages.ts';

/** The languages of screens. */
export const locales = languages;
export type Locale = Language;

/** Made from English, one third longer and accented: shows clipped layouts and untranslated words. */
export const pseudoLocale: Locale = { code: 'en-XA', name: 'Pseudo' };

/** Scripts written from right to left, by language code. */
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ps', 'ur', 'ckb', 'yi']);

export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  rightToLeft.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';

/**
 * Where to write numbers and dates as, by language, when the reader's own region is not known. Spanish as in the
 * United States: "1.000" of Spain would be read there, and in Mexico, as one.
 */
const usualRegion: Readonly<Record<string, string>> = { en: 'en-US', es: 'es-US' };

/** The region whose numbers and dates the reader knows: from their own preferences, if these name the language. */
export const chooseRegion = (locale: string, wanted: readonly string[]): string => {
  const language = locale.split('-')[0];
  const own = wanted.find((tag) => tag.includes('-') && tag.split('-')[0] === language);
  return own ?? usualRegion[locale] ?? locale;
};

/** The shipped locale that fits the reader's preferences best (BCP 47 tags, best first). */
export const chooseLocale = (wanted: readonly string[], shipped: readonly Locale[] = locales): string => {
  for (const tag of wanted) {
    const lower = tag.toLowerCase();
    const match =
      shipped.find(({ code }) => code.toLowerCase() === lower) ??
      shipped.find(({ code }) => code === lower.split('-')[0]);
    if (match !== undefined) return match.code;
  }
  return shipped[0]?.code ?? 'en';
};
