import type { AttachmentMedia, AttachmentRef } from '#attachments/attachment.ts';
import type {
  Cipher,
  DeliveryState,
  Entry,
  Failure,
  JsonObject,
  LocalDate,
  LocalTime,
  Result,
  Standing,
  Uuid,
} from '#log/index.ts';
import type { FeedbackAsks } from './feedback.ts';

/** What screens may do with the log. The app's shell provides it; screens know no store and no network. */

/** An entry before the device has put its envelope around it. */
export interface Draft {
  /** Left out: a new one. Given where something was kept for the entry before it was recorded (`Attachments.keep`). */
  readonly id?: Uuid;
  readonly kind: string;
  readonly version: number;
  readonly body: JsonObject;
  /** The field of the body that is to name the drafts before this one in the same save. */
  readonly lists?: string;
  /** Values of the kind's sealed fields, in clear; the device seals them as it saves. */
  readonly sealed?: JsonObject;
  /** In place of `sealed`: what the device sealed before, for the entry of this `id`. */
  readonly sealedAs?: string;
  /** Left out: now. */
  readonly occurredAt?: LocalTime;
  /** Left out: the site of the shift. */
  readonly site?: Uuid;
  readonly subject?: Uuid;
  readonly supersedes?: readonly Uuid[];
}

export interface Recorder {
  /**
   * Saves the drafts as entries in one local transaction; resolves when they are on disk. Drafts of one encounter share
   * a new visit id (`'new'`), join one, or have none. With `counter`, they are what was half typed here: in the same
   * transaction it gives way to what the save leaves at the counter. `of`: it was not typed at the counter, but kept for this
   * (`LogAccess.kept`).
   */
  readonly record: (
    drafts: readonly Draft[],
    visit: 'new' | 'none' | { readonly id: Uuid },
    counter?: { readonly leaves: JsonObject | undefined; readonly of?: Uuid },
  ) => Promise<Result<readonly Entry[], Failure>>;
  /** Takes entries back with `log.void`. */
  readonly takeBack: (
    ids: readonly Uuid[],
    reason: 'slip' | 'mistake' | 'duplicate' | 'test',
  ) => Promise<Result<readonly Entry[], Failure>>;
}

/** Pictures and spectra beside entries (attachments/attachment.ts): kept here until they are handed in, fetched when they are looked at. */
export interface Attachments {
  /** An id for the draft that will name what is kept for it. */
  readonly newEntry: () => Uuid;
  /**
   * Keeps a picture for the entry of this id, upright, small and without where and when; on disk when it resolves. Answers what
   * the draft's body names.
   */
  readonly keep: (
    entry: Uuid,
    picture: Blob,
    how: 'open' | 'sealed',
  ) => Promise<Result<AttachmentRef, Failure>>;
  /** Keeps the curve of a spectrum's file in the same way (attachments/spectrum.ts); a file too large to be one is not read. */
  readonly keepSpectrum: (entry: Uuid, file: Blob) => Promise<Result<AttachmentRef, Failure>>;
  /** What an entry names, to be shown. */
  readonly look: (
    entry: Uuid,
    ref: AttachmentRef,
  ) => Promise<Result<{ readonly media: AttachmentMedia; readonly bytes: Uint8Array }, Failure>>;
}

/** What this device can do with what is sealed, by the keys that it holds. */
export interface Sealing {
  /**
   * `reads`: it holds the organization's secret. `seals`: it holds none now, and seals so that other devices of the organization
   * can read. `nothing`: it was never let in, or there are no keys. `no-tls`: a page that came over plain HTTP has none.
   */
  readonly can: 'reads' | 'seals' | 'nothing' | 'no-tls';
  /** There where it reads or seals. */
  readonly cipher?: Cipher | undefined;
  /** There where it reads: what a code is kept as and found by. Nobody without the organization's secret can reckon it. */
  readonly lookUp?: ((sort: 'card' | 'code' | 'derived', text: string) => string) | undefined;
  /** An id for an entry whose part is sealed before it is recorded. */
  readonly newEntry: () => Uuid;
}

export interface SealingSource {
  /** The same object until it changes. */
  readonly now: () => Sealing;
  readonly subscribe: (listener: () => void) => () => void;
}

/** What the server holds of one person, as far as this worker may read it. */
export interface HeldOf {
  readonly held: readonly {
    readonly entry: Entry;
    /** The last day on which it leads to the person. */
    readonly until: LocalDate;
    /** Changed or taken back by a later entry. */
    readonly isReplaced: boolean;
  }[];
  /** Entries that wait there for a coordinator. */
  readonly waiting: number;
}

