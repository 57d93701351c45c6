import type { LogView } from '#kit/recorder.ts';
import type { Entry, Uuid } from '#log/index.ts';
import { createFamilies } from './families.ts';
import type { LocalRecord } from './ports.ts';
import { createShelf, dated, earlierFirst, type Shelf } from './shelf.ts';
import { createSavedCount, type SavedCount } from './status.ts';

/**
 * What this device holds, in memory: filled once at opening, then told of every change. A change costs what it touches;
 * a query costs the entries of its kinds. Listeners are called once for each batch of changes.
 */
export interface MutableView {
  readonly view: LogView;
  readonly apply: (changed: readonly LocalRecord[], removed?: readonly Uuid[]) => void;
  /** Forgets everything: the browser threw the store away. */
  readonly clear: () => void;
  /** What was saved on this device, counted for the status line. */
  readonly saved: SavedCount;
}

/** `counts` says which entries a query may give (canCount): one that cannot be read stays held, and moves no figure. */
export const createView = (counts?: (entry: Entry) => boolean): MutableView => {
  const records = new Map<Uuid, LocalRecord>();
  const shelves = new Map<string, Shelf>();
  const visits = new Map<Uuid, Set<Uuid>>();
  const listeners = new Set<() => void>();
  let revision = 0;

  const saved = createSavedCount((id) => records.get(id));

  const shelfOf = (kind: string): Shelf => {
    const found = shelves.get(kind);
    if (found !== undefined) return found;
    const fresh = createShelf(counts);
    shelves.set(kind, fresh);
    return fresh;
  };
  const families = createFamilies({
    show: (entry) => shelfOf(entry.kind).add(entry),
    hide: (entry) => shelfOf(entry.kind).remove(entry.id),
  });

  const put = (record: LocalRecord): void => {
    const before = records.get(record.entry.id);
    records.set(record.entry.id, record);
    if (before?.hash === record.hash) return;
    if (before !== undefined) families.remove(before.entry);
    families.add(record.entry);
    const { visit } = record.entry;
    if (visit === undefined) return;
    const members = visits.get(visit);
    if (members === undefined) visits.set(visit, new Set([record.entry.id]));
    else members.add(record.entry.id);
  };

  const drop = (id: Uuid): void => {
    const before = records.get(id);
    if (before === undefined) return;
    records.delete(id);
    families.remove(before.entry);
    const { visit } = before.entry;
    if (visit === undefined) return;
    visits.get(visit)?.delete(id);
    if (visits.get(visit)?.size === 0) visits.delete(visit);
  };

  const history = (id: Uuid): readonly Entry[] =>
    families
      .membersOf(id)
      .map(dated)
      .sort(earlierFirst)
      .map(({ entry }) => entry);

  const view: LogView = {
    effective: ({ kinds, site, from, to }) => {
      const wanted = [...new Set(kinds)].map((kind) => shelves.get(kind)?.within(from, to) ?? []);
      const all = wanted.length === 1 ? (wanted[0] ?? []) : wanted.flat().sort(earlierFirst);
      return all.filter(({ entry }) => site === undefined || entry.site === site).map(({ entry }) => entry);
    },
    history,
    visit: (visit) => {
      const found = new Map<Uuid, readonly Entry[]>();
      for (const id of visits.get(visit) ?? []) {
        const family = history(id);
        const first = family[0];
        if (first !== undefined) found.set(first.id, family);
      }
      return [...found.values()].sort((a, b) => (a[0]?.hlc ?? '').localeCompare(b[0]?.hlc ?? ''));
    },
    forks: () => families.forks(),
    delivery: (id) => records.get(id)?.delivery,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    revision: () => revision,
  };

  const apply = (changed: readonly LocalRecord[], removed: readonly Uuid[] = []): void => {
    if (changed.length === 0 && removed.length === 0) return;
    for (const record of changed) put(record);
    for (const id of removed) drop(id);
    saved.apply(changed, removed);
    revision += 1;
    for (const listener of [...listeners]) listener();
  };
  return { view, saved, apply, clear: () => apply([], [...records.keys()]) };
};
