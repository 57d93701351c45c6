import type { Result, Uuid } from '#log/index.ts';
import type { SyncFailure } from './sync-store.ts';

/** What lies beside entries (app/attachments): what a pass does with it. */
export interface AttachmentSync {
  /** Lets go of what no entry here names any more. Needs no network. */
  readonly sweep: () => Promise<Result<void, SyncFailure>>;
  /** Entries that name something which is not on the server yet: of them nothing is said to be sent. */
  readonly waiting: () => Promise<Result<ReadonlySet<Uuid>, SyncFailure>>;
  /** Hands in what waits and whose entry is there. */
  readonly handIn: () => Promise<Result<void, SyncFailure>>;
}
