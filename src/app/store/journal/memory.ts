import type { DeliveryState, Uuid } from '#log/index.ts';
import type { LocalRecord, Meta } from '../ports.ts';
import type { Change } from './ports.ts';

/**
 * What a journal says, in memory: the only place where its records can be looked up by anything. What a start does not need lies
 * apart (the rest) and is read later; until then what the journal says of it is known better already.
 */
export interface JournalMemory {
  readonly get: (id: Uuid) => LocalRecord | undefined;
  readonly inState: (state: DeliveryState) => Iterable<Uuid>;
  readonly all: () => Iterable<LocalRecord>;
  /** All ids in their order. */
  readonly inOrder: () => readonly Uuid[];
  readonly count: () => number;
  readonly meta: Partial<Meta>;
  /** Whether all is here that the store holds. */
  readonly isWhole: () => boolean;
  readonly apply: (change: Change) => void;
  /** All of the rest. */
  readonly addRest: (rest: readonly (readonly [number: number, records: readonly LocalRecord[]])[]) => void;
  readonly places: Places;
}

/** Where records lie in the rest, for who writes it anew; nothing of that is known once another window did it (`isLost`). */
export interface Places {
  isLost: boolean;
  readonly of: Map<Uuid, number>;
  /** Pieces in which something lies that is older than what is here, or gone. */
  readonly outdated: Set<number>;
  /** Something was erased, or let go, and lies in older pieces until these are folded. */
  isOutdated: boolean;
}

export const createMemory = (): JournalMemory => {
  const records = new Map<Uuid, LocalRecord>();
  const states = new Map<DeliveryState, Set<Uuid>>();
  const meta: Partial<Meta> = {};
  /** While the rest is not here: what is gone of it. */
  const gone = new Set<Uuid>();
  const places: Places = { isLost: false, of: new Map(), outdated: new Set(), isOutdated: false };
  let isWhole = true;
  let restCount = 0;
  let ordered: readonly Uuid[] | undefined;

  const leave = (id: Uuid, hash?: string): void => {
    const before = records.get(id);
    places.isOutdated ||= before?.hash !== hash && before !== undefined;
    if (before !== undefined) states.get(before.delivery)?.delete(id);
  };
  const place = (record: LocalRecord): void => {
    const { id } = record.entry;
    if (!records.has(id)) ordered = undefined;
    records.set(id, record);
    states.set(record.delivery, (states.get(record.delivery) ?? new Set()).add(id));
  };
  const replaced = (id: Uuid): void => {
    const number = places.of.get(id);
    if (number !== undefined) places.outdated.add(number);
    places.of.delete(id);
  };

  return {
    get: (id) => records.get(id),
    inState: (state) => states.get(state) ?? [],
    all: () => records.values(),
    inOrder: () => {
      ordered ??= [...records.keys()].sort();
      return ordered;
    },
    count: () => records.size + (isWhole ? 0 : restCount),
    meta,
    isWhole: () => isWhole,
    apply: (change) => {
      if (change.folded !== undefined) {
        restCount = change.folded.rest;
        isWhole = restCount === 0;
      }
      for (const record of change.put) {
        leave(record.entry.id, record.hash);
        place(record);
        replaced(record.entry.id);
      }
      for (const id of change.gone) {
        leave(id);
        if (records.delete(id)) ordered = undefined;
        replaced(id);
        if (!isWhole) gone.add(id);
      }
      Object.assign(meta, change.meta);
    },
    addRest: (rest) => {
      for (const [number, added] of rest)
        for (const record of added) {
          const { id } = record.entry;
          if (records.has(id) || gone.has(id)) places.outdated.add(number);
          else {
            place(record);
            places.of.set(id, number);
          }
        }
      isWhole = true;
      gone.clear();
    },
    places,
  };
};
