import type { Entry, Uuid } from '#log/index.ts';

/**
 * Folds entries by group, and remembers: asked again, it folds only groups whose entries are others than before. Entries never
 * change, so the same list is the same outcome. A room of a thousand arrivals a day holds some ten thousand.
 */
export const createGroupFold = <T>(
  groupOf: (entry: Entry) => Uuid | undefined,
  fold: (group: Uuid, entries: readonly Entry[]) => T | undefined,
): ((entries: readonly Entry[]) => readonly T[]) => {
  let before: ReadonlyMap<Uuid, Folded<T>> = new Map();
  return (entries) => {
    const groups = new Map<Uuid, Map<Uuid, Entry>>();
    for (const entry of entries) {
      const group = groupOf(entry);
      if (group === undefined) continue;
      const own = groups.get(group) ?? new Map<Uuid, Entry>();
      own.set(entry.id, entry);
      groups.set(group, own);
    }
    const after = new Map<Uuid, Folded<T>>();
    for (const [group, held] of groups) {
      const own = [...held.values()];
      const known = before.get(group);
      after.set(
        group,
        known !== undefined && isSame(known.entries, own) ? known : { entries: own, value: fold(group, own) },
      );
    }
    before = after;
    return [...after.values()].flatMap(({ value }) => (value === undefined ? [] : [value]));
  };
};

interface Folded<T> {
  readonly entries: readonly Entry[];
  readonly value: T | undefined;
}

const isSame = (a: readonly Entry[], b: readonly Entry[]): boolean =>
  a.length === b.length && a.every((entry, index) => entry === b[index]);
