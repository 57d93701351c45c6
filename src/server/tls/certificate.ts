import { createHash, type KeyObject, sign } from 'node:crypto';
import { isIP } from 'node:net';
import {
  bits,
  boolean,
  type Der,
  integer,
  objectId,
  octets,
  sequence,
  set,
  tagged,
  taggedBytes,
  time,
  utf8,
} from './der.ts';

/** What a certificate says. Keys are EC P-256, signatures ECDSA with SHA-256 (RFC 5280, RFC 5480). */
export interface CertificateRequest {
  readonly subject: string;
  readonly issuer: string;
  /** Whose certificate it is. */
  readonly publicKey: KeyObject;
  readonly issuerPublicKey: KeyObject;
  readonly issuerKey: KeyObject;
  /** 16 bytes of chance. */
  readonly serial: Uint8Array;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly use:
    | {
        readonly as: 'authority';
        /** It may vouch for nothing else: a stolen authority is of no use against the rest of the Internet. */
        readonly onlyFor: Reach;
      }
    | { readonly as: 'server'; readonly names: readonly string[] };
}

/** Domains with all below them, and address ranges. */
export interface Reach {
  readonly domains: readonly string[];
  readonly ranges: readonly { readonly address: string; readonly prefix: number }[];
}

/** The signed certificate as DER. */
export const createCertificate = (request: CertificateRequest): Buffer => {
  const body = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(request.serial),
    ecdsaWithSha256,
    nameOf(request.issuer),
    sequence(time(request.notBefore), time(request.notAfter)),
    nameOf(request.subject),
    spkiOf(request.publicKey),
    tagged(3, sequence(...extensionsOf(request))),
  );
  return sequence(body, ecdsaWithSha256, bits(sign('sha256', body, request.issuerKey)));
};

export const toPem = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;

const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'));

const nameOf = (commonName: string): Der => sequence(set(sequence(objectId('2.5.4.3'), utf8(commonName))));

const spkiOf = (key: KeyObject): Der => key.export({ format: 'der', type: 'spki' });

const extensionsOf = ({ use, publicKey, issuerPublicKey }: CertificateRequest): readonly Der[] => {
  const keyIds = [
    extension('2.5.29.14', false, octets(keyIdOf(publicKey))),
    extension('2.5.29.35', false, sequence(taggedBytes(0, keyIdOf(issuerPublicKey)))),
  ];
  if (use.as === 'authority')
    return [
      extension('2.5.29.19', true, sequence(boolean(true), integer(Buffer.from([0])))),
      // keyCertSign, cRLSign
      extension('2.5.29.15', true, bits(Buffer.from([0x06]), 1)),
      extension('2.5.29.30', true, sequence(tagged(0, ...subtreesOf(use.onlyFor)))),
      ...keyIds,
    ];
  return [
    extension('2.5.29.19', true, sequence()),
    // digitalSignature
    extension('2.5.29.15', true, bits(Buffer.from([0x80]), 7)),
    // serverAuth
    extension('2.5.29.37', false, sequence(objectId('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', false, sequence(...use.names.map(alternativeName))),
    ...keyIds,
  ];
};

const extension = (id: string, isCritical: boolean, content: Der): Der =>
  sequence(objectId(id), ...(isCritical ? [boolean(true)] : []), octets(content));

const alternativeName = (name: string): Der =>
  isIP(name) === 0 ? taggedBytes(2, Buffer.from(name, 'ascii')) : taggedBytes(7, addressBytes(name));

const subtreesOf = ({ domains, ranges }: Reach): readonly Der[] => [
  ...domains.map((domain) => sequence(taggedBytes(2, Buffer.from(domain, 'ascii')))),
  ...ranges.map(({ address, prefix }) => {
    const bytes = addressBytes(address);
    return sequence(taggedBytes(7, Buffer.concat([bytes, maskBytes(bytes.length, prefix)])));
  }),
];

/** Names a key so that chains are found; any short hash will do (RFC 7093). */
const keyIdOf = (key: KeyObject): Buffer => createHash('sha256').update(spkiOf(key)).digest().subarray(0, 20);

const maskBytes = (length: number, prefix: number): Buffer =>
  Buffer.from(
    Array.from({ length }, (_, index) => 0xff & (0xff00 >> Math.max(0, Math.min(8, prefix - index * 8)))),
  );

/** 4 or 16 bytes. */
export const addressBytes = (address: string): Buffer => {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const groups = (part: string): readonly number[] =>
    part === ''
      ? []
      : part.split(':').flatMap((group) => {
          if (group.includes('.')) return group.split('.').map(Number);
          const number = Number.parseInt(group, 16);
          return [number >> 8, number & 0xff];
        });
  const [before, after] = [groups(head), groups(tail ?? '')];
  const gap = Array.from({ length: 16 - before.length - after.length }, () => 0);
  return Buffer.from([...before, ...gap, ...after]);
};
