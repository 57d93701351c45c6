import type { Bytes } from '../bytes.ts';
import type { DeviceKeys, Verify } from '../ports.ts';
import { platformSubtle } from './platform.ts';

/**
 * A device's keys by WebCrypto, to be kept in IndexedDB. The private half of `agreement` is what opens the organization's secret: once
 * a passphrase is set it is there only while that was typed (vault/lock.ts), and until then it can be read out so that it can be put
 * behind one. The other no script can read out: a hurdle for scripts, not for whoever takes the phone's storage apart.
 */
export interface StoredKeys {
  readonly agreement: { readonly publicKey: CryptoKey; readonly privateKey?: CryptoKey };
  readonly signing: CryptoKeyPair;
}

const agreementKind = { name: 'ECDH', namedCurve: 'P-256' };
const signingKind = { name: 'ECDSA', namedCurve: 'P-256' };
const signature = { name: 'ECDSA', hash: 'SHA-256' };

export const makeKeys = async (subtle: SubtleCrypto): Promise<StoredKeys> => ({
  agreement: await subtle.generateKey(agreementKind, true, ['deriveBits']),
  signing: await subtle.generateKey(signingKind, false, ['sign', 'verify']),
});

export const keysOf = async (subtle: SubtleCrypto, stored: StoredKeys): Promise<DeviceKeys> => ({
  agreement: new Uint8Array(await subtle.exportKey('raw', stored.agreement.publicKey)),
  signing: new Uint8Array(await subtle.exportKey('raw', stored.signing.publicKey)),
  agree: async (other) => {
    const { privateKey } = stored.agreement;
    if (privateKey === undefined) return undefined;
    const key = await importKey(subtle, other, agreementKind, []);
    if (key === undefined) return undefined;
    return new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: key }, privateKey, 256));
  },
  sign: async (message) => new Uint8Array(await subtle.sign(signature, stored.signing.privateKey, message)),
});

/** The private half of `agreement` as bytes (PKCS #8); undefined for keys of builds that made them unreadable. */
export const readPrivate = async (
  subtle: SubtleCrypto,
  { agreement: { privateKey } }: StoredKeys,
): Promise<Bytes | undefined> =>
  privateKey?.extractable === true ? new Uint8Array(await subtle.exportKey('pkcs8', privateKey)) : undefined;

/** From such bytes, as a key that no script reads out; undefined when they are none. */
export const importPrivate = (subtle: SubtleCrypto, bytes: Bytes): Promise<CryptoKey | undefined> =>
  subtle.importKey('pkcs8', bytes, agreementKind, false, ['deriveBits']).catch(() => undefined);

export const verifyBy =
  (subtle: SubtleCrypto): Verify =>
  async (signing, message, given) => {
    const key = await importKey(subtle, signing, signingKind, ['verify']);
    if (key === undefined) return false;
    return subtle.verify(signature, key, given, message);
  };

/** Undefined for bytes that are no point of the curve: whoever sent them sent no key. */
const importKey = (
  subtle: SubtleCrypto,
  point: Bytes,
  kind: EcKeyImportParams,
  uses: readonly KeyUsage[],
): Promise<CryptoKey | undefined> =>
  subtle.importKey('raw', point, kind, false, [...uses]).catch(() => undefined);

/** Where WebCrypto is for certain: Node, and pages that came over TLS. */
export const platformVerify = (): Verify => {
  const subtle = platformSubtle();
  if (subtle === undefined) throw new Error('WebCrypto is not here');
  return verifyBy(subtle);
};
