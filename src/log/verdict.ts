import type { Entry } from './entry.ts';

/**
 * The server's word on one offered entry. Refused is not lost: everything well-formed is stored, if need be in
 * quarantine where a coordinator sees it; what is not well-formed stays on the device and is shown there.
 */
export type Verdict =
  /** Stored, with its place in the organization's log. */
  | {
      readonly id: string;
      readonly verdict: 'accepted';
      readonly seq: number;
      readonly flags?: readonly Flag[];
    }
  /** The same bytes are here already. */
  | { readonly id: string; readonly verdict: 'duplicate' }
  /** Stored apart, with the reason, until a person decides. */
  | { readonly id: string; readonly verdict: 'quarantined'; readonly code: QuarantineCode }
  /** The person of this entry was erased: keep only the open part, as the server did, and of its times what the log has left. */
  | { readonly id: string; readonly verdict: 'erased'; readonly left?: TimesLeft }
  /** Not an entry of this organization, or no entry at all. `id` is '' when none could be read. */
  | {
      readonly id: string;
      readonly verdict: 'rejected';
      readonly code: RejectionCode;
      readonly detail?: string;
    };

/** What the log has left of the times of an entry. Its clock is told as its place among the corrections of that day, never as a moment. */
export type TimesLeft = Pick<Entry, 'occurredAt' | 'recordedAt' | 'hlc'>;

/** Accepted, but a person should know. */
export type Flag = 'clock-skew' | 'kind-unknown';

export const quarantineCodes = [
  /** Same id, other bytes than before. */
  'entry-conflict',
  /** The device used this number for another entry: a copied or restored device. */
  'device-seq-taken',
  'site-unknown',
  'worker-unknown',
  /** The body does not fit its kind. */
  'body-invalid',
  /** It supersedes an entry of another kind and is no void. */
  'supersedes-other-kind',
  /** A year before 1900 or after 2200, or an offset that no place has. */
  'time-out-of-range',
  /** It is whole, and yet no table here can take it up. */
  'cannot-count',
  /** Who wrote something approves it: that takes another worker. */
  'same-worker',
  /** It corrects what was corrected `limits.familyEntries` times already: a device that goes round in a circle. */
  'too-many-corrections',
  /** Handed in by another than the device it names, or that device is the server's own. */
  'device-other',
  /** It came without the signature of the device that hands it in, where there must be one. */
  'device-unsigned',
  /** It names a worker who never signed in on the device that hands it in. */
  'author-other',
  /** Its author's role does not allow it, or not at this site. */
  'not-allowed',
  /** From a worker or a device that was removed: a person decides. */
  'worker-removed',
  /** From one that was removed, and more than a record of what happened: it is shown, and cannot be taken in. */
  'removed-may-not',
  /** A setting or a takeback from a clock so far ahead that nothing could ever be later. */
  'clock-ahead',
  /** An erased copy, where nobody ordered to erase the person. */
  'erasure-not-ordered',
] as const;
export type QuarantineCode = (typeof quarantineCodes)[number];

export const rejectionCodes = [
  'entry-malformed',
  'entry-too-large',
  'entry-too-deep',
  'org-mismatch',
  /** Beyond any number that the device could have come to. No build of the app ever gave one. */
  'number-too-far',
  /** The right to hand in is over: the whole request is answered so (`hand-in-ended`). */
  'hand-in-ended',
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];
