import type { WorkerCaller } from '#contract/callers.ts';
import { siteAlias, siteStanding, siteTimers } from '#contract/timers.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { type Clock, err, failure, ok, type Uuid } from '#log/index.ts';
import type { ProgramServer } from '#programs/server.ts';
import { reachOf, withinReach } from '../../access/reach.ts';
import type { Aliases } from '../../board/aliases.ts';
import { type Handler, handle } from '../route.ts';

/** More than this past its time at one site is not read off a list. */
const most = 200;

/** Timers that rang, or were known too late to ring, and stand until an entry ends them. */
export const timerRoutes = (deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly everywhere: readonly string[];
  readonly aliases: Aliases;
  readonly rooms: readonly Pick<ProgramServer, 'ended' | 'standing' | 'timers'>[];
}): readonly Handler[] => {
  const elsewhere = deps.rooms.flatMap(({ timers }) =>
    (timers ?? []).filter(({ isElsewhere }) => isElsewhere).map(({ kind }) => kind),
  );
  /** A site of the caller's organization, and within their reach. */
  const isWithin = async (caller: WorkerCaller, site: Uuid): Promise<boolean> => {
    const { sites } = reachOf(caller);
    if (sites !== 'all' && !sites.includes(site)) return false;
    const found = await deps.database.readOrganization(caller.org, (tx) =>
      tx.first(sql`select 1 from site where org_id = ${caller.org} and id = ${site}`),
    );
    return found !== undefined;
  };
  return [
    handle(siteTimers, async ({ caller, params: { id: site } }) => {
      if (!(await isWithin(caller, site))) return err(failure('not-found'));
      const { org } = caller;
      const past = await deps.database.readOrganization(org, (tx) =>
        tx.rows<{ kind: string; about: Uuid; due: number }>(sql`
        select timer.kind, timer.about, timer.wanted_ms as due from timer
        where timer.org_id = ${org} and timer.about is not null and timer.state <> 'waiting'
          and timer.kind <> all(${elsewhere}::text[])
          and exists (
            select 1 from timer_wish wish where wish.org_id = ${org} and wish.timer = timer.kind
              and wish.about = timer.about and wish.entry_id in (
                select id from entry where org_id = ${org} and site = ${site}
                ${withinReach(reachOf(caller), deps.everywhere)}))
        order by timer.wanted_ms, timer.about limit ${most}`),
      );
      const held = deps.aliases.at({ org, site });
      const visits = held.map(({ visit }) => visit);
      const over = new Set(
        visits.length === 0
          ? []
          : await deps.database.readOrganization(org, async (tx) => {
              const found: Uuid[] = [];
              for (const room of deps.rooms) found.push(...((await room.ended?.(tx, org, visits)) ?? []));
              return found;
            }),
      );
      for (const visit of over) deps.aliases.set({ org, site, visit }, undefined);
      return ok({ now: deps.clock.now(), past, aliases: held.filter(({ visit }) => !over.has(visit)) });
    }),
    handle(siteStanding, async ({ caller, params: { id: site } }) => {
      if (!(await isWithin(caller, site))) return err(failure('not-found'));
      const now = deps.clock.now();
      const at = { org: caller.org, site, now };
      const found = await deps.database.readOrganization(caller.org, async (tx) => {
        for (const room of deps.rooms) {
          const standing = await room.standing?.(tx, at);
          if (standing !== undefined) return standing;
        }
        return undefined;
      });
      const nobody = { isCovered: false, stays: [], helps: [], takes: [] };
      return ok({ now, isUsed: found !== undefined, ...(found ?? nobody) });
    }),
    handle(siteAlias, async ({ caller, params: { id: site }, body: { visit, alias } }) => {
      if (!(await isWithin(caller, site))) return err(failure('not-found'));
      const { org } = caller;
      deps.aliases.set({ org, site, visit }, alias);
      return ok({ done: true } as const);
    }),
  ];
};
