import type { EventSeries } from '#community/server.ts';
import { sql } from '#database/sql.ts';

/** Reversals, and doses that they took, of which the day is known: one told by the month is of no week. */
export const naloxoneSeries: readonly EventSeries[] = (
  [
    ['naloxone.reversals', sql`reports`],
    ['naloxone.doses', sql`doses`],
  ] as const
).map(([code, count]) => ({
  code,
  read: (tx, org, from, until) =>
    tx.rows(sql`
      select site, day::text as day, sum(${count})::int as count from naloxone_reversal_day
      where org_id = ${org} and day = last_day and day >= ${from}::date and day < ${until}::date
      group by site, day order by site, day`),
}));
