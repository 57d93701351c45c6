import { heldOf } from '#contract/held.ts';
import { settingsOr } from '#contract/settings.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { addDays } from '#log/calendar.ts';
import { type Clock, type Entry, type KindRegistry, limits, msToTime, ok, timeToDate } from '#log/index.ts';
import { isWithin, reachOf, withinReach } from '../../access/reach.ts';
import { readPauses, untilWith } from '../../legal/pauses.ts';
import { everywhereKinds } from '../../log-store/log-store.ts';
import { type Handler, handle } from '../route.ts';

export interface HeldRoutesDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly kinds: KindRegistry;
}

/** What is held of a person: never more than the same caller may read of the log. */
export const heldRoutes = ({ database, clock, kinds }: HeldRoutesDeps): readonly Handler[] => {
  const everywhere = everywhereKinds(kinds);
  return [
    handle(heldOf, async ({ caller, body: { person, after = 0 } }) => {
      const { org } = caller;
      const reach = reachOf(caller);
      const { rows, waiting, settings, pauses } = await database.readOrganization(org, async (tx) => ({
        rows: await tx.rows<{ seq: number; text: string; day: string; isReplaced: boolean }>(sql`
          select seq::float8 as seq, text, to_char(occurred_on, 'YYYY-MM-DD') as day,
            exists(select 1 from supersession
              where supersession.org_id = ${org} and supersession.target = entry.id) as "isReplaced"
          from entry
          where org_id = ${org} and subject = ${person} and seq > ${after} ${withinReach(reach, everywhere)}
          order by seq limit ${limits.pageEntries}`),
        waiting: await tx.rows<{ text: string }>(sql`
          select text from quarantine where org_id = ${org} and subject = ${person} and state = 'open'`),
        pauses: await readPauses(tx, org, timeToDate(msToTime(clock.now(), 0))),
        settings: await tx.first<{ settings: object }>(
          sql`select settings from organization where org_id = ${org}`,
        ),
      }));
      const { keepDays } = settingsOr(settings?.settings ?? {});
      const next = rows.length === limits.pageEntries ? rows.at(-1)?.seq : undefined;
      return ok({
        held: rows.map(({ text, day, isReplaced }) => {
          const entry = JSON.parse(text) as Entry;
          const days = Math.min(keepDays, kinds.find(entry.kind)?.keepDays ?? keepDays);
          return { entry, until: untilWith(pauses, day, addDays(day, days)), isReplaced };
        }),
        waiting: waiting.filter(({ text }) => isWithin(reach, JSON.parse(text) as Entry, everywhere)).length,
        ...(next !== undefined && { next }),
      });
    }),
  ];
};
