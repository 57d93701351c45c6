import type { CommunityServer } from '../server.ts';
import { monthProjection } from './tables.ts';

/** Its pages and its timer need what other rooms tell: they are put together above them (server/month/). */
export const part: CommunityServer = { projections: [monthProjection], reports: [] };
