import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { applyPieces, newJournal, type OpenJournal } from './open-journal.ts';
import type { Picture, PieceDisk } from './ports.ts';

/** What is known of the disk in this window; all work on it in one line, so that nothing changes under a transaction. */
export interface Known {
  readonly inLine: <T>(work: () => Promise<T>) => Promise<T>;
  /** Reads what other windows wrote. Errors: the `storage-*` codes. */
  readonly catchUp: (withRest?: boolean) => Promise<Result<Caught, Failure>>;
  readonly open: () => OpenJournal | undefined;
  /** Whoever asks next begins anew. */
  readonly lose: () => void;
}

/** What is known now, whether anything came of other windows, and the rest where it was asked for. */
export type Caught = {
  readonly journal: OpenJournal;
  readonly came: boolean;
  readonly rest: Picture['rest'];
};

export const unreadable = failure('storage-unwritable', { detail: 'piece' });

export const createKnown = (disk: PieceDisk): Known => {
  let open: OpenJournal | undefined;
  let line: Promise<unknown> = Promise.resolve();
  return {
    inLine: (work) => {
      // One after the other, whatever became of the one before.
      const run = line.then(work);
      line = run.catch(() => {});
      return run;
    },
    catchUp: async (withRest = false) => {
      let came = false;
      for (let tries = 0; tries < mostTries; tries += 1) {
        const looked = await disk.look({ store: open?.store, after: open?.last ?? 0, withRest });
        if (!looked.ok) return looked;
        const { store, cipher, pieces, rest } = looked.value;
        if (cipher !== undefined) open = newJournal(store, cipher);
        if (open === undefined) continue;
        came ||= cipher !== undefined || pieces.length > 0;
        if (await applyPieces(open, pieces)) return ok({ journal: open, came, rest });
        // All before it was folded by another window, or it does not open: from the start.
        open = undefined;
      }
      return err(unreadable);
    },
    open: () => open,
    lose: () => {
      open = undefined;
    },
  };
};

const mostTries = 3;
