import { sql } from '#database/sql.ts';
import type { Waiting } from '#programs/server.ts';

/** More of one thing in a day than a cupboard holds: somebody looks whether a figure slipped. */
export const manyInADay: Waiting = {
  code: 'warmth.many',
  needs: 'review',
  read: async (tx, { org, sites, limit }) => {
    const rows = await tx.rows<{ site: string; day: string }>(sql`
      select site, day::text as day from warmth_item_day where org_id = ${org} and quantity > 500
        ${sites === 'all' ? sql`` : sql`and site = any(${sites}::uuid[])`}
      order by day, site, item limit ${limit}`);
    return rows.map(({ site, day }) => ({
      id: `${site}.${day}`,
      site,
      since: `${day}T00:00:00Z`,
      path: '/today',
    }));
  },
};
