import type { PieceCipher } from '#vault/store-key.ts';
import { createMemory, type JournalMemory } from './memory.ts';
import type { Change, Numbered } from './ports.ts';

/** A journal as this window knows it: what its pieces say, and how they lie on the disk. */
export interface OpenJournal {
  readonly store: string;
  readonly cipher: PieceCipher;
  readonly memory: JournalMemory;
  last: number;
  /** Of the journal as it lies on the disk: pieces, their bytes, and how many of these the first one has. */
  pieces: number;
  bytes: number;
  firstBytes: number;
  folds: number;
}

export const newJournal = (store: string, cipher: PieceCipher): OpenJournal => ({
  store,
  cipher,
  memory: createMemory(),
  last: 0,
  pieces: 0,
  bytes: 0,
  firstBytes: 0,
  folds: 0,
});

/** Takes up what came; false where it does not follow on what is here, or does not open: then all is read from the start. */
export const applyPieces = async (journal: OpenJournal, pieces: readonly Numbered[]): Promise<boolean> => {
  const { cipher, store, memory } = journal;
  const opened = await Promise.all(
    pieces.map(([number, bytes]) => cipher.open(bytes, { store, sort: 'journal', number })),
  );
  for (const [index, [number, bytes]] of pieces.entries()) {
    const plain = opened[index];
    if (plain === undefined) return false;
    const change = plain as Change;
    const isNext = number === journal.last + 1;
    if (change.folded !== undefined && journal.last > 0) {
      // Of the rest it may have taken back what was not read here.
      if (!isNext || !memory.isWhole()) return false;
      // Nothing changed, but where it lies is known no more.
      memory.places.isLost = true;
      journal.folds += 1;
    } else if (isNext || change.folded !== undefined) {
      memory.apply(change);
    } else return false;
    noteSize(journal, change, bytes.length, number);
  }
  return true;
};

export const noteSize = (
  journal: OpenJournal,
  { folded }: Change,
  size: number,
  number = journal.last + 1,
): void => {
  const isFirst = folded !== undefined;
  journal.last = number;
  journal.pieces = isFirst ? 1 : journal.pieces + 1;
  journal.bytes = isFirst ? size : journal.bytes + size;
  if (isFirst) journal.firstBytes = size;
};
