import type { LogView } from '#kit/recorder.ts';
import { type Entry, isRuling, standingOf, type Uuid } from '#log/index.ts';
import type { BringKinds } from './bring-kinds.ts';
import { createFamilies } from './families.ts';
import type { LocalRecord } from './ports.ts';
import type { Rules } from './rules.ts';
import { createShelf, dated, earlierFirst, type Shelf } from './shelf.ts';
import { createSavedCount, type SavedCount } from './status.ts';

/**
 * What this device holds, in memory: filled once at opening, then told of every change. A change costs what it touches;
 * a query costs the entries of its kinds. Listeners are called once for each batch of changes.
 */
export interface MutableView {
  readonly view: LogView;
  /** Where an entry is a ruling and the rules are not here yet, or what reads an entry's kind, resolves when they are; tried again with each change. */
  readonly apply: (changed: readonly LocalRecord[], removed?: readonly Uuid[]) => Promise<void> | undefined;
  /** Forgets everything: the browser threw the store away. */
  readonly clear: () => void;
  /** Counts anew what was saved: of what came in parts, one that corrects may have come before what it corrects. */
  readonly recount: () => void;
  /** What was saved on this device, counted for the status line. */
  readonly saved: SavedCount;
  /** Whether it counts otherwise than it says: taken back, or dated by a wrong clock. */
  readonly isRuled: (entry: Entry) => boolean;
}

/** Fetches what is ruled over devices' numbers. */
export type LoadRules = () => Promise<Rules>;

/** `counts` says which entries a query may give (canCount): one that cannot be read stays held, and moves no figure. */
export const createView = (
  counts?: (entry: Entry) => boolean,
  loadRules?: LoadRules,
  bringKinds?: BringKinds,
): MutableView => {
  const records = new Map<Uuid, LocalRecord>();
  const shelves = new Map<string, Shelf>();
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
  const rulings = new Set<Uuid>();
  let rules: Rules | undefined;
  const settle = async (): Promise<void> => {
    rules ??= await loadRules?.();
    learn();
    tell();
  };
  /** Kinds that were met and may not be readable yet. */
  const met = new Set<string>();
  const learn = (): void => {
    const concerns = rules?.learn([...rulings].map(families.membersOf));
    if (rules !== undefined && concerns !== undefined) families.rule(rules.standing, concerns);
  };

  const put = (record: LocalRecord): void => {
    const before = records.get(record.entry.id);
    records.set(record.entry.id, record);
    if (before?.hash === record.hash) return;
    if (before !== undefined) families.remove(before.entry);
    families.add(record.entry);
    if (isRuling(record.entry)) rulings.add(record.entry.id);
  };

  const drop = (id: Uuid): void => {
    const before = records.get(id);
    if (before === undefined) return;
    records.delete(id);
    families.remove(before.entry);
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
      // Only the screen of one visit asks: looking through all is cheaper than keeping an index.
      for (const { entry } of records.values()) {
        if (entry.visit !== visit) continue;
        const family = history(entry.id);
        const first = family[0];
        if (first !== undefined) found.set(first.id, family);
      }
      return [...found.values()].sort((a, b) => (a[0]?.hlc ?? '').localeCompare(b[0]?.hlc ?? ''));
    },
    forks: () => families.forks(),
    standing: (family) => (rules?.standing ?? standingOf)(family),
    delivery: (id) => records.get(id)?.delivery,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    revision: () => revision,
  };

  const apply: MutableView['apply'] = (changed, removed = []) => {
    if (changed.length === 0 && removed.length === 0) return undefined;
    const gone = removed.flatMap((id) => records.get(id)?.entry ?? []);
    for (const record of changed) {
      put(record);
      met.add(record.entry.kind);
    }
    for (const id of removed) drop(id);
    if (
      [...changed.map(({ entry }) => entry), ...gone].some(
        (entry) => isRuling(entry) || entry.supersedes !== undefined,
      )
    )
      learn();
    saved.apply(changed, removed);
    tell();
    const bringing = bringKinds?.(met);
    if (bringing === undefined) met.clear();
    const waits = [
      ...(bringing === undefined ? [] : [bringing.then(tell)]),
      ...(rulings.size > 0 && rules === undefined ? [settle()] : []),
    ];
    return waits.length === 0
      ? undefined
      : Promise.all(waits.map((wait) => wait.catch(unlessAway))).then(() => {});
  };
  const tell = (): void => {
    revision += 1;
    for (const listener of [...listeners]) listener();
  };
  return {
    view,
    saved,
    recount: () => saved.apply(records.values()),
    apply,
    isRuled: (entry) => rules?.isRuled(entry) ?? rulings.size > 0,
    clear: () => {
      void apply([], [...records.keys()]);
    },
  };
};

/** Rules that could not be fetched: what is saved opens all the same. */
const unlessAway = (error: unknown): void => {
  if (!(error instanceof TypeError)) throw error;
};
