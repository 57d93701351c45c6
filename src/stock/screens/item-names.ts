import { useMemo } from 'preact/hooks';
import { labelOf, resolveItems } from '#catalog/choices.ts';
import { choiceKind } from '#catalog/entries.ts';
import type { Item } from '#catalog/item.ts';
import { useEntries } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useStockSources } from './sources.tsx';

/** Names of items as the organization has them, in the language in use. */
export const useItemNames = (): ((code: string) => string) => {
  const words = useWords();
  const { items: shipped } = useStockSources();
  const choices = useEntries(choiceKind);
  return useMemo(() => {
    const items = resolveItems(shipped, choices);
    return (code: string) => labelOf(items, code, words);
  }, [shipped, choices, words]);
};

/** Items that the organization uses, in its order. */
export const useItems = (): readonly Item[] => {
  const { items } = useStockSources();
  const choices = useEntries(choiceKind);
  return useMemo(
    () => resolveItems(items, choices).flatMap(({ choice, hidden }) => (hidden ? [] : [choice])),
    [items, choices],
  );
};
