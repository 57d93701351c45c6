import type { CommunityServer } from '#community/server.ts';

/** Devices find cards by what they hold: the server counts none and lists none. */
export const part: CommunityServer = { projections: [], reports: [] };
