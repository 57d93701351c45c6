import { useMemo } from 'preact/hooks';
import { resolveItems } from '#catalog/choices.ts';
import { choiceKind, kitKind } from '#catalog/entries.ts';
import { withParts } from '#catalog/kits.ts';
import { useEntries, useLog, useView } from '#kit/log-context.tsx';
import { useStockSources } from '#stock/screens/sources.tsx';
import type { CounterContext } from './counter/counter.ts';

/**
 * Where and when this shift records, and what the organization has set. `typed`: codes of items that stay although the
 * organization hides them meanwhile, because they are on the counter already.
 */
export const useCounterContext = (typed: readonly string[] = []): CounterContext => {
  const { place } = useLog();
  const { site } = place;
  const today = place.now().slice(0, 10);
  const channel = place.sites.find(({ id }) => id === site)?.channel ?? 'fixed';
  const choices = useEntries(choiceKind);
  const kits = useEntries(kitKind);
  const { items: shipped } = useStockSources();
  const items = useMemo(() => {
    const resolved = resolveItems(shipped, choices);
    // Also of what is hidden: it may be in a kit.
    const all = withParts(
      resolved.map(({ choice }) => choice),
      kits,
    );
    return all.filter((item, index) => !resolved[index]?.hidden || typed.includes(item.code));
  }, [shipped, choices, kits, typed.join(' ')]);
  return useView<CounterContext>(
    (view) => ({
      site,
      channel,
      today,
      items,
      settings: (kind) => view.effective({ kinds: [kind] }).map(({ id, hlc, body }) => ({ id, hlc, body })),
    }),
    [site, channel, today, items],
  );
};
