import { readNumbers, type TextNumber } from '#community/alerts/server/texts/numbers.ts';
import { textChannel } from '#community/alerts/server/texts/send.ts';
import type { WorkerCaller } from '#contract/callers.ts';
import type { Taken } from '#contract/route.ts';
import type { textNumberAdd } from '#contract/text-numbers.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import {
  type Clock,
  err,
  type Failure,
  failure,
  ok,
  type Random,
  type Result,
  type Uuid,
  uuidv4,
} from '#log/index.ts';
import { callChannel } from '#programs/consumption/server/calls.ts';
import { noteActs } from '../audit/audit.ts';

export interface ListedNumber extends TextNumber {
  /** What became of the last text to it; null where none was put. */
  readonly last: 'waiting' | 'sent' | 'refused' | 'dropped' | 'unsure' | null;
}

/** Numbers that texts go to. Who adds or takes one away is written down, the number is not. */
export const createTextNumbers = (deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  /** Whether the server has a gateway: without one nobody can be called. */
  readonly isSending: boolean;
  /** Kinds that say of a site that it has alarms. */
  readonly calls: readonly string[];
}) => ({
  /** Whether anybody could be called: there is a gateway, and a site with alarms. */
  canCall: async (org: Uuid): Promise<boolean> =>
    deps.isSending &&
    (await deps.database.readOrganization(org, (tx) =>
      tx.first(
        sql`select 1 as one from entry where org_id = ${org} and kind = any(${deps.calls}::text[]) limit 1`,
      ),
    )) !== undefined,
  list: (org: Uuid): Promise<readonly ListedNumber[]> =>
    deps.database.readOrganization(org, async (tx) => {
      const last = new Map(
        (
          await tx.rows<{ number: string; state: NonNullable<ListedNumber['last']> }>(sql`
            select distinct on (split_part(key, ':', 2)) split_part(key, ':', 2) as number, state from outbox
            where org_id = ${org} and channel in (${textChannel}, ${callChannel}) order by split_part(key, ':', 2), put_at desc, key`)
        ).map(({ number, state }) => [number, state] as const),
      );
      return (await readNumbers(tx, org)).map((own) => ({ ...own, last: last.get(own.id) ?? null }));
    }),
  add: (
    by: WorkerCaller,
    given: Taken<typeof textNumberAdd, 'body'>,
  ): Promise<Result<{ readonly id: Uuid }, Failure>> =>
    deps.database.inOrganization(by.org, async (tx) => {
      const { org } = by;
      const { whose, number, language } = given;
      const uses = given.whose === 'partner' ? { forAlerts: true, callsAfter: null } : given;
      if (uses.callsAfter !== null && !deps.isSending)
        return err(failure('request-invalid', { field: 'callsAfter' }));
      const ref = given.whose === 'partner' ? null : given.ref;
      const name = given.whose === 'partner' ? given.name : null;
      if (ref !== null && !(await isThere(tx, org, given.whose === 'worker', ref)))
        return err(failure('request-invalid', { field: 'ref' }));
      const row = await tx.first<{ id: Uuid }>(sql`
        insert into text_number (org_id, id, whose, ref, name, number, language, for_alerts, calls_after)
        values (${org}, ${uuidv4(deps)}, ${whose}, ${ref}::uuid, ${name}, ${number}, ${language},
          ${uses.forAlerts}, ${uses.callsAfter}::integer)
        on conflict (org_id, number) do update set whose = excluded.whose, ref = excluded.ref, name = excluded.name,
          language = excluded.language, for_alerts = excluded.for_alerts, calls_after = excluded.calls_after
        returning id`);
      if (row === undefined) throw new Error('an insert without a row');
      await noteActs(deps, tx, org, by, [{ act: 'text-number-added', about: ref ?? row.id, codes: [whose] }]);
      return ok(row);
    }),
  remove: (by: WorkerCaller, id: Uuid): Promise<Result<null, Failure>> =>
    deps.database.inOrganization(by.org, async (tx) => {
      const { org } = by;
      const row = await tx.first<{ whose: string; ref: Uuid | null }>(sql`
        delete from text_number where org_id = ${org} and id = ${id} returning whose, ref`);
      if (row === undefined) return err(failure('not-found'));
      await noteActs(deps, tx, org, by, [
        { act: 'text-number-removed', about: row.ref ?? id, codes: [row.whose] },
      ]);
      return ok(null);
    }),
});

const isThere = async (tx: Transaction, org: Uuid, isWorker: boolean, id: Uuid): Promise<boolean> =>
  (await tx.first(
    isWorker
      ? sql`select 1 as one from worker where org_id = ${org} and id = ${id} and removed_at is null`
      : sql`select 1 as one from site where org_id = ${org} and id = ${id} and removed_at is null`,
  )) !== undefined;
