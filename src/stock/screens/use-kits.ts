import { useMemo } from 'preact/hooks';
import { kitKind } from '#catalog/entries.ts';
import { kitsOf } from '#catalog/kits.ts';
import { useEntries } from '#kit/log-context.tsx';

/** What is in each kit of the organization, by the kit's item. */
export const useKits = (): ReturnType<typeof kitsOf> => {
  const entries = useEntries(kitKind);
  return useMemo(() => kitsOf(entries), [entries]);
};
