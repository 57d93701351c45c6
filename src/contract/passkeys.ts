import * as v from 'valibot';
import { uuid } from '#log/index.ts';
import { granted } from './context.ts';
import { done, idAnswer, idParams, passphraseTry, shortText } from './fields.ts';
import { json, route } from './route.ts';

/**
 * Passkeys: a second way to sign in beside the passphrase. Bytes travel as base64url without padding. The page asks from the
 * address that the passkey is for, over TLS and by a host name; its browser says so in the header `origin`.
 */
export const passkeyLimits = { most: 10, challengeMs: 5 * 60_000 } as const;

// @__NO_SIDE_EFFECTS__
const bytes = (most: number) =>
  v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(Math.ceil((most * 4) / 3)));

/** What WebAuthn allows, 1023 bytes. */
const credentialId = /* @__PURE__ */ bytes(1_023);

export const passkeyBegin = route({
  id: 'passkey-begin',
  method: 'POST',
  path: '/v1/passkeys/begin',
  summary:
    "Begin to add a passkey of one's own; asks for the passphrase, since a phone left open must not be enough",
  needs: 'account',
  body: v.object({ passphrase: passphraseTry }),
  answer: json(
    v.object({
      /** To be signed within five minutes, once. */
      challenge: v.string(),
      /** The host name that the passkey is bound to. */
      rp: v.string(),
      /** The organization and the worker, as the passkey keeps them: no name. */
      handle: v.string(),
      /** Ids of the passkeys that there are: an authenticator that has one makes no second. */
      known: v.array(v.string()),
    }),
  ),
});

export const passkeyAdd = route({
  id: 'passkey-add',
  method: 'POST',
  path: '/v1/passkeys',
  summary: 'Add the passkey that was made with a challenge of `passkey-begin`',
  needs: 'account',
  body: v.object({
    name: shortText,
    challenge: bytes(96),
    credential: v.object({
      id: credentialId,
      clientData: bytes(4_096),
      attestation: bytes(16_384),
    }),
  }),
  answer: json(idAnswer, 201),
});

export const passkeyList = route({
  id: 'passkey-list',
  method: 'GET',
  path: '/v1/passkeys',
  summary: "One's own passkeys, oldest first",
  needs: 'account',
  answer: json(
    v.object({
      passkeys: v.array(
        v.object({
          id: v.string(),
          name: v.string(),
          /** As the authenticator calls it. */
          credential: v.string(),
          /** The host name that it is bound to. */
          rp: v.string(),
          /** Milliseconds since 1970; null: never yet. */
          madeAt: v.number(),
          usedAt: v.nullable(v.number()),
        }),
      ),
    }),
  ),
});

export const passkeyRemove = route({
  id: 'passkey-remove',
  method: 'DELETE',
  path: '/v1/passkeys/{id}',
  summary: "Remove a passkey of one's own: nobody signs in by it any more",
  needs: 'account',
  params: idParams,
  answer: json(done),
});

export const passkeyAsk = route({
  id: 'passkey-ask',
  method: 'POST',
  path: '/v1/sign-in/passkey/begin',
  summary: 'Begin to sign in by a passkey: what is to be signed',
  needs: 'nothing',
  answer: json(v.object({ challenge: v.string(), rp: v.string() })),
});

export const passkeySignIn = route({
  id: 'passkey-sign-in',
  method: 'POST',
  path: '/v1/sign-in/passkey',
  summary:
    'Exchange what a passkey signed for a token; the passkey knows its organization, and where another one is named it is refused',
  needs: 'nothing',
  body: v.object({
    organization: v.optional(v.pipe(v.string(), v.maxLength(256))),
    device: uuid,
    /** Tokens given on this device before, as for `sign-in`. */
    before: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(120))), v.maxLength(8))),
    challenge: bytes(96),
    credential: v.object({
      id: credentialId,
      clientData: bytes(4_096),
      authenticator: bytes(4_096),
      signature: bytes(1_024),
      handle: bytes(64),
    }),
  }),
  answer: json(granted, 201),
});
