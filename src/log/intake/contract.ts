import type { Authority, By } from '../authority.ts';
import type { ClockFault, PushClock } from '../clock-fault.ts';
import type { Entry, EnvelopeFault, Written } from '../entry.ts';
import type { KindRegistry } from '../kind.ts';
import type { Ranges } from '../ledger.ts';
import type { Sha256 } from '../ports.ts';
import type { Uuid } from '../uuid.ts';
import type { Flag, QuarantineCode, Verdict } from '../verdict.ts';

/** What the server holds about one id. */
export interface KnownEntry {
  /** Hash of the bytes that are kept: those first offered, unless it was erased or has faded. */
  readonly hash: string;
  readonly kind: string;
  readonly erased: boolean;
  /** Undefined where it cannot be said, as of what was stored apart. */
  readonly author?: Uuid;
  readonly site?: Uuid;
  /** Device and number of one that was erased, as `${device} ${deviceSeq}`: others of its id are not it. */
  readonly number?: string | undefined;
  /** True where an erasure of its person was ordered: only then does an erased copy of it win. */
  readonly isErasureOrdered?: boolean;
  /** What was left once it had faded. Its first bytes, or those another server left of it, are then a repeat. */
  readonly faded?: Entry;
}

export interface Known {
  readonly org: Uuid;
  readonly now: number;
  /** Entries of the log whose id is offered, or is superseded by something offered. */
  readonly entries: ReadonlyMap<Uuid, KnownEntry>;
  /** Quarantined bytes whose id is offered: `${id} ${hash}` to the code. */
  readonly quarantined: ReadonlyMap<string, QuarantineCode>;
  /** Ids in quarantine, offered or superseded by something offered, of which an erasure left only the open part. */
  readonly erasedHeld?: ReadonlySet<Uuid>;
  readonly ledgers: ReadonlyMap<Uuid, Ranges>;
  /** How many entries are joined with one that is superseded by something offered; need not be counted beyond the limit. */
  readonly familySizes: ReadonlyMap<Uuid, number>;
  readonly erasedPersons: ReadonlySet<Uuid>;
  readonly sites: ReadonlySet<Uuid>;
  readonly workers: ReadonlySet<Uuid>;
  /** Who may write what. Left out where the house alone writes: then whoever else hands in is refused. */
  readonly authority?: Authority;
  /** The server's own clock may be wrong (server/clock): then it judges nobody else's. */
  readonly isClockDoubted?: boolean;
}

export interface AcceptedEntry extends Written {
  /** Hash of the bytes as offered. Not to be stored where the entry is erased: it would tell who it was, and when. */
  readonly offeredHash: string;
  /** Place in the batch's run of new places: 0, 1, 2 ... */
  readonly place: number;
  readonly flags: readonly Flag[];
  /** False when this build does not know the kind or version: stored and passed on, projected after an update. */
  readonly understood: boolean;
  /**
   * Left of it is what an erasure leaves: its person's was ordered, or it corrects something erased and names nobody. What is joined
   * with it goes too; what merely arrives erased takes nothing with it.
   */
  readonly erasedBy?: ErasedBy | undefined;
}

export type ErasedBy = 'order' | 'chain';

/** A well-formed entry that cannot count for now. */
export interface HeldOffer extends Written {
  readonly code: QuarantineCode;
  readonly detail: string;
  /** The worker whose token brought it; undefined for the house. */
  readonly from?: Uuid | undefined;
}

export interface Decision {
  /** One for each offered value, in order; `accepted` still without `seq`, which is `place` plus the first free one. */
  readonly verdicts: readonly Verdict[];
  readonly accepted: readonly AcceptedEntry[];
  readonly quarantined: readonly HeldOffer[];
  /** Ids of stored entries, in the log or in quarantine, to redact now: an erased copy of them was offered. */
  readonly redactIds: readonly Uuid[];
  /** Persons whose erasure was ordered in this batch: all their stored entries, in the log and in quarantine, must be redacted now. */
  readonly erasedPersons: readonly Uuid[];
  /** The ledgers that changed. */
  readonly ledgers: ReadonlyMap<Uuid, Ranges>;
  /** Devices that wrote for the first time, with the installation that each belongs to from now on. */
  readonly owners?: ReadonlyMap<Uuid, Uuid>;
  /** Held entries that came again from where they belong and count now. */
  readonly cleared?: readonly { readonly id: Uuid; readonly hash: string }[];
  /** Of the accepted, those that a wrong clock dated (clock.ts): to be named in the log in the same transaction. */
  readonly doubted: readonly {
    readonly entry: Entry;
    readonly fault: ClockFault;
    readonly push?: PushClock;
  }[];
}

export interface IntakeDeps {
  readonly sha256: Sha256;
  readonly kinds: KindRegistry;
  /** Kinds that wait for a person when a wrong clock dated them. */
  readonly waiting?: readonly string[];
}

/**
 * An offered value as it was read, before anything is known about it: an entry, or why it is none. `aside` says that
 * storing it among others failed, and that it goes to quarantine for it.
 */
export type Offer = (
  | (Written & { readonly aside?: Aside })
  | { readonly id: string; readonly fault: EnvelopeFault }
) & {
  /** Who hands it in; left out, the house. */
  readonly by?: By;
  /** It comes from a device, and what its clock says; left out for what the server reads out of files. */
  readonly push?: PushClock;
};

export interface Aside {
  readonly code: QuarantineCode;
  readonly detail: string;
}
