import { asPublicPage } from '#public/page.ts';
import type { CommunityServer } from '../server.ts';
import { directoryPage } from './public/directory.ts';
import { directoryProjection } from './tables.ts';

export const part: CommunityServer = {
  projections: [directoryProjection],
  reports: [],
  publicPages: [asPublicPage(directoryPage)],
};
