import { canonicalText, type Failure, type Result, type Uuid } from '#log/index.ts';
import { toText } from './base64.ts';
import { utf8 } from './bytes.ts';
import type { DeviceKeys } from './ports.ts';

/** What a device says of entries that it hands in, or puts into a file: these are mine, word for word (docs/keys.md). */
export interface SignedPush {
  /** JSON (RFC 8785) of the device, its signing key, the organization, and the hash of each entry. What is signed is exactly this. */
  readonly text: string;
  readonly signature: string;
}

/**
 * Signs what this device hands in, by hashes of entries; undefined on a device that has none. Errors: the `storage-*` codes,
 * for keys that are there and cannot be read now.
 */
export type Sign = (hashes: readonly string[]) => Promise<Result<SignedPush | undefined, Failure>>;

/** Marked, so that it is never taken for anything else that a device signs. */
export const pushBytes = (text: string) => utf8(`alongside/1/push\n${text}`);

export const signPush = async (
  { org, device, hashes }: { readonly org: Uuid; readonly device: Uuid; readonly hashes: readonly string[] },
  { signing, sign }: Pick<DeviceKeys, 'signing' | 'sign'>,
): Promise<SignedPush> => {
  const text = canonicalText({ device, hashes: [...hashes], key: toText(signing), org, v: 1 });
  return { text, signature: toText(await sign(pushBytes(text))) };
};
