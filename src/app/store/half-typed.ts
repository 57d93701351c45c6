import type { HalfTyped } from '#kit/recorder.ts';
import { type Clock, type Failure, type JsonObject, ok, type Result, type Uuid } from '#log/index.ts';
import type { HalfTypedWork, LocalStore, StoreTransaction } from './ports.ts';

/**
 * What is typed at a counter and not saved: in memory at once, on the disk a moment later, so that a reload, an update or a
 * look at another screen drops nothing. A save takes it away in the transaction that stores its entries: it is never
 * there twice. Each worker sees only their own; the tabs of one device see the same.
 */
export interface HalfTypedStore {
  /** Tells what the disk held at opening. */
  readonly found: (onDisk: readonly HalfTypedWork[] | undefined) => void;
  /** Reads the disk again: another tab changed it. */
  readonly read: () => Promise<Result<void, Failure>>;
  readonly at: (place: CounterPlace) => HalfTyped;
  /** Everything of one worker, at any site: asked about at sign-out. */
  readonly of: (worker: Uuid) => readonly HalfTypedWork[];
  readonly drop: (worker: Uuid) => Promise<Result<void, Failure>>;
  /** A save left this at a counter; the disk knows already. */
  readonly saved: (place: CounterPlace, leaves: JsonObject | undefined) => void;
  /** Ok once all that was typed is on the disk. */
  readonly settled: () => Promise<Result<void, Failure>>;
}

export interface CounterPlace {
  readonly worker: Uuid;
  readonly site: Uuid;
}

/** Nobody comes back to a visit that was half typed so long ago, and what need not be kept is not kept. */
export const halfTypedDays = 30;

/** In the caller's transaction: what is half typed at this counter is now this, or nothing. */
export const putHalfTyped = async (
  tx: StoreTransaction,
  place: CounterPlace,
  work: JsonObject | undefined,
  now: number,
): Promise<void> => {
  const before = ((await tx.meta('halfTyped')) ?? []).filter(
    (each) => !isAt(place)(each) && !isOld(each, now),
  );
  const { worker, site } = place;
  await tx.setMeta('halfTyped', work === undefined ? before : [...before, { worker, site, at: now, work }]);
};

const isOld = (each: HalfTypedWork, now: number): boolean => now - each.at >= halfTypedDays * 86_400_000;

const isAt =
  ({ worker, site }: CounterPlace) =>
  (each: CounterPlace): boolean =>
    each.worker === worker && each.site === site;

export const createHalfTyped = (deps: {
  readonly store: LocalStore;
  readonly clock: Pick<Clock, 'now'>;
  /** The disk changed: other tabs read it again. */
  readonly announce: () => void;
}): HalfTypedStore => {
  let held: readonly HalfTypedWork[] = [];
  /** Counters whose latest is not on the disk yet. */
  let unwritten: readonly CounterPlace[] = [];
  /** Those that are being written now. */
  let writing: readonly CounterPlace[] = [];
  const pending = (): readonly CounterPlace[] => [...unwritten, ...writing];
  let last: Promise<Result<void, Failure>> = Promise.resolve(ok(undefined));
  const listeners = new Set<() => void>();

  const hold = (next: readonly HalfTypedWork[]): void => {
    held = next;
    for (const listener of [...listeners]) listener();
  };
  const set = (place: CounterPlace, work: JsonObject | undefined): void =>
    hold([
      ...held.filter((each) => !isAt(place)(each)),
      ...(work === undefined ? [] : [{ ...place, at: deps.clock.now(), work }]),
    ]);

  const writeAll = async (): Promise<Result<void, Failure>> => {
    const places = unwritten;
    if (places.length === 0) return ok(undefined);
    unwritten = [];
    writing = places;
    const written = await deps.store.write(async (tx) => {
      for (const place of places)
        await putHalfTyped(tx, place, held.find(isAt(place))?.work, deps.clock.now());
    });
    writing = [];
    if (written.ok) deps.announce();
    else unwritten = [...places, ...unwritten];
    return written;
  };
  // One after the other, each with the latest: a held-down button does not queue a write for every step.
  const write = (place: CounterPlace): Promise<Result<void, Failure>> => {
    unwritten = [...unwritten.filter((each) => !isAt(place)(each)), place];
    last = last.then(writeAll);
    return last;
  };

  const found: HalfTypedStore['found'] = (onDisk = []) => {
    const isNewer = (each: CounterPlace): boolean => pending().some(isAt(each));
    const known = onDisk.filter((each) => !isNewer(each));
    const old = known.filter((each) => isOld(each, deps.clock.now()));
    hold([...known.filter((each) => !old.includes(each)), ...held.filter(isNewer)]);
    for (const { worker, site } of old) void write({ worker, site });
  };

  return {
    found,
    read: async () => {
      const read = await deps.store.read((tx) => tx.meta('halfTyped'));
      if (!read.ok) return read;
      found(read.value);
      return ok(undefined);
    },
    at: ({ worker, site }) => {
      const place = { worker, site };
      return {
        now: () => held.find(isAt(place)),
        subscribe: (listener) => {
          listeners.add(listener);
          return () => {
            listeners.delete(listener);
          };
        },
        keep: (work) => {
          set(place, work);
          return write(place);
        },
      };
    },
    of: (worker) => held.filter((each) => each.worker === worker),
    drop: async (worker) => {
      hold(held.filter((each) => each.worker !== worker));
      unwritten = unwritten.filter((each) => each.worker !== worker);
      const dropped = await deps.store.write(async (tx) =>
        tx.setMeta(
          'halfTyped',
          ((await tx.meta('halfTyped')) ?? []).filter((each) => each.worker !== worker),
        ),
      );
      if (dropped.ok) deps.announce();
      return dropped;
    },
    saved: (place, leaves) => {
      unwritten = unwritten.filter((each) => !isAt(place)(each));
      set(place, leaves);
      deps.announce();
    },
    settled: () => {
      last = last.then(writeAll);
      return last;
    },
  };
};
