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
  /** The person of this entry was erased: keep only the open part, as the server did. */
  | { readonly id: string; readonly verdict: 'erased' }
  /** Not an entry of this organization, or no entry at all. `id` is '' when none could be read. */
  | {
      readonly id: string;
      readonly verdict: 'rejected';
      readonly code: RejectionCode;
      readonly detail?: string;
    };

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
  /** It rules over what a device wrote (takes back, moves), or undoes that, and its author leads nobody here (any more). */
  'not-allowed',
  /** A year before 1900 or after 2200, or an offset that no place has. */
  'time-out-of-range',
  /** It is whole, and yet no table here can take it up. */
  'cannot-count',
  /** It corrects what was corrected `limits.familyEntries` times already: a device that goes round in a circle. */
  'too-many-corrections',
] as const;
export type QuarantineCode = (typeof quarantineCodes)[number];

export const rejectionCodes = [
  'entry-malformed',
  'entry-too-large',
  'entry-too-deep',
  'org-mismatch',
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];
