import type { Uuid } from '#log/index.ts';

/** What a passkey keeps of whose it is: the organization's id and the worker's, 32 bytes as base64url. Chance both, and no name. */
export const passkeyHandle = (org: Uuid, worker: Uuid): string =>
  Buffer.from(`${org}${worker}`.replaceAll('-', ''), 'hex').toString('base64url');
