import type { Item } from '#catalog/item.ts';
import type { Capability } from '#contract/capability.ts';
import type { Migration } from '#database/migration.ts';
import type { Follow } from '#database/projection/follow.ts';
import type { Projection } from '#database/projection/projection.ts';
import type { TimerHandler } from '#database/timers.ts';
import type { Transaction } from '#database/transaction.ts';
import type { LocalDate, Uuid } from '#log/index.ts';
import type { PageContext } from '#public/context.ts';
import type { Html } from '#public/html.ts';
import type { PublicPage } from '#public/page.ts';
import type { Measure } from '#report/funder/measure.ts';
import type { Period } from '#report/period.ts';
import type { ReportTable } from '#report/server/table.ts';

/** What a part of the community room brings to the server, `part` of its `server.ts`; a program brings more (programs/server.ts). */
export interface CommunityServer {
  readonly projections: readonly Projection[];
  readonly reports: readonly ReportTable[];
  /** Which of its figures may leave for a funder, in blocks that are safe. */
  readonly leaving?: readonly Measure[];
  /** Which timers its entries set and end; their handlers are in `timers`. */
  readonly follows?: readonly Follow[];
  readonly timers?: readonly TimerHandler[];
  /** What its entries leave for a person to decide. */
  readonly waiting?: readonly Waiting[];
  /** Pages for people without the app. */
  readonly publicPages?: readonly PublicPage[];
  /** Events of which an unusual week is told to a person (alerts/server/spike-timer.ts). */
  readonly series?: readonly EventSeries[];
  /** Which of its figures everyone reads on the page that reports back each month (month/). */
  readonly gives?: readonly Given[];
  /** What else it tells on that page. */
  readonly tells?: readonly Telling[];
  /** Only for tables that are not projections. */
  readonly migrations?: readonly Migration[];
}

/** One line of what was given in a month. */
export interface Given {
  /** Unlike any other's. */
  readonly code: string;
  /** Messages for whoever was there: what it is called. */
  readonly title: string;
  /** A measure that may leave (`leaving`), and which items of it are added up: pieces that may be called by one name. */
  readonly measure: string;
  readonly counts: (code: string, item: Item | undefined) => boolean;
}

/** A part of the page that reports back, of what stands on public pages anyway. */
export interface Telling {
  /** Message: its heading. */
  readonly heading: string;
  /** Message: there is nothing of the month. */
  readonly none: string;
  /** In words that people typed: said once, also where a sheet says all else in two languages. */
  readonly isTyped?: true;
  /** What stands there of a month; undefined: nothing. */
  readonly read: (
    tx: Transaction,
    org: Uuid,
    month: Period,
  ) => Promise<((view: Pick<PageContext<unknown>, 't' | 'locale'>) => Html) | undefined>;
}

/** Events by day and site: how many there were, of nobody in particular. */
export interface EventSeries {
  /** `NAME.WHAT`; its words are `alerts.series.NAME.WHAT`. */
  readonly code: string;
  /** From the first of these days up to the second, which is left out. Days without an event may be missing. */
  readonly read: (
    tx: Transaction,
    org: Uuid,
    from: LocalDate,
    until: LocalDate,
  ) => Promise<readonly { readonly site: Uuid; readonly day: LocalDate; readonly count: number }[]>;
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
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface WaitingItem {
  readonly id: string;
  readonly site: Uuid | null;
  /** Since when it waits: an instant. */
  readonly since: string;
  /** The screen of the app on which it is decided; what was decided can be taken back there. */
  readonly path: string;
}
