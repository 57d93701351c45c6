import { createHash } from 'node:crypto';
import { isUuid, type Random, type Uuid } from '#log/index.ts';

/**
 * What a device shows with every request: `ORGANIZATION.SECRET`, the secret being 256 bits of chance. The server keeps
 * only its SHA-256. Why the organization is in it: docs/decisions/2026-11-23-tokens-name-their-organization.md.
 */
export interface TokenParts {
  readonly org: Uuid;
  /** 64 hex digits. */
  readonly hash: string;
}

export const newToken = (random: Random, org: Uuid): TokenParts & { readonly token: string } => {
  const secret = Buffer.from(random.bytes(32)).toString('base64url');
  return { org, hash: hashSecret(secret), token: `${org}.${secret}` };
};

/** Reads an Authorization header; undefined for anything that is no token of ours. */
export const readToken = (header: string | undefined): TokenParts | undefined => {
  const [, org, secret] = /^Bearer ([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/.exec(header ?? '') ?? [];
  if (!isUuid(org) || secret === undefined) return undefined;
  return { org, hash: hashSecret(secret) };
};

const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
