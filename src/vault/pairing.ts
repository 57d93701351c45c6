import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalText, type Json, type Random, type Uuid } from '#log/index.ts';
import { toText } from './base64.ts';
import { utf8 } from './bytes.ts';
import type { RegisterPlace } from './register.ts';
import type { AdmittedDevice } from './statement.ts';

/**
 * How a device that lets in and one that is let in come to know each other's keys through a server that may lie. The first commits
 * to a nonce; the second then names its keys and its own nonce; only then is the first nonce told. Both reckon six digits from
 * all of it, and people compare them. Whoever stands in between must have chosen its lies before it can know either
 * number: it fits once in a million, a try each, before people's eyes.
 */
export interface Opening {
  readonly org: Uuid;
  /** The device that lets in. */
  readonly by: Uuid;
  readonly root: string;
  readonly head: RegisterPlace;
  /** Hash of its nonce. */
  readonly commitment: string;
}

/** What the new device names. */
export interface Offer {
  readonly device: Omit<AdmittedDevice, 'admits'>;
  readonly nonce: string;
}

export const newNonce = (random: Random): string => toText(random.bytes(32));

export const commitmentTo = (nonce: string): string => toText(sha256(utf8(`alongside/1/commit ${nonce}`)));

/**
 * Six digits that both screens show; undefined when the nonce that was told is not the one that was committed to: then somebody
 * lied, and there is nothing to compare.
 */
export const shortString = (opening: Opening, offer: Offer, nonce: string): string | undefined => {
  if (commitmentTo(nonce) !== opening.commitment) return undefined;
  const said = canonicalText({ opening, offer, nonce } as unknown as Json);
  const hash = sha256(utf8(`alongside/1/compare\n${said}`));
  const number = [0, 1, 2, 3, 4, 5].reduce((sum, at) => sum * 256 + (hash[at] ?? 0), 0);
  return String(number % 1_000_000).padStart(6, '0');
};
