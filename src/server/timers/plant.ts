import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { setTimer, type TimerHandler } from '#database/timers.ts';
import type { Clock, Random, Uuid } from '#log/index.ts';

/** How often it is looked for organizations that lack one. */
const lookMs = 60_000;
/** What nothing rings for any more; installed servers and their backups still hold one for each organization. */
const retired = ['stock.lot-expiry'];

/**
 * Every organization has one timer of each repeating kind: who lacks one is found by one query, and one that is due beyond
 * its period is pulled in.
 */
export const createPlanter = (deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly handlers: readonly TimerHandler[];
}): (() => Promise<void>) => {
  const repeating = deps.handlers.flatMap(({ kind, everyMs }) =>
    everyMs === undefined ? [] : [{ kind, everyMs }],
  );
  const kinds = repeating.map(({ kind }) => kind);
  let lookedAt: number | undefined;
  return async () => {
    const now = deps.clock.now();
    if (kinds.length === 0 || (lookedAt !== undefined && Math.abs(now - lookedAt) < lookMs)) return;
    const lacking = await deps.database.acrossOrganizations((tx) =>
      tx.rows<{ org: Uuid; kind: string }>(sql`
        select organization.org_id as org, wanted.kind
        from organization cross join unnest(${kinds}::text[]) as wanted(kind)
        left join timer on timer.org_id = organization.org_id and timer.kind = wanted.kind and timer.payload = '{}'::jsonb
        where timer.id is null`),
    );
    for (const { org, kind } of lacking)
      await deps.database.inOrganization(org, (tx) => setTimer(deps, tx, org, { kind, dueAt: now }));
    await deps.database.acrossOrganizations((tx) =>
      tx.run(sql`delete from timer where kind = any(${retired}::text[])`),
    );
    // One that is due beyond its period was set by a clock that was ahead.
    for (const { kind, everyMs } of repeating)
      await deps.database.acrossOrganizations((tx) =>
        tx.run(sql`
          update timer set due_at = to_timestamp(${now}::float8 / 1000), lease_until = null
          where kind = ${kind} and payload = '{}'::jsonb and due_at > to_timestamp(${now + everyMs}::float8 / 1000)`),
      );
    lookedAt = now;
  };
};
