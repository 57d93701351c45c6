import type { RowTarget } from '#catalog/row-target.ts';
import type { Capability } from '#contract/capability.ts';
import type { Migration } from '#database/migration.ts';
import type { Follow } from '#database/projection/follow.ts';
import type { Projection } from '#database/projection/projection.ts';
import type { TimerHandler } from '#database/timers.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';
import type { PublicPage } from '#public/page.ts';
import type { ReportTable } from '#report/server/table.ts';

/** What a program brings to the server: `program` of its `server.ts`. */
export interface ProgramServer {
  readonly projections: readonly Projection[];
  /** At least one: what a program records can be counted. */
  readonly reports: readonly ReportTable[];
  /** What rows of a spreadsheet can become. */
  readonly targets: readonly RowTarget[];
  /** Which timers its entries set and end; their handlers are in `timers`. */
  readonly follows?: readonly Follow[];
  readonly timers?: readonly TimerHandler[];
  /** What its entries leave for a person to decide. */
  readonly waiting?: readonly Waiting[];
  /** Which of these visits are over: what was said of them in passing is forgotten. */
  readonly ended?: (tx: Transaction, org: Uuid, visits: readonly Uuid[]) => Promise<readonly Uuid[]>;
  /** Pages for people without the app. */
  readonly publicPages?: readonly PublicPage[];
  /** Only for tables that are not projections. */
  readonly migrations?: readonly Migration[];
}

/** One kind of thing that waits for a person: it stands in the one list of them all, and its number wherever that is linked. */
export interface Waiting {
  /** `NAME.WHAT`; its words are `NAME.waiting.WHAT`. */
  readonly code: string;
  /** Who may decide it: nobody else is told of it. */
  readonly needs: Capability;
  /** The oldest first, `limit` at most, of these sites only. */
  readonly read: (tx: Transaction, asked: WaitingAsked) => Promise<readonly WaitingItem[]>;
}

export interface WaitingAsked {
  readonly org: Uuid;
  readonly sites: 'all' | readonly Uuid[];
  readonly limit: number;
}

export interface WaitingItem {
  readonly id: string;
  readonly site: Uuid | null;
  /** Since when it waits: an instant. */
  readonly since: string;
  /** The screen of the app on which it is decided; what was decided can be taken back there. */
  readonly path: string;
}
