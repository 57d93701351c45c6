import type { Act } from '#contract/audit.ts';
import type { WorkerCaller } from '#contract/callers.ts';
import type { Database } from '#database/connection.ts';
import { type Sql, sql } from '#database/sql.ts';
import type { Clock, Random } from '#log/index.ts';
import { noteActs } from '../audit/audit.ts';
import { hashOf, idOf } from './held.ts';

export interface DecidingDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
}

/** Sets how it stands and writes down who did it; false when nothing stood so that it could be. */
const decideOn = (
  deps: DecidingDeps,
  by: WorkerCaller,
  key: string,
  act: Act,
  change: Sql,
): Promise<boolean> =>
  deps.database.inOrganization(by.org, async (tx) => {
    const count = await tx.run(sql`
      update quarantine ${change}
        and org_id = ${by.org} and id = ${idOf(key)} and hash = decode(${hashOf(key)}, 'hex')`);
    if (count > 0) await noteActs(deps, tx, by.org, by, [{ act, about: idOf(key) }]);
    return count > 0;
  });

/** Lets what was held wait no longer; false when it did not wait. */
export const closeHeld = (
  deps: DecidingDeps,
  by: WorkerCaller,
  key: string,
  state: 'released' | 'dismissed',
  act: Act,
): Promise<boolean> =>
  decideOn(
    deps,
    by,
    key,
    act,
    sql`set state = ${state}, decided_by = ${by.worker}, decided_at = to_timestamp(${deps.clock.now()}::float8 / 1000)
      where state = 'open'`,
  );

/** Has a dismissed entry wait again; false when it was not dismissed. */
export const reopenHeld = (deps: DecidingDeps, by: WorkerCaller, key: string): Promise<boolean> =>
  decideOn(
    deps,
    by,
    key,
    'entry-reopened',
    sql`set state = 'open', decided_by = null, decided_at = null where state = 'dismissed'`,
  );
