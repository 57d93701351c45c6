import type { Waiting } from '#community/server.ts';
import { sql } from '#database/sql.ts';
import type { Uuid } from '#log/index.ts';

/**
 * Joins of which one half was erased, by somebody whose device did not know of the other: whoever may erase asks or decides
 * (rules/join.ts has the same rule for devices).
 */
export const halfErased: Waiting = {
  code: 'cards.half',
  // Those who may order an erasure.
  needs: 'review',
  read: async (tx, { org, sites, limit }) => {
    // A person is of no site: who is bound to sites decides nothing of it.
    if (sites !== 'all') return [];
    const rows = await tx.rows<{ whole: Uuid; since: string }>(sql`
      select whole, min(day) as since from person_joined joined where org_id = ${org}
        and not exists (select 1 from person_parted parted
          where parted.org_id = ${org} and parted.whole = joined.whole)
      group by whole having count(*) = 1 order by 2, 1 limit ${limit}`);
    return rows.map(({ whole, since }) => ({
      id: whole,
      site: null,
      since: new Date(since).toISOString(),
      path: '/cards/halves',
    }));
  },
};
