import { type Failure, ok, type Result } from '#log/index.ts';
import type { LocalStore, StoreTransaction } from '../ports.ts';
import type { JournalDeps } from './deps.ts';
import { NeedsMore } from './first-reading.ts';
import { type FoldLimits, fold, mayBeDue, usualLimits } from './folding.ts';
import type { Known } from './known.ts';
import { noteSize, type OpenJournal } from './open-journal.ts';
import type { Change, PieceDisk } from './ports.ts';
import { readRest } from './rest.ts';
import { begin } from './transaction.ts';

/**
 * All that a journal does, over what is known of it. Whoever writes works on what it knows and puts its piece behind the last; where
 * another window was quicker, that is read and the work done anew: it must not change anything but its transaction.
 */
export const createFullStore = (
  disk: PieceDisk,
  known: Known,
  { after, limits = usualLimits }: JournalDeps,
): LocalStore => {
  const { inLine } = known;
  const foldSoon = createFolder(disk, known, after, limits);
  const catchUp: Known['catchUp'] = async (withRest) => {
    const caught = await known.catchUp(withRest);
    if (caught.ok) foldSoon();
    return caught;
  };
  let reading: Promise<Result<void, Failure>> | undefined;
  const needRest = (): Promise<Result<void, Failure>> => {
    reading ??= readRest({ ...known, catchUp }, (work) => void after(0, work)).finally(() => {
      reading = undefined;
      foldSoon();
    });
    return reading;
  };

  const attempt = async <T>(isWriting: boolean, work: Work<T>): Promise<Result<T, Failure> | Again> => {
    if (!isWriting || known.open() === undefined) {
      const caught = await catchUp();
      if (!caught.ok) return caught;
    }
    const journal = known.open();
    if (journal === undefined) return 'again';
    const begun = begin(journal.memory);
    let value: T;
    try {
      value = await work(begun.tx);
    } catch (error) {
      if (error instanceof NeedsMore) return 'needs-rest';
      throw error;
    }
    if (!isWriting) return ok(value);
    const change = begun.change();
    if (change !== undefined) {
      const committed = await commit(disk, journal, change);
      if (!committed.ok) return committed;
      if (committed.value === 'done') {
        foldSoon();
        return ok(value);
      }
    }
    const caught = await catchUp();
    if (!caught.ok) return caught;
    return change === undefined && !caught.value.came ? ok(value) : 'again';
  };

  const run = async <T>(isWriting: boolean, work: Work<T>): Promise<Result<T, Failure>> => {
    for (;;) {
      const done = await inLine(() => attempt(isWriting, work));
      if (done === 'needs-rest') {
        const read = await needRest();
        if (!read.ok) return read;
      } else if (done !== 'again') return done;
    }
  };
  return {
    write: (work) => run(true, work),
    read: (work) => run(false, work),
  };
};

type Work<T> = (tx: StoreTransaction) => Promise<T>;
type Again = 'again' | 'needs-rest';

const commit = async (
  disk: PieceDisk,
  journal: OpenJournal,
  change: Change,
): Promise<Result<'done' | 'stale', Failure>> => {
  const { memory, cipher, store, last } = journal;
  const piece = await cipher.seal(change, { store, sort: 'journal', number: last + 1 });
  const committed = await disk.commit({ store, after: last, piece });
  if (committed.ok && committed.value === 'done') {
    noteSize(journal, change, piece.length);
    memory.apply(change);
  }
  return committed;
};

/** Folds a moment after it may be due, once. */
const createFolder = (
  disk: PieceDisk,
  { inLine, open, lose }: Known,
  after: JournalDeps['after'],
  limits: FoldLimits,
): (() => void) => {
  let isFolding = false;
  return () => {
    const journal = open();
    if (isFolding || journal === undefined || !mayBeDue(journal, limits)) return;
    isFolding = true;
    after(untilFoldMs, () => {
      void inLine(async () => {
        const now = open();
        if (now !== undefined && (await fold(disk, now, limits)) === 'lost') lose();
      }).finally(() => {
        isFolding = false;
      });
    });
  };
};

const untilFoldMs = 500;
