import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';

/** Ids, counts and codes: what a timer needs to know. Never content. */
export type TimerPayload = Readonly<Record<string, string | number>>;

export interface DueTimer {
  readonly org: Uuid;
  readonly id: Uuid;
  readonly kind: string;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
  readonly now: number;
  readonly payload: TimerPayload;
}

/**
 * What happens when a timer is due. `run` works in the transaction that also settles the timer: either all of it is done
 * and the timer is settled, or nothing is and the timer comes again. So a handler may be cut off at any point.
 */
export interface TimerHandler {
  /** `retention.blur`: unique. */
  readonly kind: string;
  /** For timers that every organization has: how often, in milliseconds. Left out: set by other code with `setTimer`. */
  readonly everyMs?: number;
  /** True for what cannot be undone: it waits while the server's clock is in doubt (clock/guard.ts). */
  readonly isForGood?: true;
  /** Answers when to come again, or undefined when it is done. A handler with `everyMs` may leave the time to that. */
  readonly run: (tx: Transaction, timer: DueTimer) => Promise<number | undefined>;
}
