import type {
  DeliveryState,
  Entry,
  Failure,
  HlcState,
  JsonObject,
  QuarantineCode,
  RejectionCode,
  Result,
  Uuid,
} from '#log/index.ts';

/**
 * The local store: what a device keeps. Two adapters: IndexedDB in the browser, a simulated disk in the simulator. All
 * logic above it is shared.
 */
export interface LocalRecord {
  readonly entry: Entry;
  /** Canonical hash of the entry as it is kept here. */
  readonly hash: string;
  readonly delivery: DeliveryState;
  /** True when this device wrote it; only those count in "n of m sent". */
  readonly own: boolean;
  /** Place in the server's log, once known. */
  readonly seq?: number;
  /** When it was proven, by the server's clock: its keeping time runs from here. The device's clock may be wrong. */
  readonly provenAt?: number;
  /** Why it is held or refused. */
  readonly code?: QuarantineCode | RejectionCode;
}

/** Single values beside the records. All are written in the same transactions as the records they speak of. */
export interface Meta {
  readonly device: Uuid;
  /** Random, made with the store: tells a store that was evicted and made anew from the one before. */
  readonly storeId: Uuid;
  /** The last number this device used. */
  readonly deviceSeq: number;
  readonly hlc: HlcState;
  /** The last `seq` of the server's log applied here. */
  readonly cursor: number;
  readonly epoch: string;
  /**
   * Of a new store: where the log's end was when last heard, 0 before the first answer; null once the log was read to its
   * end. A store made before this was noted lacks it, and counts as read.
   */
  readonly reading: number | null;
  /** Of what was let go: by shelf, the moment up to which (retention.ts). */
  readonly letGo: Readonly<Record<string, number>>;
  /** Persons whose erasure reached this device. */
  readonly erasedPersons: readonly Uuid[];
  /** Ids of corrections that an order given here erased: asked about once the order is in the log (erase.ts). */
  readonly erasedHere: readonly Uuid[];
  /** What workers typed at a counter and did not save yet (half-typed.ts). It never leaves this device. */
  readonly halfTyped: readonly HalfTypedWork[];
  /**
   * Ids of what a start reads before all else (first.ts). A store that an older build filled lacks it until it was read once.
   */
  readonly first: readonly Uuid[];
  /** Of what was written aside while this device was locked and is in the log by now: up to which piece of each. */
  readonly takenIn: Readonly<Record<Uuid, number>>;
  /** Layout of this store; a store written by a newer app is refused, not guessed at. */
  readonly layout: number;
}

/**
 * Half-typed work of one worker at one site, in one tab. Its class is that of the kinds it would become, none of it sealed; its
 * lifetime ends with Save, Clear, the answer at sign-out, or after thirty days.
 */
export interface HalfTypedWork {
  readonly worker: Uuid;
  readonly site: Uuid;
  /** Which tab it was typed in; the next one goes on with it once that one is gone. */
  readonly tab: Uuid;
  /** When it was last typed at, in milliseconds. */
  readonly at: number;
  readonly work: JsonObject;
}

export interface StoreTransaction {
  readonly get: (id: Uuid) => Promise<LocalRecord | undefined>;
  readonly put: (record: LocalRecord) => Promise<void>;
  readonly remove: (id: Uuid) => Promise<void>;
  /** Up to `limit` records in this state, by device and number. */
  readonly inState: (state: DeliveryState, limit: number) => Promise<readonly LocalRecord[]>;
  readonly ofSubject: (subject: Uuid) => Promise<readonly LocalRecord[]>;
  readonly all: () => Promise<readonly LocalRecord[]>;
  /** How many there are, about: without what this transaction changes, and until all was read some may count twice. */
  readonly count: () => Promise<number>;
  /** Up to `limit` records whose ids come after this one, by id; left out: from the first. */
  readonly after: (id: Uuid | undefined, limit: number) => Promise<readonly LocalRecord[]>;
  readonly meta: <K extends keyof Meta>(key: K) => Promise<Meta[K] | undefined>;
  readonly setMeta: <K extends keyof Meta>(key: K, value: Meta[K]) => Promise<void>;
}

export interface LocalStore {
  /**
   * All or nothing, one writer at a time over all tabs; resolves only when the bytes are on disk (strict durability). `work` may be
   * begun anew, where another tab wrote meanwhile: it changes nothing but its transaction.
   */
  readonly write: <T>(work: (tx: StoreTransaction) => Promise<T>) => Promise<Result<T, Failure>>;
  readonly read: <T>(work: (tx: StoreTransaction) => Promise<T>) => Promise<Result<T, Failure>>;
  /** Calls back when the storage was taken away while it was open; left out where that cannot be told. */
  readonly whenClosed?: (listener: () => void) => () => void;
}

/** News between the tabs of one device; a tab hears all others and never itself. */
export type TabNews =
  /** These records changed or went: read them again. */
  | { readonly type: 'records'; readonly changed: readonly Uuid[]; readonly removed: readonly Uuid[] }
  /** Where syncing stands, from the tab that syncs. */
  | {
      readonly type: 'phase';
      readonly phase: SyncPhase;
      readonly lastSyncAt?: number;
      readonly reading?: Reading | undefined;
      readonly clockAhead?: number | undefined;
    }
  /** What is half typed changed on the disk. */
  | { readonly type: 'half-typed' }
  /** A tab asks the one that syncs to do so now. */
  | { readonly type: 'sync-now' };

/** A log that was never read to its end here: places read, and how many there are; 0 while that is not known. */
export interface Reading {
  readonly done: number;
  readonly of: number;
}

export type SyncPhase = 'idle' | 'syncing' | 'offline' | 'signed-out' | 'trouble';

export interface TabChannel {
  readonly post: (news: TabNews) => void;
  readonly listen: (listener: (news: TabNews) => void) => () => void;
}
