import { type ComponentChildren, createContext } from 'preact';
import type { Item } from '#catalog/item.ts';
import { useGiven } from '#kit/use-given.ts';
import type { Kind } from '#log/index.ts';
import type { StockEffectOf } from '../moves.ts';

/** What is on shelves and what moves it, over all programs: the app hands it in, stock knows none of them. */
export interface StockSources {
  /** Every item that this build ships. */
  readonly items: readonly Item[];
  readonly kinds: readonly string[];
  readonly effectOf: StockEffectOf;
  /** Makes kinds readable that this device read over until a screen asked for them. */
  readonly learn: (room: { readonly name: string; readonly kinds: readonly Kind[] }) => void;
}

/** The app gives it around all of its screens (app.tsx). */
const SourcesContext = createContext<StockSources | undefined>(undefined);

export const StockSourcesProvider = ({
  sources,
  children,
}: {
  readonly sources: StockSources;
  readonly children: ComponentChildren;
}) => <SourcesContext.Provider value={sources}>{children}</SourcesContext.Provider>;

export const useStockSources = (): StockSources => useGiven(SourcesContext);
