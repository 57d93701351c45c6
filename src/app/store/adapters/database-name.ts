import type { Uuid } from '#log/index.ts';

/** Of the log of one organization. */
export const databaseName = (org: Uuid): string => `alongside-${org}`;
