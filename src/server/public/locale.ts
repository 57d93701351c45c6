export type PublicLocale = 'en' | 'es';

/** What was asked for first, then what the browser says, then English. */
export const pickLocale = (asked: string | undefined, acceptLanguage: string | undefined): PublicLocale => {
  if (asked === 'en' || asked === 'es') return asked;
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.trim().split(';q=');
      return { tag: tag.slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => (tag === 'en' || tag === 'es') && weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return wanted[0]?.tag === 'es' ? 'es' : 'en';
};
