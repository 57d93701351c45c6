import type { LocalStore } from '../ports.ts';
import type { FoldLimits } from './folding.ts';
import type { Known } from './known.ts';
import type { PieceDisk } from './ports.ts';

export interface JournalDeps {
  readonly after: (ms: number, work: () => void) => unknown;
  /** Fetches what is not needed to stand. */
  readonly later: () => Promise<JournalLater>;
  readonly limits?: FoldLimits;
}

export interface JournalLater {
  readonly createFullStore: (disk: PieceDisk, known: Known, deps: JournalDeps) => LocalStore;
}
