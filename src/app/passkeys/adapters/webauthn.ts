import { fromText, toText } from '#vault/base64.ts';
import type { Bytes } from '#vault/bytes.ts';

/**
 * The browser's passkeys. What they give is written out by hand: `PublicKeyCredential.toJSON()` brings WebKit before 26.5.1 down where a
 * PRF value is among it.
 */
export type Unmade =
  /** The person chose none, or took too long. */
  | { readonly at: 'stopped' }
  /** This authenticator has one of theirs already. */
  | { readonly at: 'there' }
  | { readonly at: 'failed' };

export type Making =
  | {
      readonly at: 'made';
      readonly credential: { readonly id: string; readonly clientData: string; readonly attestation: string };
    }
  | Unmade;

export type Signing =
  | {
      readonly at: 'signed';
      readonly credential: {
        readonly id: string;
        readonly clientData: string;
        readonly authenticator: string;
        readonly signature: string;
        readonly handle: string;
      };
      /** What PRF gave for the salt, where it was asked and the authenticator has it. */
      readonly prf?: Bytes;
    }
  | Unmade;

const timeout = 120_000;

export const makePasskey = async (asked: {
  readonly challenge: string;
  readonly rp: string;
  readonly handle: string;
  /** Whose it is, as the phone's list of passkeys shows it. */
  readonly name: string;
  readonly known: readonly string[];
}): Promise<Making> => {
  const [challenge, handle] = [fromText(asked.challenge), fromText(asked.handle)];
  if (challenge === undefined || handle === undefined) return { at: 'failed' };
  // Some make a PRF only where it is asked for at the start, and Windows Hello refuses one without a value to work on.
  const extensions = { prf: { eval: { first: new Uint8Array(32) } } };
  const found = await orWithout(extensions, (given) =>
    navigator.credentials.create({
      publicKey: {
        challenge,
        rp: { id: asked.rp, name: asked.rp },
        user: { id: handle, name: asked.name, displayName: asked.name },
        pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key' as const, alg })),
        authenticatorSelection: {
          residentKey: 'required',
          requireResidentKey: true,
          userVerification: 'required',
        },
        excludeCredentials: toDescriptors(asked.known),
        attestation: 'none',
        timeout,
        ...(given && { extensions: given }),
      },
    }),
  );
  if ('at' in found) return found;
  if (!(found instanceof PublicKeyCredential)) return { at: 'failed' };
  const { response } = found;
  if (!(response instanceof AuthenticatorAttestationResponse)) return { at: 'failed' };
  return {
    at: 'made',
    credential: {
      id: textOf(found.rawId),
      clientData: textOf(response.clientDataJSON),
      attestation: textOf(response.attestationObject),
    },
  };
};

/** Signs a challenge by any passkey of this host that the person chooses, or by one of `among`; with a `salt`, asks for the PRF of it. */
export const signByPasskey = async (asked: {
  readonly challenge: Bytes;
  readonly rp: string;
  readonly among?: readonly string[];
  readonly salt?: Bytes;
}): Promise<Signing> => {
  const { challenge, rp, among = [], salt } = asked;
  const found = await orWithout(salt && { prf: { eval: { first: salt } } }, (given) =>
    navigator.credentials.get({
      publicKey: {
        challenge,
        rpId: rp,
        userVerification: 'required',
        allowCredentials: toDescriptors(among),
        timeout,
        ...(given && { extensions: given }),
      },
    }),
  );
  if ('at' in found) return found;
  if (!(found instanceof PublicKeyCredential)) return { at: 'failed' };
  const { response } = found;
  if (!(response instanceof AuthenticatorAssertionResponse)) return { at: 'failed' };
  const value = found.getClientExtensionResults().prf?.results?.first;
  return {
    at: 'signed',
    credential: {
      id: textOf(found.rawId),
      clientData: textOf(response.clientDataJSON),
      authenticator: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      handle: response.userHandle === null ? '' : textOf(response.userHandle),
    },
    ...(value !== undefined && { prf: bytesOf(value) }),
  };
};

/** Asks with the extension, and where the browser refuses it without: what only a person can refuse is not asked twice. */
const orWithout = async (
  extensions: AuthenticationExtensionsClientInputs | undefined,
  ask: (given: AuthenticationExtensionsClientInputs | undefined) => Promise<Credential | null>,
): Promise<Credential | Unmade> => {
  for (const given of extensions === undefined ? [undefined] : [extensions, undefined])
    try {
      return (await ask(given)) ?? { at: 'failed' };
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      if (error.name === 'NotAllowedError' || error.name === 'AbortError') return { at: 'stopped' };
      if (error.name === 'InvalidStateError') return { at: 'there' };
    }
  return { at: 'failed' };
};

const toDescriptors = (ids: readonly string[]): PublicKeyCredentialDescriptor[] =>
  ids.flatMap((text) => {
    const id = fromText(text);
    return id === undefined ? [] : [{ type: 'public-key' as const, id }];
  });

const bytesOf = (source: BufferSource): Bytes =>
  source instanceof ArrayBuffer
    ? new Uint8Array(source.slice(0))
    : Uint8Array.from(new Uint8Array(source.buffer, source.byteOffset, source.byteLength));

const textOf = (bytes: ArrayBuffer): string => toText(new Uint8Array(bytes));
