import { dayMs } from './calendar.ts';

/** Bounds of the protocol. The server enforces them; the client stays below them. */
export const limits = {
  /** Entries in one push. */
  batchEntries: 100,
  /** Bytes of one push after decompression. */
  batchBytes: 1_048_576,
  /** Characters of one entry's canonical text. */
  entryChars: 65_536,
  /** Nesting of one entry's body. */
  bodyDepth: 8,
  /** Entries in one page of a pull. */
  pageEntries: 500,
  /** Entries joined by corrections. Nobody corrects one hand-out a thousand times; each correction costs a look at all before it. */
  familyEntries: 1_000,
  /** Entries that one entry may supersede: one for a correction, more to settle a fork. */
  supersedes: 8,
  /** A clock further ahead than this is flagged and not followed. */
  clockDriftMs: dayMs,
  /** Sent entries stay on a device this long, so that a restored server can be given them again. */
  keepSentDays: 90,
  /** Characters of a new passphrase, at least: our own choice above the least of 8 in NIST SP 800-63B, revision 3. */
  passphraseLeast: 12,
  /** At most, so that hashing one stays cheap. */
  passphraseMost: 256,
} as const;
