import { pieceSealer } from '#vault/seal-piece.ts';
import { pieceOpener } from '#vault/store-key.ts';
import { createFullStore } from '../journal/full.ts';
import { createJournalStore } from '../journal/journal.ts';
import { bring } from './bring.ts';
import { makeStore } from './make-store.ts';
import { type BesidePieces, readPicture } from './pieces.ts';
import { commitStep } from './write-pieces.ts';

/** What the store needs beside the counter, and not to stand: to write, to make or move a store, to read the rest, to fold; and where nothing can be encrypted. One part. */
export { planFold } from '../journal/fold.ts';
export { createMemory } from '../journal/memory.ts';
export { createPlainStore } from './plain.ts';
// What both parts need, the build puts into one file with what only the first needs: two to fetch at a start, and not six.
export { createSealedStore } from './sealed.ts';
export { commitStep, createFullStore, makeStore, pieceOpener, pieceSealer, readPicture };

/** Fetched where a passphrase stands before the store. */
export const behindLock: BesidePieces['behindLock'] = async (deps, wasOpen) => {
  const { openBehindLock } = await bring(deps.turns.load);
  const later = async () => ({ createFullStore });
  return openBehindLock({
    ...deps,
    wasOpen,
    pieceOpener,
    pieceSealer,
    readPicture,
    commitStep,
    makeStore,
    storeOver: (disk) => createJournalStore(disk, { after: deps.after, later }),
  });
};
