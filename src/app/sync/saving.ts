import type { Sha256 } from '#log/index.ts';
import { type Append, type AppendDeps, createAppend } from '../store/append.ts';
import { noteFirst } from '../store/note-first.ts';
import { readRest } from '../store/read-rest.ts';
import { offerHeldAgain } from './retry.ts';

/**
 * What a tab needs when it writes or reads on, and not to stand: fetched beside the counter, so that it is there before a thumb is
 * (tab.ts).
 */
export interface Saving {
  readonly createAppend: (deps: Omit<AppendDeps, 'sha256'>) => Append;
  readonly offerHeldAgain: typeof offerHeldAgain;
  readonly readRest: typeof readRest;
  readonly noteFirst: typeof noteFirst;
}

export const createSaving = (sha256: Sha256): Saving => ({
  createAppend: (deps) => createAppend({ ...deps, sha256 }),
  offerHeldAgain,
  readRest,
  noteFirst,
});
