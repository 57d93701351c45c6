import type { CommunityServer } from '#community/server.ts';
import { halfErased } from './server/waiting.ts';
import { cardsProjection } from './tables.ts';

/** Devices find cards by what they hold. The server knows which ids are of one person, so that figures count them once. */
export const part: CommunityServer = {
  projections: [cardsProjection],
  reports: [],
  waiting: [halfErased],
};
