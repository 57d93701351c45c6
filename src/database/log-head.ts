import type { Uuid } from '#log/index.ts';
import { sql } from './sql.ts';
import type { Transaction } from './transaction.ts';

/** Where the log of an organization stands. */
export interface Head {
  readonly lastSeq: number;
  readonly epoch: string;
  readonly roster: number;
  /** Up to which place entries were looked at for times that cannot be meant. */
  readonly lookedAt: number;
}

/**
 * Locks the log of an organization until the transaction ends: entries come in, fade, are erased or read whole one after the
 * other. Throws for an organization without one: rows are written beside the head (own-rows.ts), and none would be.
 */
export const lockHead = async (tx: Transaction, org: Uuid): Promise<Head> => {
  const head = await tx.first<{ last_seq: number; roster: number; epoch: string; looked_at_seq: number }>(
    sql`select last_seq, roster, epoch, looked_at_seq from log_head where org_id = ${org} for update`,
  );
  if (head === undefined) throw new Error('an organization without a log head');
  return {
    lastSeq: head.last_seq,
    epoch: head.epoch,
    roster: head.roster,
    lookedAt: head.looked_at_seq,
  };
};
