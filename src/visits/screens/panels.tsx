import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { resolveList } from '#catalog/resolve-list.ts';
import type { EntrySummary } from '../summary.ts';
import type { AnyCounterPanel } from './counter/counter.ts';
import type { ProgramScreens } from './program.ts';

/** What programs bring to the screens of an encounter. The app hands in its one list of them. */
export interface VisitParts {
  readonly panels: readonly AnyCounterPanel[];
  /** How each kind reads in lists and is corrected. */
  readonly summaries: readonly EntrySummary[];
  /** Whose notices stand above the counter, who asks whose visit it is, and who holds what no entry names in clear. */
  readonly programs: readonly Pick<ProgramScreens, 'name' | 'notice' | 'person' | 'sealedOf' | 'goals'>[];
  /** Code lists other than items; undefined until they are fetched. */
  readonly resolveList?: typeof resolveList;
}

const PartsContext = createContext<VisitParts>({ panels: [], summaries: [], programs: [] });

export const VisitPartsProvider = ({
  parts,
  children,
}: {
  readonly parts: VisitParts;
  readonly children: ComponentChildren;
}) => <PartsContext.Provider value={parts}>{children}</PartsContext.Provider>;

export const useVisitParts = (): VisitParts => useContext(PartsContext);
