import type {
  Decision,
  Entry,
  Known,
  LocalDate,
  LocalTime,
  PullResponse,
  Ranges,
  TimesLeft,
  Uuid,
} from '#log/index.ts';
import type { Reach } from '../access/reach.ts';

/**
 * Where the server keeps the log: PostgreSQL in the server, simulated storage in the simulator. The steps of an intake
 * (lock the head, read what is known, decide, write all of it, commit) are shared: intake.ts.
 */
export interface LogTransaction {
  /** Locks the organization's head until the end of the transaction; answers the last `seq` given and the epoch. */
  readonly lockHead: () => Promise<{ readonly lastSeq: number; readonly epoch: string }>;
  /** What is held about these, as of the locked head: may be asked together with the lock, never before it. */
  readonly known: (
    ids: readonly string[],
    devices: readonly string[],
    subjects: readonly string[],
    targets: readonly string[],
  ) => Promise<Known>;
  /** What the log has left of the times of these entries, once all is written (log-store/left.ts). */
  readonly left: (ids: readonly Uuid[]) => Promise<ReadonlyMap<Uuid, TimesLeft>>;
  /** As what, and when, the server writes what it says itself. */
  readonly clerk: () => Promise<Clerk>;
  /** Stores accepted and quarantined entries, redactions, ledgers, projections and the new head. */
  readonly write: (decision: Decision, firstSeq: number) => Promise<void>;
}

export interface Clerk {
  /** Stands for the server where a worker would stand. */
  readonly author: Uuid;
  /** Now, at the place of the program. */
  readonly now: LocalTime;
  /** Of now the day, and its place among the counts of that day (stock/fade.ts): tells no second. */
  readonly received: LocalTime;
}

export interface PageQuery {
  readonly after: number;
  readonly limit: number;
  readonly reach: Reach;
  readonly site?: Uuid;
  /** Of kinds that a device needs lately only what counts from this day on (`lately` in log/kind.ts). */
  readonly since?: LocalDate;
  /** The place as of which a device had what is older reckoned. */
  readonly checkpoint?: number;
  /** Without what no device needs. */
  readonly toDevice?: true;
}

export interface LogStore {
  /** One transaction: everything that `work` wrote is durable when this resolves, or nothing is. */
  readonly transact: <T>(org: Uuid, work: (tx: LogTransaction) => Promise<T>) => Promise<T>;
  /** Entries after a cursor in `seq` order, at most `limit`, from one snapshot; of `reach` those at `site` if it is given. */
  readonly page: (
    org: Uuid,
    query: PageQuery,
  ) => Promise<{
    readonly epoch: string;
    readonly entries: readonly { readonly seq: number; readonly entry: Entry }[];
    readonly next: number;
    readonly more: boolean;
    readonly head?: number;
    readonly checkpoint?: PullResponse['checkpoint'];
  }>;
  /** `owner`: only where the device is this installation's; else as if nothing had come of it. */
  readonly ledger: (
    org: Uuid,
    device: Uuid,
    owner?: Uuid,
  ) => Promise<{ readonly epoch: string; readonly ranges: Ranges }>;
}
