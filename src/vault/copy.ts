import type { Random, Uuid } from '#log/index.ts';
import { fromText, toText } from './base64.ts';
import { type Bytes, join, utf8 } from './bytes.ts';
import { contextOf, sendTo } from './hpke.ts';
import { type OrganizationSecret, publicKeyOf, readSecret, secretBytes } from './secret.ts';

/** Who holds a copy of the secret: a device, or the recovery sheet. */
export type Holder = Uuid | 'recovery';

const version = 1;
const infoOf = (org: Uuid, holder: Holder): Bytes => utf8(`alongside/1/copy ${org} ${holder}`);

/**
 * The organization's secret, wrapped so that only the holder of this public key opens it: version, passing key, sealed
 * bytes. Bound to the organization and the holder. Undefined when `to` is no key.
 */
export const wrapFor = (
  random: Random,
  org: Uuid,
  holder: Holder,
  to: Bytes,
  secret: OrganizationSecret,
): string | undefined => {
  const sent = sendTo(random.bytes(32), to, infoOf(org, holder));
  return sent && toText(join(Uint8Array.of(version), sent.enc, sent.context.seal(secretBytes(secret))));
};

/**
 * The secret in a copy; undefined when it is not for this holder, or is not the secret that the register's generations name
 * (`publicKeys`, by generation): a server that wraps one of its own making is refused here.
 */
export const unwrap = async (
  org: Uuid,
  holder: Holder,
  keys: { readonly agreement: Bytes; readonly agree: (other: Bytes) => Promise<Bytes | undefined> },
  copy: string,
  publicKeys: readonly string[],
): Promise<OrganizationSecret | undefined> => {
  const bytes = fromText(copy);
  if (bytes === undefined || bytes[0] !== version) return undefined;
  const enc = bytes.slice(1, 66);
  const shared = await keys.agree(enc);
  if (shared === undefined) return undefined;
  const plain = contextOf(shared, enc, keys.agreement, infoOf(org, holder)).open(bytes.subarray(66));
  const secret = plain && readSecret(plain);
  if (secret === undefined) return undefined;
  if (secret.generations.length > publicKeys.length) return undefined;
  const isNamed = secret.generations.every(
    (generation, index) => toText(publicKeyOf(generation)) === publicKeys[index],
  );
  return isNamed ? secret : undefined;
};
