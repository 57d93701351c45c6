import { err, type Failure, ok, type Result } from '#log/index.ts';
import type { LocalRecord } from '../ports.ts';
import { type Known, unreadable } from './known.ts';

/** Reads what no start needs. Opened beside the line, so that a save in between waits for none of it. */
export const readRest = async (
  { inLine, catchUp, open }: Known,
  /** So that a tap is answered between two pieces. */
  pause: (work: () => void) => void,
): Promise<Result<void, Failure>> => {
  for (;;) {
    const looked = await inLine(() => catchUp(true));
    if (!looked.ok) return looked;
    const journal = open();
    if (journal === undefined || journal.memory.isWhole()) return ok(undefined);
    const { folds, cipher, store } = journal;
    const found: (readonly [number, readonly LocalRecord[]])[] = [];
    for (const [number, bytes] of looked.value.rest) {
      const plain = await cipher.open(bytes, { store, sort: 'rest', number });
      if (plain === undefined) return err(unreadable);
      found.push([number, plain as readonly LocalRecord[]]);
      await new Promise<void>(pause);
    }
    // Where another window wrote it anew meanwhile, all of it is read again.
    if (open() !== journal || journal.folds !== folds) continue;
    journal.memory.addRest(found);
    return ok(undefined);
  }
};
