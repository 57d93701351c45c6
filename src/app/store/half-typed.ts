import { ratherNotSay } from '#catalog/choice.ts';
import type { HalfTyped } from '#kit/recorder.ts';
import { dayMs } from '#log/calendar.ts';
import { type Clock, type Failure, type JsonObject, ok, type Result, type Uuid } from '#log/index.ts';
import type { HalfTypedWork, LocalStore, StoreTransaction } from './ports.ts';

/**
 * What is typed at a counter and not saved: in memory at once, on the disk a moment later, so that a reload, an update or a
 * look at another screen drops nothing. A save takes it away in the transaction that stores its entries: it is never
 * there twice. Each worker sees only their own, and each tab its own; what a tab left that is gone, the next one takes up.
 */
export interface HalfTypedStore {
  /** What the disk held at opening. Resolves when what no living tab has is taken up here. */
  readonly found: (onDisk: readonly HalfTypedWork[] | undefined) => Promise<void>;
  /** Reads the disk again: another tab changed it. */
  readonly read: () => Promise<Result<void, Failure>>;
  readonly at: (place: CounterPlace) => HalfTyped;
  /** This tab's counter at this place, as `putHalfTyped` takes it. */
  readonly ownAt: (place: CounterPlace) => CounterKey;
  /** Everything of one worker, at any site, of any tab: asked about at sign-out. */
  readonly of: (worker: Uuid) => readonly HalfTypedWork[];
  readonly drop: (worker: Uuid) => Promise<Result<void, Failure>>;
  /** A save left this at a counter; the disk knows already. */
  readonly saved: (key: CounterKey, leaves: JsonObject | undefined) => void;
  /** Ok once all that was typed is on the disk. */
  readonly settled: () => Promise<Result<void, Failure>>;
  readonly close: () => void;
}

export interface CounterPlace {
  readonly worker: Uuid;
  readonly site: Uuid;
}

export type CounterKey = Pick<HalfTypedWork, 'worker' | 'site' | 'tab'>;

/** Nobody comes back to a visit that was half typed so long ago, and what need not be kept is not kept. */
export const halfTypedDays = 30;

/** How long a tab that opens waits for one that is just closing, as at a reload, in milliseconds. */
const takeUpMs = 5_000;
/** How long opening waits for what nobody has; it comes within a few milliseconds, or somebody has it. */
const openingMs = 250;

/** In the caller's transaction: what is half typed at this counter is now this, or nothing. */
export const putHalfTyped = async (
  tx: StoreTransaction,
  { worker, site, tab }: CounterKey,
  work: JsonObject | undefined,
  now: number,
): Promise<void> => {
  const before = ((await tx.meta('halfTyped')) ?? []).filter(
    (each) => !isOf({ worker, site, tab })(each) && !isOld(each, now),
  );
  await tx.setMeta(
    'halfTyped',
    work === undefined ? before : [...before, { worker, site, tab, at: now, work }],
  );
};

const isOld = (each: HalfTypedWork, now: number): boolean => now - each.at >= halfTypedDays * dayMs;

const isOf =
  (key: CounterKey) =>
  (each: CounterKey): boolean =>
    each.worker === key.worker && each.site === key.site && each.tab === key.tab;

/** Builds before called "rather not say" by another name in what is half typed; that is on a phone for as long as it is kept. */
const asTypedToday = (each: HalfTypedWork): HalfTypedWork => ({
  ...each,
  work: JSON.parse(JSON.stringify(each.work), (_, value: unknown) =>
    value === 'prefer-not' ? ratherNotSay : value,
  ) as JsonObject,
});

