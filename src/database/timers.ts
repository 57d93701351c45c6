import { type JsonObject, type Random, type Uuid, uuidv4 } from '#log/index.ts';
import { sql } from './sql.ts';
import type { Transaction } from './transaction.ts';

/** Ids, counts and codes: what a timer needs to know. Never content. */
export type TimerPayload = Readonly<Record<string, string | number>>;

export interface DueTimer {
  readonly org: Uuid;
  readonly id: Uuid;
  readonly kind: string;
  /** What an entry's timer is about (follow.ts); absent for an organization's own. */
  readonly about?: Uuid;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
  readonly now: number;
  /** How often it rang before: 0 the first time. */
  readonly rings: number;
  readonly payload: TimerPayload;
}

/**
 * What happens when a timer is due. `run` works in the transaction that also settles the timer: either all of it is done
 * and the timer is settled, or nothing is and the timer comes again. So a handler may be cut off at any point; what must
 * leave the server goes into the outbox (outbox.ts).
 */
export interface TimerHandler {
  /** `retention.blur`: unique. */
  readonly kind: string;
  /** For timers that every organization has: how often, in milliseconds. Left out: set by entries or with `setTimer`. */
  readonly everyMs?: number;
  /** True where it tells nobody at the site that its time is past: it calls elsewhere. */
  readonly isElsewhere?: true;
  /** True for what cannot be undone: it waits while the server's clock is in doubt (server/clock/guard.ts). */
  readonly isForGood?: true;
  /** Answers when to come again, or undefined when it is done. A handler with `everyMs` may leave the time to that. */
  readonly run: (tx: Transaction, timer: DueTimer) => Promise<number | undefined>;
  /**
   * What the server writes into the log because the timer is due, before `run`: once, however often the timer comes again. Reads
   * in `tx` and changes nothing.
   */
  readonly writes?: (tx: Transaction, timer: DueTimer) => Promise<readonly TimerDraft[]>;
}

/** An entry that the server writes of its own accord. */
export interface TimerDraft {
  /** For what must never be written twice, whoever writes it. The first draft's id is of the timer. Left out: a new one. */
  readonly id?: Uuid;
  readonly kind: string;
  readonly version: number;
  readonly body: JsonObject;
  readonly site: Uuid;
}

/** Sets a timer, in the caller's transaction: it is there exactly when what it belongs to is. */
export const setTimer = (
  deps: { readonly random: Random },
  tx: Transaction,
  org: Uuid,
  timer: { readonly kind: string; readonly dueAt: number; readonly payload?: TimerPayload },
): Promise<number> =>
  tx.run(sql`
    insert into timer (org_id, id, kind, due_at, payload)
    values (${org}, ${uuidv4(deps)}, ${timer.kind}, to_timestamp(${timer.dueAt}::float8 / 1000),
      ${JSON.stringify(timer.payload ?? {})}::jsonb)
    on conflict do nothing`);
