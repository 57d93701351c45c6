import { useMemo } from 'preact/hooks';
import { useLog, useView } from '#kit/log-context.tsx';
import type { LocalDate, Uuid } from '#log/index.ts';
import { balances } from '../balances.ts';
import { lotsOf } from '../lots.ts';
import { type ShelfRow, shelfOf } from '../shelf.ts';
import { useStockSources } from './sources.tsx';
import { useHeld } from './use-held.ts';

/** A site's shelf as this device knows it, anew after each change. */
export const useShelf = (site: Uuid): { readonly rows: readonly ShelfRow[]; readonly today: LocalDate } => {
  const sources = useStockSources();
  const { place } = useLog();
  const held = useHeld();
  const today = place.now().slice(0, 10);
  const entries = useView((view) => view.effective({ kinds: sources.kinds }), [sources]);
  const rows = useMemo(() => {
    const effects = entries.flatMap((entry) => sources.effectOf(entry) ?? []);
    return shelfOf(site, effects, entries.flatMap(lotsOf), today, held);
  }, [entries, sources, site, today, held]);
  return { rows, today };
};

/** Sites where this device knows something to be on the shelf. */
export const useStockedSites = (): ReadonlySet<Uuid> => {
  const sources = useStockSources();
  const entries = useView((view) => view.effective({ kinds: sources.kinds }), [sources]);
  return useMemo(() => {
    const shelves = balances(entries.flatMap((entry) => sources.effectOf(entry) ?? []));
    return new Set(shelves.flatMap(({ site, onHand }) => (onHand > 0 ? [site] : [])));
  }, [entries, sources]);
};
