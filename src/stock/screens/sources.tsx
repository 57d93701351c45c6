import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { StockEffectOf } from '../moves.ts';

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

export const useStockSources = (): StockSources => useContext(SourcesContext);
