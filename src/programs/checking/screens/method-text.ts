import type { Words } from '#kit/words/words.ts';
import { methodOf } from '../rules/methods.ts';

const nameOf = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1);

/** What a method is called. */
export const methodText = ({ t, has }: Pick<Words, 't' | 'has'>, code: string): string => {
  const id = `checking.method.${code}`;
  if (has(id)) return t(id);
  return code.startsWith('reagent-') ? t('checking.method.reagent', { name: nameOf(code.slice(8)) }) : code;
};

/** What a method cannot see, and the least it finds: said with every result. */
export const blindText = ({ t }: Pick<Words, 't'>, code: string): readonly string[] => {
  const { group, limit } = methodOf(code);
  return [
    t(`checking.blind.${group}`),
    limit === undefined
      ? t('checking.limit.none')
      : t('checking.limit.is', { limit: limit.text, source: limit.source }),
  ];
};

/** What can make it say yes although it is not there; undefined where nothing is known. */
export const falseText = (
  { t, list }: Pick<Words, 't' | 'list'>,
  code: string,
  name: (substance: string) => string,
): string | undefined => {
  const falls = methodOf(code).falsePositives;
  return (
    falls &&
    t('checking.false', {
      substances: list(falls.substances.map(name)),
      strength: falls.fromMgPerMl,
      source: falls.source,
    })
  );
};
