import {
  type Clock,
  err,
  type Failure,
  failure,
  ok,
  type Random,
  type Result,
  type Uuid,
} from '#log/index.ts';
import { importPrivate, keysOf, makeKeys, readPrivate } from '#vault/adapters/web-crypto.ts';
import type { Bytes } from '#vault/bytes.ts';
import {
  closeLock,
  type LockAbout,
  measureCost,
  openLock,
  restamped,
  type Stretch,
  waitFor,
} from '#vault/lock.ts';
import type { Opened } from './opened.ts';
import { type KeptKeys, type LockStore, withoutPrivate } from './ports.ts';

export type LockState =
  /** This device has no keys yet: a passphrase that is set now was there before them, and they never lie on the disk in clear. */
  | { readonly at: 'no-keys' }
  /** Its keys were made by a build that made them unreadable, and cannot be put behind a passphrase. */
  | { readonly at: 'older-keys' }
  | { readonly at: 'off' }
  | { readonly at: 'closed' }
  | { readonly at: 'open'; readonly until: number };

/** The passphrase that stands before what this device can open. It never stands before what it records or seals. */
export interface DeviceLock {
  readonly state: () => Promise<Result<LockState, Failure>>;
  /** Puts the key behind a passphrase; makes keys where there are none. Another one later: `change`. Errors: `keys-not-here`, the `storage-*` codes. */
  readonly set: (passphrase: string) => Promise<Result<void, Failure>>;
  /** Errors: `lock-wrong`, `lock-waits` (seconds in its detail), `keys-not-here`, the `storage-*` codes. */
  readonly open: (passphrase: string) => Promise<Result<void, Failure>>;
  /** As `open`, and from then on another passphrase. */
  readonly change: (old: string, passphrase: string) => Promise<Result<void, Failure>>;
  readonly close: () => void;
  /** Calls back when the keys were opened or locked here, also by time. */
  readonly subscribe: (listener: () => void) => () => void;
  /** A passphrase of chance, to be written down. */
  readonly fiveWords: () => Promise<string>;
  /** For a passphrase that nobody knows any more: this device's keys go, and it has to be let in again. */
  readonly forget: () => Promise<Result<void, Failure>>;
}

export interface LockDeps {
  readonly org: Uuid;
  readonly device: Uuid;
  readonly store: LockStore;
  readonly opened: Opened;
  /** For how many hours a passphrase opens, as the organization has set it; undefined where it has not. */
  readonly hours?: number | undefined;
  readonly subtle: SubtleCrypto;
  readonly random: Random;
  readonly clock: Pick<Clock, 'now'>;
  /** Fetches what stretches a passphrase. */
  readonly stretch: () => Promise<Stretch>;
}

export const createDeviceLock = (deps: LockDeps): DeviceLock => {
  const { org, device, store, opened, subtle, random } = deps;
  const { own, shut, tryOpen } = createKeeping(deps);
  return {
    state: async () => {
      const kept = await own();
      if (!kept.ok) return kept;
      if (kept.value === undefined) return ok({ at: 'no-keys' });
      if (kept.value.lock === undefined)
        return ok({ at: kept.value.keys.agreement.privateKey?.extractable === true ? 'off' : 'older-keys' });
      const until = opened.until(org);
      return ok(until === undefined ? { at: 'closed' } : { at: 'open', until });
    },
    set: async (passphrase) => {
      const kept = await own();
      if (!kept.ok) return kept;
      const mine = kept.value ?? { device, keys: await makeKeys(subtle), statements: [] };
      const bytes = await readPrivate(subtle, mine.keys);
      return bytes === undefined
        ? err(failure('keys-not-here'))
        : shut(mine, bytes, passphrase, kept.value === undefined);
    },
    open: async (passphrase) => {
      const found = await tryOpen(passphrase);
      if (!found.ok) return found;
      const key = await importPrivate(subtle, found.value.bytes);
      if (key === undefined) return err(failure('lock-wrong'));
      opened.set(org, key, deps.hours);
      return ok(undefined);
    },
    change: async (old, passphrase) => {
      const found = await tryOpen(old);
      return found.ok ? shut(found.value.kept, found.value.bytes, passphrase) : found;
    },
    close: () => opened.forget(org),
    subscribe: opened.subscribe,
    fiveWords: async () => {
      const { fiveWords } = await import('#vault/sheet-words.ts');
      return fiveWords(random);
    },
    forget: async () => {
      const gone = await store.change((kept) => (kept?.device === device ? undefined : kept));
      if (gone.ok) opened.forget(org);
      return gone;
    },
  };
};

