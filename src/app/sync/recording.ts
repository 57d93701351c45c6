import type { Recorder } from '#kit/recorder.ts';
import { type Failure, isErase, ok, type Result, voidKind } from '#log/index.ts';
import type { AppendPlace } from '../store/append.ts';
import { bringAllKinds } from '../store/bring-kinds.ts';
import type { createHalfTyped } from '../store/half-typed.ts';
import type { LocalStore } from '../store/ports.ts';
import { ifItCame, type Reached } from './reach.ts';
import type { TabDeps } from './tab-ports.ts';

interface RecordingDeps extends Pick<TabDeps, 'bring' | 'cipher'> {
  readonly store: LocalStore;
  readonly halfTyped: ReturnType<typeof createHalfTyped>;
  readonly reachSaving: () => Promise<Result<Reached, Failure>>;
  readonly onSaved: () => void;
  /** The store is another one than this tab opened. */
  readonly onCleared: () => Promise<void>;
}

/** Saves what a place records, with what its kinds and sealed parts need fetched first. */
export const createRecorder =
  ({ bring, cipher: cipherHere, store, halfTyped, reachSaving, onSaved, onCleared }: RecordingDeps) =>
  (place: AppendPlace): Recorder => {
    const record: Recorder['record'] = async (drafts, visit, typed) => {
      const of = typed?.of;
      const counter = typed && {
        ...typed,
        at: halfTyped.ownAt(of === undefined ? place : { worker: of, site: of }),
      };
      const saving = await reachSaving();
      if (!saving.ok) return saving;
      // What an erasure leaves of an entry depends on its kind; what is saved is checked by its own.
      const readable = await ifItCame(
        drafts.some(isErase)
          ? bringAllKinds(store, bring)
          : (bring?.(drafts.map(({ kind }) => kind)) ?? Promise.resolve()),
      );
      if (!readable.ok) return readable;
      const isSealing = drafts.some(({ sealed }) => sealed !== undefined);
      const cipher = await ifItCame(isSealing && cipherHere ? cipherHere() : Promise.resolve(undefined));
      if (!cipher.ok) return cipher;
      // Written after the save, what it took away would stand there again.
      if (counter !== undefined) await halfTyped.settled();
      const saved = await saving.value.append(place, drafts, visit, counter, cipher.value);
      if (!saved.ok) {
        if (saved.error.code === 'storage-cleared') await onCleared();
        return saved;
      }
      if (counter !== undefined) halfTyped.saved(counter.at, counter.leaves);
      onSaved();
      return ok(saved.value.map((item) => item.entry));
    };
    return {
      record,
      takeBack: (ids, reason) =>
        record(
          ids.map((id) => ({
            kind: voidKind.kind,
            version: voidKind.version,
            body: { reason },
            supersedes: [id],
          })),
          'none',
        ),
    };
  };
