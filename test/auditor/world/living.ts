import type { Chance } from '../../simulator/world/chance.ts';
import type { Bookkeeping } from './bookkeeping.ts';
import type { AuditedServer } from './instance.ts';
import type { Phone } from './phone.ts';

export const minute = 60_000;
export const day = 86_400_000;

/** A history that is being lived: who is there, and how time goes on. */
export interface Living {
  readonly server: AuditedServer;
  readonly chance: Chance;
  /** For joined cards: by a chance of its own, so that the rest of a history that is pinned stays as it was. */
  readonly cards: Chance;
  readonly org: string;
  readonly worker: string;
  readonly sites: readonly string[];
  readonly people: readonly string[];
  readonly phones: readonly Phone[];
  /** The phone of whoever settles things: its clock is right, and it reads all sites. */
  readonly office: Phone;
  readonly books: Bookkeeping;
  /**
   * Whether people are erased. Of an erased hand-out the server keeps no time, only its place among the counts that it knows: here these
   * are handed in at once, and nobody moves them to other days.
   */
  readonly erases: boolean;
  readonly isLong: boolean;
  readonly uuid: () => string;
  readonly pass: (ms: number) => Promise<void>;
  readonly sync: (phone: Phone) => Promise<void>;
}
