import type { Bytes } from './bytes.ts';

/** What the vault needs from outside, beside chance (`Random` of the log). */

/** A device's own two pairs of keys on P-256. The private halves never leave whoever made this. */
export interface DeviceKeys {
  /** Public halves, as uncompressed points of 65 bytes. */
  readonly agreement: Bytes;
  readonly signing: Bytes;
  /** The secret shared with another key (x coordinate, 32 bytes); undefined when that is no point of the curve, or the private half is locked. */
  readonly agree: (other: Bytes) => Promise<Bytes | undefined>;
  /** ECDSA with SHA-256, r and s of 32 bytes each. */
  readonly sign: (message: Bytes) => Promise<Bytes>;
}

/** Whether this signature over the message is by the holder of this public key. False for whatever is no key or no signature. */
export type Verify = (signing: Bytes, message: Bytes, signature: Bytes) => Promise<boolean>;
