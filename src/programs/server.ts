import type { RowTarget } from '#catalog/row-target.ts';
import type { CommunityServer } from '#community/server.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';

export type { Waiting, WaitingAsked, WaitingItem } from '#community/server.ts';

/** What a program brings to the server: `program` of its `server.ts`. At least one report: what it records can be counted. */
export interface ProgramServer extends CommunityServer {
  /** What rows of a spreadsheet can become. */
  readonly targets: readonly RowTarget[];
  /** Which of these visits are over: what was said of them in passing is forgotten. */
  readonly ended?: (tx: Transaction, org: Uuid, visits: readonly Uuid[]) => Promise<readonly Uuid[]>;
}
