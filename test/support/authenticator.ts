/**
 * An authenticator without a browser: makes passkeys of P-256 and signs by them, by WebCrypto, as WebAuthn says. What a browser or an
 * authenticator would never do can be asked of it: another page, another host, nobody verified.
 */
const { subtle } = globalThis.crypto;

export interface Wish {
  readonly origin?: string;
  readonly rp?: string;
  readonly type?: string;
  /** Whether the person was verified; true. */
  readonly verified?: boolean;
  readonly counter?: number;
  readonly crossOrigin?: boolean;
}

export interface SoftPasskey {
  readonly id: string;
  readonly handle: string;
  readonly sign: (challenge: string, wish?: Wish) => Promise<SignedCredential>;
}

export interface SignedCredential {
  readonly id: string;
  readonly clientData: string;
  readonly authenticator: string;
  readonly signature: string;
  readonly handle: string;
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const digest = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await subtle.digest('SHA-256', bytes));

/** As CBOR writes a string of bytes or of text, with its length before it. */
const cbor = (kind: 0x40 | 0x60, bytes: Uint8Array): Buffer => {
  const { length } = bytes;
  const head =
    length < 24
      ? [kind | length]
      : length < 256
        ? [kind | 24, length]
        : [kind | 25, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(head), bytes]);
};
const text = (value: string): Buffer => cbor(0x60, Buffer.from(value));

/** A signature of r and s side by side, as ASN.1 writes it. */
const toDer = (raw: Uint8Array): Buffer => {
  const whole = (part: Uint8Array): Buffer => {
    const first = part.findIndex((byte) => byte !== 0);
    const plain = part.subarray(first === -1 ? part.length - 1 : first);
    const body = (plain[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), plain]) : Buffer.from(plain);
    return Buffer.concat([Buffer.of(2, body.length), body]);
  };
  const both = Buffer.concat([whole(raw.subarray(0, 32)), whole(raw.subarray(32))]);
  return Buffer.concat([Buffer.of(0x30, both.length), both]);
};

/** One device of a person, at a page of `origin`. */
export const createAuthenticator = ({ origin, rp }: { readonly origin: string; readonly rp: string }) => {
  const clientDataOf = (type: string, challenge: string, wish: Wish): string =>
    base64url(
      Buffer.from(
        JSON.stringify({
          type: wish.type ?? type,
          challenge,
          origin: wish.origin ?? origin,
          crossOrigin: wish.crossOrigin ?? false,
        }),
      ),
    );
  const dataOf = async (wish: Wish, isNew: boolean): Promise<Buffer> => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(wish.counter ?? 0);
    const flags = 1 | (wish.verified === false ? 0 : 4) | (isNew ? 0x40 : 0);
    return Buffer.concat([await digest(Buffer.from(wish.rp ?? rp)), Buffer.of(flags), counter]);
  };
  return {
    /** A new passkey, and what the page sends of it. */
    make: async (
      challenge: string,
      handle: string,
      wish: Wish & { readonly statement?: Buffer; readonly format?: string } = {},
    ) => {
      const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
      const point = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
      const cose = Buffer.concat([
        Buffer.of(0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21),
        cbor(0x40, point.subarray(1, 33)),
        Buffer.of(0x22),
        cbor(0x40, point.subarray(33)),
      ]);
      const id = globalThis.crypto.getRandomValues(new Uint8Array(32));
      const data = Buffer.concat([
        await dataOf(wish, true),
        Buffer.alloc(16),
        Buffer.of(0, id.length),
        id,
        cose,
      ]);
      const attestation = Buffer.concat([
        Buffer.of(0xa3),
        text('fmt'),
        text(wish.format ?? 'none'),
        text('attStmt'),
        wish.statement ?? Buffer.of(0xa0),
        text('authData'),
        cbor(0x40, data),
      ]);
      const passkey: SoftPasskey = {
        id: base64url(id),
        handle,
        sign: async (asked, other = {}) => {
          const authenticator = await dataOf(other, false);
          const clientData = clientDataOf('webauthn.get', asked, other);
          const signed = Buffer.concat([authenticator, await digest(Buffer.from(clientData, 'base64url'))]);
          const raw = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, signed);
          return {
            id: base64url(id),
            clientData,
            authenticator: base64url(authenticator),
            signature: base64url(toDer(new Uint8Array(raw))),
            handle,
          };
        },
      };
      const credential = {
        id: base64url(id),
        clientData: clientDataOf('webauthn.create', challenge, wish),
        attestation: base64url(attestation),
      };
      return { passkey, credential };
    },
  };
};
