import type { Sha256, Uuid } from '#log/index.ts';

/**
 * Ids of imported entries come from what they are, not from chance, so that importing a file twice changes nothing:
 * SHA-256 over organization, source, row key and slot, written as a UUID of version 8 (RFC 9562, 5.8). The first
 * digit of the third block says "8": no clock and no device could have made it.
 */
export const createIdentity = (sha256: Sha256, org: Uuid, source: string) => {
  const id = (...parts: readonly string[]): Uuid =>
    toUuid(sha256(JSON.stringify(['import', org, source, ...parts])));
  return {
    /** The device that stands for this source. Its numbers are dense, as every device's are. */
    device: id('device'),
    /** `slot` tells the entries of one row apart: the kind and the name of the target. */
    entry: (key: string, slot: string): Uuid => id('entry', key, slot),
    visit: (key: string): Uuid => id('visit', key),
  };
};

export type Identity = ReturnType<typeof createIdentity>;

const toUuid = (hash: string): Uuid => {
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
};
