import type { KitPart } from '#catalog/kit-parts.ts';
import type { RowTarget } from '#catalog/row-target.ts';
import type { CommunityServer } from '#community/server.ts';
import type { Answered } from '#contract/route.ts';
import type { siteStanding } from '#contract/timers.ts';
import type { RowChange } from '#database/projection/tables.ts';
import type { Transaction } from '#database/transaction.ts';
import type { LocalDate, Uuid } from '#log/index.ts';

export type { Waiting, WaitingAsked, WaitingItem } from '#community/server.ts';

/** What a program brings to the server: `program` of its `server.ts`. At least one report: what it records can be counted. */
export interface ProgramServer extends CommunityServer {
  /** What rows of a spreadsheet can become. */
  readonly targets: readonly RowTarget[];
  /**
   * What its items do to the tables of the projection of its own name when they were in kits that another program handed out.
   * `parts`: those of this program, in whole units. Left out by a program whose items no report counts.
   */
  readonly kitParts?: (at: KitHandOut, parts: readonly KitPart[]) => readonly RowChange[];
  /** Kinds that say of a site that it has alarms which call people by text when nobody answers. */
  readonly calls?: readonly string[];
  /** Which of these visits are over: what was said of them in passing is forgotten. */
  readonly ended?: (tx: Transaction, org: Uuid, visits: readonly Uuid[]) => Promise<readonly Uuid[]>;
  /** Who is looked after at a site now, as much as a wall may show; undefined where nobody was since yesterday. */
  readonly standing?: (
    tx: Transaction,
    at: { readonly org: Uuid; readonly site: Uuid; readonly now: number },
  ) => Promise<Omit<Answered<typeof siteStanding>, 'now' | 'isUsed'> | undefined>;
}

/** When, where and to whom a kit went: `visit` is the entry itself where there is none. */
export interface KitHandOut {
  readonly day: LocalDate;
  readonly site: Uuid;
  readonly visit: Uuid;
  readonly channel: string;
}