/** What is kept, and how its key goes behind a passphrase and comes out again. */
export const createKeeping = (deps: LockDeps) => {
  const { org, device, store, opened, subtle, random } = deps;

  const own = async (): Promise<Result<KeptKeys | undefined, Failure>> => {
    const read = await store.read();
    if (!read.ok) return read;
    return ok(read.value?.device === device ? read.value : undefined);
  };
  const aboutOf = async ({ keys }: KeptKeys): Promise<LockAbout> => ({
    org,
    device,
    agreement: (await keysOf(subtle, keys)).agreement,
  });
  const changeOwn = (work: (kept: KeptKeys) => KeptKeys): Promise<Result<void, Failure>> =>
    store.change((kept) => (kept?.device === device ? work(kept) : kept));

  /** Behind this passphrase from now on; on the disk at once without the key in clear. */
  const shut = async (
    kept: KeptKeys,
    bytes: Bytes,
    passphrase: string,
    isNew = false,
  ): Promise<Result<void, Failure>> => {
    const stretch = await deps.stretch();
    const cost = await measureCost(stretch, deps.clock.now);
    const about = await aboutOf(kept);
    const lock = await closeLock({ stretch, random, cost }, about, passphrase, bytes);
    // Nothing is let go of before it is certain that it opens.
    const again = await openLock(stretch, about, passphrase, lock);
    const key = again && (await importPrivate(subtle, again));
    if (key === undefined) return err(failure('lock-wrong'));
    let isKept = false;
    const written = await store.change((disk) => {
      const present = disk?.device === device ? disk : undefined;
      // Another window made keys, or set a passphrase, meanwhile: those stay.
      isKept = (present === undefined) === isNew && present?.lock?.boxed === kept.lock?.boxed;
      const { tries: _tries, ...now } = present ?? kept;
      return isKept ? { ...withoutPrivate(now), lock } : disk;
    });
    if (!written.ok) return written;
    if (!isKept) return err(failure('keys-not-here'));
    opened.set(org, key, deps.hours);
    return written;
  };

  /** The key's bytes, by the passphrase. Each try is on the disk before it is made: one that is cut short counts too. */
  const tryOpen = async (
    passphrase: string,
  ): Promise<Result<{ readonly kept: KeptKeys; readonly bytes: Bytes }, Failure>> => {
    const kept = await own();
    if (!kept.ok) return kept;
    if (kept.value?.lock === undefined) return err(failure('keys-not-here'));
    const now = deps.clock.now();
    let left = 0;
    const counted = await changeOwn((disk) => {
      left = waitFor(disk.tries, now);
      if (left > 0) return disk.tries === undefined ? disk : { ...disk, tries: restamped(disk.tries, now) };
      return { ...disk, tries: { count: (disk.tries?.count ?? 0) + 1, at: now } };
    });
    if (!counted.ok) return counted;
    if (left > 0) return err(failure('lock-waits', { detail: String(Math.ceil(left / 1000)) }));
    const about = await aboutOf(kept.value);
    const bytes = await openLock(await deps.stretch(), about, passphrase, kept.value.lock);
    if (bytes === undefined) return err(failure('lock-wrong'));
    const cleared = await changeOwn(({ tries: _tries, ...disk }) => disk);
    return cleared.ok ? ok({ kept: kept.value, bytes }) : cleared;
  };

  return { aboutOf, changeOwn, own, shut, tryOpen };
};
