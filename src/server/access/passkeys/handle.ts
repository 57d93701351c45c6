import type { Uuid } from '#log/index.ts';

/** What a passkey keeps of whose it is: the organization's id and the worker's, 32 bytes as base64url. Chance both, and no name. */
export const passkeyHandle = (org: Uuid, worker: Uuid): string =>
  Buffer.from(`${org}${worker}`.replaceAll('-', ''), 'hex').toString('base64url');

/** The organization that a handle names; undefined for what is none. Nothing is believed of it: it tells where to look for the passkey. */
export const organizationIn = (handle: string): Uuid | undefined => {
  const bytes = Buffer.from(handle, 'base64url');
  if (bytes.length !== 32) return undefined;
  return bytes
    .toString('hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};
