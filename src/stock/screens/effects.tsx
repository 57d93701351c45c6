import { type ComponentChildren, createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { useLog, useView } from '#kit/log-context.tsx';
import type { LocalDate, Uuid } from '#log/index.ts';
import { lotsOf } from '../lots.ts';
import type { StockEffectOf } from '../moves.ts';
import { type ShelfRow, shelfOf } from '../shelf.ts';

/** What moves stock, over all programs: the app hands it in, stock knows none of them. */
export interface StockSources {
  readonly kinds: readonly string[];
  readonly effectOf: StockEffectOf;
}

const SourcesContext = createContext<StockSources>({ kinds: [], effectOf: () => undefined });

export const StockSourcesProvider = ({
  sources,
  children,
}: {
  readonly sources: StockSources;
  readonly children: ComponentChildren;
}) => <SourcesContext.Provider value={sources}>{children}</SourcesContext.Provider>;

/** A site's shelf as this device knows it, anew after each change. */
export const useShelf = (site: Uuid): { readonly rows: readonly ShelfRow[]; readonly today: LocalDate } => {
  const sources = useContext(SourcesContext);
  const { place } = useLog();
  const today = place.now().slice(0, 10);
  const entries = useView((view) => view.effective({ kinds: sources.kinds }), [sources]);
  const rows = useMemo(() => {
    const effects = entries.flatMap((entry) => sources.effectOf(entry) ?? []);
    return shelfOf(site, effects, entries.flatMap(lotsOf), today);
  }, [entries, sources, site, today]);
  return { rows, today };
};
