import type { Transaction } from '#database/transaction.ts';
import type { Entry, Uuid } from '#log/index.ts';

/** Entries that stop counting and entries that begin to, by what was already in the tables. */
export interface EffectiveChange {
  readonly removed: readonly Entry[];
  readonly added: readonly Entry[];
}

/** Keeps every room's tables true, in the transaction that changes the log. */
export interface Projector {
  readonly apply: (tx: Transaction, org: Uuid, change: EffectiveChange) => Promise<void>;
}
