import { planFold } from './fold.ts';
import { noteSize, type OpenJournal } from './open-journal.ts';
import type { Numbered, PieceDisk } from './ports.ts';

/** How long a journal may become before it is folded. */
export interface FoldLimits {
  readonly pieces: number;
  readonly bytes: number;
}

/** A start opens at most so many pieces, and at most so many bytes more than it needs. */
export const usualLimits: FoldLimits = { pieces: 64, bytes: 1_000_000 };

/** Whether it is worth looking closer. */
export const mayBeDue = ({ pieces, bytes, memory }: OpenJournal, limits: FoldLimits): boolean =>
  memory.isWhole() &&
  (memory.places.isOutdated ||
    memory.places.outdated.size > 0 ||
    pieces > limits.pieces ||
    bytes > limits.bytes);

/** A window that does not know where things lie leaves folding to the one that does, up to so many times the usual. */
const patience = 4;

const isDue = ({ memory, pieces, bytes, firstBytes }: OpenJournal, limits: FoldLimits): boolean => {
  const times = memory.places.isLost ? patience : 1;
  if (times === 1 && (memory.places.isOutdated || memory.places.outdated.size > 0)) return true;
  return pieces > limits.pieces * times || bytes > (limits.bytes + 2 * firstBytes) * times;
};

/**
 * Writes a journal anew (fold.ts), where it has become long. One that does not come about changes nothing: the next write asks for it
 * again. 'lost' where another window folded and is gone: whoever begins anew knows all.
 */
export const fold = async (
  disk: PieceDisk,
  journal: OpenJournal,
  limits: FoldLimits,
): Promise<'lost' | undefined> => {
  const { memory, store, cipher, last } = journal;
  if (!memory.isWhole() || !isDue(journal, limits)) return undefined;
  if (memory.places.isLost) return 'lost';
  const number = last + 1;
  const { change, drop, rest } = planFold(memory, number);
  const piece = await cipher.seal(change, { store, sort: 'journal', number });
  const sealed: Numbered[] = [];
  for (const [at, records] of rest)
    sealed.push([at, await cipher.seal(records, { store, sort: 'rest', number: at })]);
  const done = await disk.commit({ store, after: last, piece, fold: { drop, rest: sealed } });
  if (!done.ok || done.value === 'stale') return undefined;
  const { of, outdated } = memory.places;
  const dropped = new Set(drop);
  for (const [id, at] of of) if (dropped.has(at)) of.delete(id);
  for (const [at, records] of rest) for (const { entry } of records) of.set(entry.id, at);
  outdated.clear();
  noteSize(journal, change, piece.length);
  memory.places.isOutdated = false;
  journal.folds += 1;
  return undefined;
};
