import { sql } from '#database/sql.ts';
import type { Waiting } from '../../server.ts';

/**
 * Samples whose code another sample bears: one label was used twice, on two devices without a network. Until a person gives one of
 * them a new code neither can be looked up.
 */
export const sameCode: Waiting = {
  code: 'checking.same-code',
  needs: 'review',
  read: async (tx, { org, sites, limit }) => {
    const rows = await tx.rows<{ sample: string; site: string; day: string }>(sql`
      select own.sample, own.site, own.day from checking_sample own
      where own.org_id = ${org} and ${sites === 'all' ? sql`true` : sql`own.site = any(${sites}::uuid[])`}
        and exists (
          select 1 from checking_sample other
          where other.org_id = ${org} and other.code = own.code and other.sample <> own.sample)
      order by own.day, own.sample limit ${limit}`);
    return rows.map(({ sample, site, day }) => ({
      id: sample,
      site,
      since: `${day}T00:00:00.000Z`,
      path: `/checking/sample/${sample}`,
    }));
  },
};
