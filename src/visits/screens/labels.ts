import { useMemo } from 'preact/hooks';
import { labelOf, resolveItems } from '#catalog/choices.ts';
import { choiceKind } from '#catalog/entries.ts';
import { type ListName, listNames } from '#catalog/list-names.ts';
import { useEntries } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useStockSources } from '#stock/screens/sources.tsx';
import { useVisitParts } from './panels.tsx';

/** Names of codes as the organization has them, in the language in use. Lists other than items come a moment later. */
export const useLabels = () => {
  const { locale } = useWords();
  const { resolveList } = useVisitParts();
  const { items: shipped } = useStockSources();
  const choices = useEntries(choiceKind);
  return useMemo(() => {
    const language = locale.startsWith('es') ? 'es' : 'en';
    const items = resolveItems(shipped, choices);
    return {
      item: (code: string): string => labelOf(items, code, language),
      of: (list: string, code: string): string =>
        isList(list) && resolveList !== undefined
          ? labelOf(resolveList(list, choices), code, language)
          : code,
      options: (list: ListName): readonly { readonly value: string; readonly label: string }[] =>
        (resolveList?.(list, choices) ?? []).flatMap(({ choice, hidden }) =>
          hidden ? [] : [{ value: choice.code, label: choice.label[language] }],
        ),
    };
  }, [shipped, choices, locale, resolveList]);
};

const isList = (list: string): list is ListName => listNames.some((name) => name === list);
