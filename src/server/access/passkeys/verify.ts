import type { PageOrigin } from '../page-origin.ts';

/** What is kept of a passkey, base64url. */
export interface Verifier {
  readonly credential: string;
  readonly publicKey: string;
  readonly counter: number;
}

/** Signatures that phones and keys make: Ed25519, ECDSA with P-256, RSA with SHA-256. */
const algorithms = [-8, -7, -257];

/** The library weighs some 35 MB in memory: a server whose workers have no passkeys never loads it. */
const load = () => import('@simplewebauthn/server');
const loadHelpers = () => import('@simplewebauthn/server/helpers');

/**
 * What a passkey that was just made says of itself; undefined unless all of it is right: for this page and host, this challenge, the
 * person verified. Who made the authenticator is not asked. A chain of certificates is refused unread: whoever sends one could have the server fetch
 * what the certificates name.
 */
export const verifyMade = async (
  { origin, rp }: PageOrigin,
  challenge: string,
  given: { readonly id: string; readonly clientData: string; readonly attestation: string },
): Promise<Verifier | undefined> => {
  const { verifyRegistrationResponse } = await load();
  const { decodeAttestationObject, decodeClientDataJSON, isoBase64URL } = await loadHelpers();
  return orRefused(async () => {
    if (decodeClientDataJSON(given.clientData).crossOrigin === true) return undefined;
    const attested = decodeAttestationObject(isoBase64URL.toBuffer(given.attestation));
    const statement = attested.get('attStmt');
    if (!['none', 'packed'].includes(attested.get('fmt'))) return undefined;
    if (statement.get('x5c') !== undefined) return undefined;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id: given.id,
        rawId: given.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: given.clientData, attestationObject: given.attestation },
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rp,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified || registrationInfo.credential.id !== given.id) return undefined;
    const { publicKey, counter } = registrationInfo.credential;
    return { credential: given.id, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
  });
};

/** The counter that the signature says; undefined unless it is this passkey's, for this page, host and challenge, the person verified. */
export const verifySigned = async (
  { origin, rp }: PageOrigin,
  challenge: string,
  kept: Verifier,
  given: { readonly clientData: string; readonly authenticator: string; readonly signature: string },
): Promise<number | undefined> => {
  const { verifyAuthenticationResponse } = await load();
  const { decodeClientDataJSON } = await loadHelpers();
  return orRefused(async () => {
    // Ours is framed by nobody: what was signed inside of another's page is refused.
    if (decodeClientDataJSON(given.clientData).crossOrigin === true) return undefined;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id: kept.credential,
        rawId: kept.credential,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: given.clientData,
          authenticatorData: given.authenticator,
          signature: given.signature,
        },
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rp,
      credential: {
        id: kept.credential,
        publicKey: Uint8Array.from(Buffer.from(kept.publicKey, 'base64url')),
        counter: kept.counter,
      },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : undefined;
  });
};

/** The library says no by throwing, and so do its readers at bytes that are none: whatever it cannot take is refused, and nothing else runs in here. */
const orRefused = async <T>(work: () => Promise<T | undefined>): Promise<T | undefined> => {
  try {
    return await work();
  } catch {
    return undefined;
  }
};
