import { ok } from '#log/index.ts';
import type { LocalStore } from '../ports.ts';
import type { JournalDeps } from './deps.ts';
import { NeedsMore, readFirst } from './first-reading.ts';
import { createKnown } from './known.ts';
import type { PieceDisk } from './ports.ts';

/**
 * The local store as a journal of encrypted pieces: one for each write, and none that says what is in it. All looking up is in
 * memory. What stands first reads here; what writes, reads the rest and folds comes beside it (full.ts), and has all work from
 * the moment that something asks for it.
 */
export const createJournalStore = (disk: PieceDisk, deps: JournalDeps): LocalStore => {
  const known = createKnown(disk);
  let asked: Promise<LocalStore> | undefined;
  const full = (): Promise<LocalStore> => {
    asked ??= deps.later().then(({ createFullStore }) => createFullStore(disk, known, deps));
    return asked;
  };
  return {
    write: async (work) => (await full()).write(work),
    read: async (work) => {
      if (asked === undefined)
        try {
          return await known.inLine(async () => {
            const caught = await known.catchUp();
            return caught.ok ? ok(await work(readFirst(caught.value.journal.memory))) : caught;
          });
        } catch (error) {
          if (!(error instanceof NeedsMore)) throw error;
        }
      return (await full()).read(work);
    },
  };
};
