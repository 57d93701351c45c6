/** What is read before the first picture: localStorage. Tabs share it. */
export interface SmallStorage {
  readonly get: (key: string) => string | null;
  readonly set: (key: string, value: string) => void;
  /** False once the browser refused: then it is kept until this page closes, and people are told so. */
  readonly isKept: () => boolean;
}

/** Some browsers throw on any use of localStorage when site data is blocked, or when it is full. */
export const createSmallStorage = (take: () => Storage): SmallStorage => {
  const memory = new Map<string, string>();
  let isKept = true;
  const or = <T>(work: (storage: Storage) => T, instead: () => T): T => {
    try {
      return work(take());
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      isKept = false;
      return instead();
    }
  };
  return {
    // What could not be written is newer than what is there.
    get: (key) =>
      memory.get(key) ??
      or(
        (storage) => storage.getItem(key),
        () => null,
      ),
    set: (key, value) =>
      or(
        (storage) => {
          storage.setItem(key, value);
          memory.delete(key);
        },
        () => {
          memory.set(key, value);
        },
      ),
    isKept: () => isKept,
  };
};

/** This page's own: one memory for all that asks. */
export const smallStorage = createSmallStorage(() => localStorage);
