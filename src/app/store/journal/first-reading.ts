import type { LocalRecord, StoreTransaction } from '../ports.ts';
import type { JournalMemory } from './memory.ts';

/** Thrown where work asks for what was not read yet: it is read, and the work begun anew. */
export class NeedsMore extends Error {}

/** What a start asks of a store, over what is in memory. For all else `NeedsMore`: what answers it comes beside the counter. */
export const readFirst = (memory: JournalMemory): StoreTransaction => {
  const more = async (): Promise<never> => {
    throw new NeedsMore();
  };
  return {
    get: async (id) => memory.get(id) ?? (memory.isWhole() ? undefined : more()),
    // What lies apart is proven.
    inState: async (state, limit) =>
      state === 'proven'
        ? more()
        : inOrder([...memory.inState(state)].flatMap((id) => memory.get(id) ?? [])).slice(0, limit),
    all: async () => (memory.isWhole() ? [...memory.all()] : more()),
    count: async () => memory.count(),
    meta: async (key) => memory.meta[key],
    ofSubject: more,
    after: more,
    put: more,
    remove: more,
    setMeta: more,
  };
};

/** By device and number. */
export const inOrder = (records: LocalRecord[]): readonly LocalRecord[] =>
  records.sort(({ entry: a }, { entry: b }) =>
    a.device === b.device ? a.deviceSeq - b.deviceSeq : a.device < b.device ? -1 : 1,
  );
