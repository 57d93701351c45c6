import type { Random, Uuid } from '#log/index.ts';
import { fromText, toText } from './base64.ts';
import { type Bytes, join, utf8 } from './bytes.ts';
import { contextOf, sendTo } from './hpke.ts';
import { agree, publicOf } from './p256.ts';
import type { DeviceKeys } from './ports.ts';
import { type OrganizationSecret, openingSecret } from './secret.ts';

/**
 * The key of a device's store, wrapped (docs/keys.md): once for the device, whose private key a passphrase opens, and once for the
 * organization, so that a passphrase that nobody knows any more costs nothing that was saved. To wrap takes public keys alone: a
 * device that is locked does it too.
 */
export interface StoreLock {
  readonly version: 1;
  readonly device: Wrapped;
  readonly organization: Wrapped & { readonly generation: number };
}

/** Base64url: the public key that it is for, and what only its holder opens. */
interface Wrapped {
  readonly to: string;
  readonly wrapped: string;
}

/** Whom a store's key is wrapped for. */
export interface StoreHolders {
  readonly device: Bytes;
  readonly organization: { readonly publicKey: Bytes; readonly generation: number };
}

const version = 1;
const keySize = 32;
const pointSize = 65;

/** Bound to the organization, the store and the holder: none stands in another's place. */
const infoOf = (org: Uuid, store: Uuid, holder: 'device' | 'organization'): Bytes =>
  utf8(`alongside/1/store ${org} ${store} ${holder}`);

/** Undefined where one of them is no key: then nothing may be let go of. */
export const closeStoreKey = (
  random: Random,
  { org, store }: { readonly org: Uuid; readonly store: Uuid },
  { device, organization }: StoreHolders,
  key: Bytes,
): StoreLock | undefined => {
  const wrap = (to: Bytes, holder: 'device' | 'organization'): Wrapped | undefined => {
    const sent = sendTo(random.bytes(32), to, infoOf(org, store, holder));
    return (
      sent && {
        to: toText(to),
        wrapped: toText(join(Uint8Array.of(version), sent.enc, sent.context.seal(key))),
      }
    );
  };
  const forDevice = wrap(device, 'device');
  const forAll = wrap(organization.publicKey, 'organization');
  if (forDevice === undefined || forAll === undefined) return undefined;
  return {
    version,
    device: forDevice,
    organization: { ...forAll, generation: organization.generation },
  };
};

/** Whom it was wrapped for; undefined where that is no key. */
export const holdersOf = ({ device, organization }: StoreLock): StoreHolders | undefined => {
  const [own, publicKey] = [fromText(device.to), fromText(organization.to)];
  if (own === undefined || publicKey === undefined) return undefined;
  return { device: own, organization: { publicKey, generation: organization.generation } };
};

/** By the device's own key; undefined while a passphrase stands before it, and for another device's. */
export const openForDevice = async (
  { org, store }: { readonly org: Uuid; readonly store: Uuid },
  lock: StoreLock,
  keys: Pick<DeviceKeys, 'agreement' | 'agree'>,
): Promise<Bytes | undefined> => {
  const parts = partsOf(lock, lock.device);
  if (parts === undefined) return undefined;
  if (lock.device.to !== toText(keys.agreement)) return undefined;
  const shared = await keys.agree(parts.enc);
  if (shared === undefined) return undefined;
  const context = contextOf(shared, parts.enc, keys.agreement, infoOf(org, store, 'device'));
  return keyIn(context.open(parts.sealed));
};

/** By whoever holds the organization's secret. */
export const openForOrganization = (
  { org, store }: { readonly org: Uuid; readonly store: Uuid },
  lock: StoreLock,
  secret: OrganizationSecret,
): Bytes | undefined => {
  const parts = partsOf(lock, lock.organization);
  if (parts === undefined) return undefined;
  const generation = secret.generations[lock.organization.generation - 1];
  if (generation === undefined) return undefined;
  const own = openingSecret(generation);
  const shared = agree(own, parts.enc);
  if (shared === undefined) return undefined;
  const context = contextOf(shared, parts.enc, publicOf(own), infoOf(org, store, 'organization'));
  return keyIn(context.open(parts.sealed));
};

const partsOf = (
  lock: StoreLock,
  { wrapped }: Wrapped,
): { readonly enc: Bytes; readonly sealed: Bytes } | undefined => {
  if (lock.version !== version) return undefined;
  const bytes = fromText(wrapped);
  if (bytes === undefined) return undefined;
  if (bytes[0] !== version) return undefined;
  if (bytes.length !== 1 + pointSize + keySize + 16) return undefined;
  return { enc: bytes.slice(1, 1 + pointSize), sealed: bytes.slice(1 + pointSize) };
};

const keyIn = (plain: Bytes | undefined): Bytes | undefined =>
  plain?.length === keySize ? plain : undefined;

/** What encrypts with a store's key, and no script reads out; the bytes are gone after. */
export const importStoreKey = async (subtle: SubtleCrypto, bytes: Bytes): Promise<CryptoKey> => {
  const key = await subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  bytes.fill(0);
  return key;
};
