import type { Uuid } from '#log/index.ts';
import type { Gathering } from './opening.ts';
import type { LocalStore } from './ports.ts';

/**
 * Reads all that the store holds, some at a time, so that a tap in between is answered. A store that cannot be read is asked
 * again a moment later. Resolves once all of it is shown; false when the view was cleared or the tab closed meanwhile.
 */
export const readRest = async (
  deps: {
    readonly store: LocalStore;
    /** Resolves a moment later. */
    readonly pause: (ms: number) => Promise<void>;
    readonly isClosed: () => boolean;
    readonly onRead: (done: number) => void;
    /** Records in one go. */
    readonly atOnce?: number;
  },
  gathering: Gathering,
): Promise<boolean> => {
  const { store, atOnce = 2_000 } = deps;
  let after: Uuid | undefined;
  let done = 0;
  await deps.pause(untilDrawnMs);
  while (!deps.isClosed() && !gathering.isOver()) {
    const from = after;
    const read = await store.read((tx) => tx.after(from, atOnce));
    if (!read.ok) {
      await deps.pause(againMs);
      continue;
    }
    gathering.add(read.value);
    done += read.value.length;
    deps.onRead(done);
    after = read.value.at(-1)?.entry.id;
    if (read.value.length < atOnce || after === undefined) return gathering.show();
  }
  return false;
};

/** What was opened first is on the screen by then, and can be used. */
const untilDrawnMs = 300;
const againMs = 1_000;
