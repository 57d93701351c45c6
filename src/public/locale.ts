import { chooseLocale, type Locale, locales } from '#kit/words/locales.ts';

/** What was asked for first, then what the browser says, then English: one of the languages that the app ships. */
export const pickLocale = (
  asked: string | undefined,
  acceptLanguage: string | undefined,
  shipped: readonly Locale[] = locales,
): string => {
  if (shipped.some(({ code }) => code === asked)) return asked ?? '';
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.trim().split(';q=');
      return { tag: tag.trim(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return chooseLocale(
    wanted.map(({ tag }) => tag),
    shipped,
  );
};
