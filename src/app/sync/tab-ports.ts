import type { LogView, Recorder, SyncStatus } from '#kit/recorder.ts';
import type { Cipher, Clock, Failure, KindRegistry, Random, Result, Uuid } from '#log/index.ts';
import type { StockHeld } from '#stock/keep.ts';
import type { AppendPlace } from '../store/append.ts';
import type { BringKinds } from '../store/bring-kinds.ts';
import type { HalfTypedStore } from '../store/half-typed.ts';
import type { LocalStore, TabChannel } from '../store/ports.ts';
import type { LoadRules } from '../store/view.ts';
import type { CreateLeader } from './leader.ts';
import type { Locks, Timers, WakeSource } from './ports.ts';
import type { Saving } from './saving.ts';

/** What an open tab is given: everything from outside, so that the simulator runs the very code (tab.ts). */
export interface TabDeps {
  /** Names the lock; one organization has one store and one leader. */
  readonly org: Uuid;
  readonly store: LocalStore;
  /** Makes what syncs, once this tab holds the lock. */
  readonly leader: CreateLeader;
  readonly locks: Locks;
  readonly channel: TabChannel;
  readonly timers: Timers;
  readonly wake: WakeSource;
  readonly kinds: KindRegistry;
  /** Fetches what reads kinds that `kinds` lacks; left out where it lacks none. */
  readonly bring?: BringKinds;
  /** Fetches what a save needs. */
  readonly saving: () => Promise<Saving>;
  /** What seals here, if anything does; asked where a save has something to seal. */
  readonly cipher?: () => Promise<Cipher | undefined>;
  readonly clock: Clock;
  readonly random: Random;
  /** How long to rest between looks when nothing happens, in milliseconds; left out: five minutes. */
  readonly restMs?: number;
  /** Up to so many records are read before this opens; left out: `readAtOnce`. */
  readonly readAtOnce?: number;
  /** What is reckoned from entries however old: retention leaves what it needs. */
  readonly stock?: () => Pick<StockHeld, 'effectOf'> & { readonly kinds: readonly string[] };
  /** Fetches what is ruled over devices' numbers, when the first ruling is met. */
  readonly rules: LoadRules;
  /** The browser threw the store away while it was open, and this one was made in its place. */
  readonly onNewStore?: (storeId: Uuid) => void;
}

export interface Tab {
  readonly device: Uuid;
  /** Tells an evicted store from the one before (health.ts). */
  readonly storeId: Uuid;
  readonly recorder: (place: AppendPlace) => Recorder;
  readonly view: LogView;
  readonly halfTyped: HalfTypedStore;
  /** Whether the status tells that the store was thrown away: until a person has read it. */
  readonly tellCleared: (isTold: boolean) => void;
  /** Counted anew after each change of `view` or of the phase. */
  readonly status: () => SyncStatus;
  readonly subscribe: (listener: () => void) => () => void;
  readonly syncNow: () => void;
  /** Offers held and refused entries again, after an update or when a person asks. */
  readonly retry: () => Promise<Result<void, Failure>>;
  readonly close: () => void;
}
