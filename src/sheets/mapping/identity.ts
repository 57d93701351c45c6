import { canonicalText, type Json, type Sha256, type Uuid } from '#log/index.ts';
import type { Mapping } from './mapping.ts';

/**
 * Ids of imported entries come from what they are, not from chance: SHA-256 over organization, device and number, written
 * as a UUID of version 8 (RFC 9562, 5.8). The first digit of the third block says "8": no clock and no device could have
 * made it. One import is one device: the same file with the same mapping goes on where it stopped, and all of it can be
 * taken back by its device. `again` counts how often that very import was taken back before.
 */
export const createIdentity = (
  sha256: Sha256,
  org: Uuid,
  { source, file, mapping, again }: ImportFingerprint,
) => {
  const id = idIn(sha256, org);
  const device = id('import', source, file, mapping, String(again));
  return {
    device,
    entry: (number: number): Uuid => id('entry', device, String(number)),
    /** Entries of one encounter share it; rows of one key are one encounter, wherever they stand. */
    visit: (key: string): Uuid => id('visit', device, key),
  };
};

export interface ImportFingerprint {
  readonly source: string;
  /** SHA-256 of the file's bytes. */
  readonly file: string;
  /** SHA-256 of the mapping without its name (`mappingHash`). */
  readonly mapping: string;
  readonly again: number;
}

export type Identity = ReturnType<typeof createIdentity>;

/** The device that stood for all imports of a source before each import had its own. */
export const sourceDevice = (sha256: Sha256, org: Uuid, source: string): Uuid =>
  toUuid(sha256(JSON.stringify(['import', org, source, 'device'])));

export const mappingHash = (sha256: Sha256, { name: _name, open: _open, ...mapping }: Mapping): string =>
  sha256(canonicalText(JSON.parse(JSON.stringify(mapping)) as Json));

const idIn =
  (sha256: Sha256, org: Uuid) =>
  (...parts: readonly string[]): Uuid =>
    toUuid(sha256(JSON.stringify(['import', org, ...parts])));

const toUuid = (hash: string): Uuid => {
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
};
