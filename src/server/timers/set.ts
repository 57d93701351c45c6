import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Random, type Uuid, uuidv4 } from '#log/index.ts';
import type { TimerPayload } from './timer.ts';

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
