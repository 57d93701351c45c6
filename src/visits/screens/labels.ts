import { useMemo } from 'preact/hooks';
import { textOf } from '#catalog/choice.ts';
import { labelOf, resolveItems } from '#catalog/choices.ts';
import { choiceKind } from '#catalog/entries.ts';
import { type ListName, listNames } from '#catalog/list-names.ts';
import { useEntries } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useStockSources } from '#stock/screens/sources.tsx';
import { useVisitParts } from './panels.tsx';

/** Names of codes as the organization has them, in the language in use. Lists other than items come a moment later. */
export const useLabels = () => {
  const words = useWords();
  const { resolveList } = useVisitParts();
  const { items: shipped } = useStockSources();
  const choices = useEntries(choiceKind);
  return useMemo(() => {
    const items = resolveItems(shipped, choices);
    return {
      item: (code: string): string => labelOf(items, code, words),
      of: (list: string, code: string): string =>
        isList(list) && resolveList !== undefined ? labelOf(resolveList(list, choices), code, words) : code,
      options: (list: ListName): readonly { readonly value: string; readonly label: string }[] =>
        (resolveList?.(list, choices) ?? []).flatMap(({ choice, hidden }) =>
          hidden ? [] : [{ value: choice.code, label: textOf(choice.label, words) }],
        ),
    };
  }, [shipped, choices, words, resolveList]);
};

const isList = (list: string): list is ListName => listNames.some((name) => name === list);
