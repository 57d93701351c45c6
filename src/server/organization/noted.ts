import type { Database } from '#database/connection.ts';
import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Clock, Random, Uuid } from '#log/index.ts';
import { raiseRoster } from '../access/sessions.ts';
import { type Actor, type Done, noteActs } from '../audit/audit.ts';

export interface EditorDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
}

/** Changes of one person to who and where: each in a transaction that devices learn of, and that notes what was done. */
export interface NotedChanges {
  readonly within: <T>(org: Uuid, work: (tx: Transaction) => Promise<T>) => Promise<T>;
  readonly note: (tx: Transaction, org: Uuid, done: readonly Done[]) => Promise<void>;
  readonly now: () => Sql;
}

export const createNotedChanges = (deps: EditorDeps, by: Actor): NotedChanges => ({
  within: (org, work) =>
    deps.database.inOrganization(org, async (tx) => {
      await raiseRoster(tx, org);
      return work(tx);
    }),
  note: (tx, org, done) => noteActs(deps, tx, org, by, done),
  now: () => sql`to_timestamp(${deps.clock.now()}::float8 / 1000)`,
});

/** When something was removed: stays when it was already, goes when it is brought back. A searched case: clusters refuse the other. */
export const removedAt = (removed: boolean | undefined, now: Sql): Sql => sql`case
  when ${removed ?? null}::bool then coalesce(removed_at, ${now}) when not ${removed ?? null}::bool then null
  else removed_at end`;

/** True for something that is asked for and is not so already: saving a form again changes nothing. */
export const isOther = <T>(to: T | undefined, before: T): boolean => to !== undefined && to !== before;
export const when = (isSo: boolean, done: Done): readonly Done[] => (isSo ? [done] : []);
