import type { Uuid } from '#log/index.ts';
import type { LocalRecord } from './ports.ts';
import type { MutableView } from './view.ts';

/**
 * A view that stands before the whole log of a phone was read. First it shows what was given to it; the rest is gathered beside
 * it and takes its place in one step, so that no figure is ever of some part of what was gathered.
 */
export interface OpeningView extends MutableView {
  /** Begins to gather; what changes meanwhile goes into both. */
  readonly gather: () => Gathering;
}

export interface Gathering {
  /** Some of what the store held. What was changed or removed since gathering began is known better already. */
  readonly add: (records: readonly LocalRecord[]) => void;
  /** Resolves once what was gathered is what is shown; false when all was forgotten meanwhile. */
  readonly show: () => Promise<boolean>;
  /** Nobody waits for it any more: the view was cleared. */
  readonly isOver: () => boolean;
}

export const createOpeningView = (create: () => MutableView): OpeningView => {
  const listeners = new Set<() => void>();
  let revision = 0;
  const tell = (): void => {
    revision += 1;
    for (const listener of [...listeners]) listener();
  };
  let shown = create();
  let stopFollowing = shown.view.subscribe(tell);
  let gathered: { readonly memory: MutableView; readonly touched: Set<Uuid> } | undefined;

  const gather = (): Gathering => {
    const mine = { memory: create(), touched: new Set<Uuid>() };
    gathered = mine;
    const waits: (Promise<void> | undefined)[] = [];
    const isOver = (): boolean => gathered !== mine;
    return {
      isOver,
      add: (records) => {
        waits.push(mine.memory.apply(records.filter(({ entry }) => !mine.touched.has(entry.id))));
      },
      show: async () => {
        await Promise.all(waits);
        if (isOver()) return false;
        gathered = undefined;
        mine.memory.recount();
        stopFollowing();
        shown = mine.memory;
        stopFollowing = shown.view.subscribe(tell);
        tell();
        return true;
      },
    };
  };

  return {
    gather,
    view: {
      effective: (query) => shown.view.effective(query),
      history: (id) => shown.view.history(id),
      visit: (visit) => shown.view.visit(visit),
      forks: () => shown.view.forks(),
      standing: (family) => shown.view.standing(family),
      delivery: (id) => shown.view.delivery(id),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
      revision: () => revision,
    },
    apply: (changed, removed = []) => {
      if (gathered !== undefined) {
        for (const { entry } of changed) gathered.touched.add(entry.id);
        for (const id of removed) gathered.touched.add(id);
        void gathered.memory.apply(changed, removed);
      }
      return shown.apply(changed, removed);
    },
    clear: () => {
      gathered = undefined;
      shown.clear();
    },
    saved: {
      apply: (changed, removed) => shown.saved.apply(changed, removed),
      status: (sync) => shown.saved.status(sync),
    },
    recount: () => shown.recount(),
    isRuled: (entry) => shown.isRuled(entry),
  };
};
