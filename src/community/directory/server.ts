import { asPublicPage } from '#public/page.ts';
import type { CommunityServer } from '../server.ts';
import { directoryPage } from './public/directory.ts';
import { ourPlacePage } from './public/our-place.ts';
import { directoryProjection, readDirectory } from './tables.ts';

export const part: CommunityServer = {
  projections: [directoryProjection],
  reports: [],
  publicPages: [asPublicPage(directoryPage), asPublicPage(ourPlacePage)],
  waiting: [
    {
      code: 'directory.changed',
      needs: 'review',
      read: async (tx, { org, limit }) =>
        (await readDirectory(tx, org)).listings
          .flatMap(({ id, changedSince }) =>
            changedSince === undefined ? [] : [{ id, since: changedSince }],
          )
          .map(({ id, since }) => ({
            id,
            site: null,
            since: new Date(since).toISOString(),
            path: `/directory/at/${id}`,
          }))
          .sort((a, b) => (a.since < b.since ? -1 : 1))
          .slice(0, limit),
    },
  ],
};
