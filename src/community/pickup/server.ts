import { asPublicPage } from '#public/page.ts';
import type { CommunityServer } from '../server.ts';
import { pickupPage } from './public/pickup.ts';
import { pickupReports } from './report.ts';
import { pickupProjection, readLate } from './tables.ts';

export const part: CommunityServer = {
  projections: [pickupProjection],
  reports: pickupReports,
  publicPages: [asPublicPage(pickupPage)],
  waiting: [
    {
      code: 'pickup.late',
      needs: 'log',
      read: async (tx, { org, sites, limit, now }) =>
        (await readLate(tx, org, { now, limit, sites })).map(({ id, site, atMs }) => ({
          id,
          site,
          since: new Date(Number(atMs)).toISOString(),
          path: `/pickup/at/${id}`,
        })),
    },
  ],
};