export const createHalfTyped = (deps: {
  readonly store: LocalStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly newTab: () => Uuid;
  /** Held by a tab as long as it lives; another one has to wait. */
  readonly hold: (tab: Uuid, granted: () => void) => () => void;
  readonly after: (ms: number, work: () => void) => () => void;
  /** The disk changed: other tabs read it again. */
  readonly announce: () => void;
}): HalfTypedStore => {
  let held: readonly HalfTypedWork[] = [];
  /** Counters whose latest is not on the disk yet, and those that are being written now. */
  let unwritten: readonly CounterKey[] = [];
  let writing: readonly CounterKey[] = [];
  let last: Promise<Result<void, Failure>> = Promise.resolve(ok(undefined));
  const listeners = new Set<() => void>();
  const stops = new Set<() => void>();
  /** Which tab's work this one goes on with, by place. */
  const own = new Map<string, Uuid>();
  let fresh: Uuid | undefined;

  const placeOf = ({ worker, site }: CounterPlace): string => `${worker} ${site}`;
  const ownAt = ({ worker, site }: CounterPlace): CounterKey => {
    const known = own.get(placeOf({ worker, site }));
    if (known !== undefined) return { worker, site, tab: known };
    if (fresh === undefined) {
      fresh = deps.newTab();
      stops.add(deps.hold(fresh, () => {}));
    }
    own.set(placeOf({ worker, site }), fresh);
    return { worker, site, tab: fresh };
  };

  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const holdAll = (next: readonly HalfTypedWork[]): void => {
    held = next;
    tell();
  };
  const set = (key: CounterKey, work: JsonObject | undefined): void =>
    holdAll([
      ...held.filter((each) => !isOf(key)(each)),
      ...(work === undefined ? [] : [{ ...key, at: deps.clock.now(), work }]),
    ]);

  const writeAll = async (): Promise<Result<void, Failure>> => {
    const keys = unwritten;
    if (keys.length === 0) return ok(undefined);
    unwritten = [];
    writing = keys;
    const written = await deps.store.write(async (tx) => {
      for (const key of keys) await putHalfTyped(tx, key, held.find(isOf(key))?.work, deps.clock.now());
    });
    writing = [];
    if (written.ok) deps.announce();
    else unwritten = [...keys, ...unwritten];
    return written;
  };
  // One after the other, each with the latest: a held-down button does not queue a write for every step.
  const write = (key: CounterKey): Promise<Result<void, Failure>> => {
    unwritten = [...unwritten.filter((each) => !isOf(key)(each)), key];
    last = last.then(writeAll);
    return last;
  };

  const take = (onDisk: readonly HalfTypedWork[] = []): void => {
    const isNewer = (each: CounterKey): boolean => [...unwritten, ...writing].some(isOf(each));
    const known = onDisk.filter((each) => !isNewer(each)).map(asTypedToday);
    const old = known.filter((each) => isOld(each, deps.clock.now()));
    holdAll([...known.filter((each) => !old.includes(each)), ...held.filter(isNewer)]);
    for (const { worker, site, tab } of old) void write({ worker, site, tab });
  };
  /** Resolves when the tab that had it is gone, or somebody is known to have it. */
  const takeUp = (work: HalfTypedWork): Promise<void> =>
    new Promise((resolve) => {
      let isMine = false;
      const leave = deps.hold(work.tab, () => {
        isMine = !own.has(placeOf(work));
        if (isMine) own.set(placeOf(work), work.tab);
        tell();
        resolve();
      });
      stops.add(leave);
      stops.add(
        deps.after(takeUpMs, () => {
          if (!isMine) leave();
        }),
      );
      stops.add(deps.after(openingMs, resolve));
    });

  return {
    found: async (onDisk) => {
      take(onDisk);
      // The latest first: of several at one place it is the one to go on with; the others wait for another opening.
      await Promise.all(held.toSorted((a, b) => b.at - a.at).map(takeUp));
    },
    read: async () => {
      const read = await deps.store.read((tx) => tx.meta('halfTyped'));
      if (!read.ok) return read;
      take(read.value);
      return ok(undefined);
    },
    ownAt,
    at: (place) => ({
      now: () => {
        const tab = own.get(placeOf(place));
        return tab === undefined ? undefined : held.find(isOf({ ...place, tab }));
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
      keep: (work) => {
        const key = ownAt(place);
        set(key, work);
        return write(key);
      },
    }),
    of: (worker) => held.filter((each) => each.worker === worker),
    drop: async (worker) => {
      holdAll(held.filter((each) => each.worker !== worker));
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
    saved: (key, leaves) => {
      unwritten = unwritten.filter((each) => !isOf(key)(each));
      set(key, leaves);
      deps.announce();
    },
    settled: () => {
      last = last.then(writeAll);
      return last;
    },
    close: () => {
      for (const stop of stops) stop();
    },
  };
};
