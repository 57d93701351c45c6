import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Item } from '#catalog/item.ts';
import type { StockEffectOf } from '../moves.ts';

/** What is on shelves and what moves it, over all programs: the app hands it in, stock knows none of them. */
export interface StockSources {
  /** Every item that this build ships. */
  readonly items: readonly Item[];
  readonly kinds: readonly string[];
  readonly effectOf: StockEffectOf;
}

const SourcesContext = createContext<StockSources>({ items: [], kinds: [], effectOf: () => undefined });

export const StockSourcesProvider = ({
  sources,
  children,
}: {
  readonly sources: StockSources;
  readonly children: ComponentChildren;
}) => <SourcesContext.Provider value={sources}>{children}</SourcesContext.Provider>;

export const useStockSources = (): StockSources => useContext(SourcesContext);
