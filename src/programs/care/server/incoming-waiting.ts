import { sql } from '#database/sql.ts';
import { addDays, msToDate } from '#log/calendar.ts';
import type { Uuid } from '#log/index.ts';
import type { Waiting } from '../../server.ts';
import { incomingDueAt } from '../rules/incoming.ts';
import { readIncoming } from '../tables/incoming.ts';

/** Nothing that was sent to us is there for longer. */
const longestDays = 31;

/** What was sent to us and nobody has taken up, or took up and then let lie. */
export const incomingReferrals: Waiting = {
  code: 'care.incoming',
  needs: 'log',
  read: async (tx, { org, sites, limit, now }) => {
    const today = msToDate(now);
    const all = await readIncoming(
      tx,
      org,
      sql`day >= ${addDays(today, -longestDays)}::date
        and ${sites === 'all' ? sql`true` : sql`site = any(${sites}::uuid[])`}`,
    );
    return all
      .flatMap((incoming) => {
        const due = incomingDueAt(incoming, today);
        return due === undefined || due > now ? [] : [{ incoming, due }];
      })
      .toSorted((a, b) => a.due - b.due)
      .slice(0, limit)
      .map(({ incoming: { id, site }, due }) => ({
        id,
        site: site as Uuid,
        since: new Date(due).toISOString(),
        path: `/care/in/${id}`,
      }));
  },
};
