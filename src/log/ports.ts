/** What the log needs from outside. Everything else is computed. */

/** Milliseconds since 1970 in UTC, and how far local time is ahead of UTC at that moment, in minutes. */
export interface Clock {
  readonly now: () => number;
  readonly offsetMinutes: (ms: number) => number;
}

/** Unpredictable bytes (ids, tokens) and fractions in [0, 1) (jitter). */
export interface Random {
  readonly bytes: (count: number) => Uint8Array;
  readonly fraction: () => number;
}

/**
 * Seals what only the organization's devices may read, and opens it again. At once, without a promise: IndexedDB ends a
 * transaction while anything else is waited for, and what is saved is sealed inside it. `about` is bound to the text: sealed
 * for one entry it does not open for another.
 */
export interface Cipher {
  readonly seal: (plain: string, about: string) => string;
  /** Undefined when it was not sealed by this key, or not about this. */
  readonly open: (sealed: string, about: string) => string | undefined;
}

/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hex digits. */
export type Sha256 = (text: string) => string;
