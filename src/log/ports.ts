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

/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hex digits. */
export type Sha256 = (text: string) => string;
