import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { addDays, msToDate } from '#log/calendar.ts';
import type { Entry, Uuid } from '#log/index.ts';
import { coverKind, ends, takeKind } from '../entries.ts';
import { type Standing, standingOf } from '../rules/standing.ts';

/** As many stays and events at one site are no room any more; whoever has been there longest is told of. */
const most = 500;
/** A stay that goes on over midnight is of yesterday; one day more for places far from the meridian. */
const daysBack = 2;

/**
 * The room of a site as it stands, out of the entries that count now: those of people who are there, of help since yesterday, and what was
 * taken and covered. The same rules as on a tablet make the room of them.
 */
export const roomStanding = async (
  tx: Transaction,
  { org, site, now }: { readonly org: Uuid; readonly site: Uuid; readonly now: number },
): Promise<Omit<Standing, 'now' | 'isUsed'> | undefined> => {
  const from = addDays(msToDate(now), -daysBack);
  const stays = await tx.rows<{ visit: Uuid; over: boolean }>(sql`
    select visit, bool_or(stage = any(${ends}::text[])) as over from consumption_stay_stage
    where org_id = ${org} and site = ${site} and day >= ${from}
    group by visit order by min(ms)`);
  const here = stays.flatMap(({ visit, over }) => (over ? [] : [visit])).slice(0, most);
  const events = await tx.rows<{ response: Uuid }>(sql`
    select distinct response from consumption_event_step
    where org_id = ${org} and site = ${site} and day >= ${from} order by response limit ${most}`);
  if (stays.length === 0 && events.length === 0) return undefined;
  const responses = events.map(({ response }) => response);
  const rows = await tx.rows<{ text: string }>(sql`
    select entry.text from (
      select entry_id from consumption_stay_stage where org_id = ${org} and visit = any(${here}::uuid[])
      union select entry_id from consumption_event_step
        where org_id = ${org} and response = any(${responses}::uuid[])
      union select entry_id from timer_wish
        where org_id = ${org} and timer = 'consumption.check-due' and about = any(${here}::uuid[])) counted
    join entry on entry.org_id = ${org} and entry.id = counted.entry_id
    where not entry.erased`);
  const said = await tx.rows<{ text: string }>(sql`
    select text from entry
    where org_id = ${org} and site = ${site} and kind = any(${[takeKind.kind, coverKind.kind]}::text[])
      and occurred_on >= ${from} and understood
      and not exists (
        select 1 from supersession where supersession.org_id = ${org} and supersession.target = entry.id)`);
  const seats = await tx.rows<{ seat: string; name: string }>(sql`
    select seat, name from consumption_seat
    where org_id = ${org} and site = ${site} and hlc = (
      select max(hlc) from consumption_seat where org_id = ${org} and site = ${site})`);
  return standingOf(
    [...rows, ...said].map(({ text }) => JSON.parse(text) as Entry),
    new Map(seats.map(({ seat, name }) => [seat, name])),
  );
};
