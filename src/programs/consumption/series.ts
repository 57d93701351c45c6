import type { EventSeries } from '#community/server.ts';
import { sql } from '#database/sql.ts';

/** Events in the room: each time help began. */
export const consumptionSeries: readonly EventSeries[] = [
  {
    code: 'consumption.events',
    read: (tx, org, from, until) =>
      tx.rows(sql`
        select site, day::text as day, count(*)::int as count from consumption_event_step
        where org_id = ${org} and step = 'opened' and day >= ${from}::date and day < ${until}::date
        group by site, day order by site, day`),
  },
];
