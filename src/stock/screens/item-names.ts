import { useMemo } from 'preact/hooks';
import { labelOf, resolveItems } from '#catalog/choices.ts';
import { choiceKind } from '#catalog/entries.ts';
import type { Item } from '#catalog/item.ts';
import { useEntries } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';

/** Names of items as the organization has them, in the language in use. */
export const useItemNames = (): ((code: string) => string) => {
  const { locale } = useWords();
  const choices = useEntries(choiceKind);
  return useMemo(() => {
    const items = resolveItems(choices);
    return (code: string) => labelOf(items, code, locale.startsWith('es') ? 'es' : 'en');
  }, [choices, locale]);
};

/** Items that the organization uses, in its order. */
export const useItems = (): readonly Item[] => {
  const choices = useEntries(choiceKind);
  return useMemo(
    () => resolveItems(choices).flatMap(({ choice, hidden }) => (hidden ? [] : [choice])),
    [choices],
  );
};