/** A sheet as rows of text: days as `YYYY-MM-DD`, and each row with the number that people see beside it. */
export interface SheetRows {
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
}

/** What the server is asked now and then. */
export interface Asks extends FeedbackAsks {
  readonly heldOf: (person: Uuid) => Promise<Result<HeldOf, Failure>>;
  /** The rows of a spreadsheet (CSV, XLSX), which the server reads; nothing of the file is kept. */
  readonly sheetRows: (file: Blob) => Promise<Result<SheetRows, Failure>>;
}

/**
 * What this worker has typed at this site's counter and not saved. It outlives the screen, a reload and an update, until it
 * is saved or cleared.
 */
export interface HalfTyped {
  /** The same object until it changes; undefined when nothing is half typed. */
  readonly now: () => { readonly at: number; readonly work: JsonObject } | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  /** Holds it at once; resolves when it is on the disk. Undefined: nothing is half typed any more. */
  readonly keep: (work: JsonObject | undefined) => Promise<Result<void, Failure>>;
}

/** What this device holds, as screens see it. Kept in memory, updated after each save and each sync. */
export interface LogView {
  /** Entries that count now (corrected ones in their corrected form), newest last. */
  readonly effective: (query: {
    readonly kinds: readonly string[];
    readonly site?: Uuid;
    readonly from?: LocalDate;
    readonly to?: LocalDate;
  }) => readonly Entry[];
  /** An entry with everything that supersedes it or that it supersedes, oldest first. */
  readonly history: (id: Uuid) => readonly Entry[];
  /** The families of a visit, oldest first, also those that were taken back; each as `history` gives it. */
  readonly visit: (visit: Uuid) => readonly (readonly Entry[])[];
  /** Families with more than one tip: a person must look. Each is its tips, best first. */
  readonly forks: () => readonly (readonly Entry[])[];
  /** How a family of `history` or `visit` stands; undefined where all of it was taken back with what its device wrote. */
  readonly standing: (family: readonly Entry[]) => Standing<Entry> | undefined;
  readonly delivery: (id: Uuid) => DeliveryState | undefined;
  /** Calls back after every change; answers how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Grows with every change: a key for memoizing. */
  readonly revision: () => number;
}

/** What was saved on this device, by where it stands: "3 saved, 0 sent", "3 of 3 sent". A visit counts once. */
export interface SyncStatus {
  readonly own: number;
  readonly waiting: number;
  readonly sent: number;
  readonly held: number;
  readonly refused: number;
  readonly phase: 'idle' | 'syncing' | 'offline' | 'signed-out' | 'trouble';
  readonly lastSyncAt?: number;
  /**
   * There while this device has never read the log to its end: places of the log read, and how many there are (0: not
   * known yet). Until then what is reckoned from other devices' entries is not the truth and is not shown. `isHere`: all is on
   * this device and is being read from its own storage; of what is counted here only what is not sent is known yet.
   */
  readonly reading?: { readonly done: number; readonly of: number; readonly isHere?: true } | undefined;
  /** How far this device's clock is ahead of the server's (below 0: behind), in milliseconds, where it is wrong. */
  readonly clockAhead?: number | undefined;
  /** Set while the browser has thrown away what was here and nobody has said they read it: what was not sent is lost. */
  readonly cleared?: { readonly lost?: number } | undefined;
}

/** Where and by whom: fixed for a shift. */
export interface Place {
  readonly org: Uuid;
  /** What the organization is called. */
  readonly organization: string;
  readonly site: Uuid;
  readonly worker: Uuid;
  readonly sites: readonly { readonly id: Uuid; readonly name: string; readonly channel: string }[];
  /** Sites that were removed: no shift starts there, but supplies may still stand on their shelves. */
  readonly closed: readonly { readonly id: Uuid; readonly name: string }[];
  readonly workers: readonly { readonly id: Uuid; readonly name: string }[];
  /** This worker's role: what it may not write the server holds for a person (contract/rights.ts). */
  readonly role: string;
  /** Bound to some sites: then nothing that counts for the whole organization. */
  readonly isBound: boolean;
  /** Sealed notes may be written beside visits. */
  readonly hasNotes: boolean;
  /** What stands for the organization in addresses of public pages; an older server gives none. */
  readonly code: string | undefined;
  /** Local time now, and today's local date. */
  readonly now: () => LocalTime;
}
