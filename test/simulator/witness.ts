/**
 * What people saw, and what became of the machines: all that the checker may know besides what the server finally holds.
 */
export interface Saved {
  readonly id: string;
  readonly device: string;
  readonly at: number;
  /** Id and number of its device, as the app gave them. */
  readonly number: { readonly device: string; readonly seq: number };
  readonly entry: Seen;
}

/** The members of an entry that its author gave or was shown. */
export interface Seen extends Tried {
  readonly occurredAt: string;
}

/** A draft that somebody asked to save, before there was any answer. */
export interface Tried {
  readonly kind: string;
  readonly site: string;
  readonly author: string;
  readonly subject?: string;
  readonly supersedes?: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
}

export type Disaster =
  /** The disk of a device went back to what it was at `since` (0: to nothing). */
  | { readonly kind: 'disk'; readonly device: string; readonly at: number; readonly since: number }
  /** The server went back to what it was at `since`. */
  | { readonly kind: 'server'; readonly at: number; readonly since: number };

export interface Witness {
  readonly saved: Map<string, Saved>;
  /** Ids that a screen showed as sent, and when it first did. */
  readonly shownSent: Map<string, number>;
  /** Drafts of saves that never answered, because the tab died: each may have become one entry, or none. */
  readonly unanswered: Set<Tried>;
  /** Ids that were durable on the server at some time: when first, and since when not any more. */
  readonly durable: Map<string, { readonly since: number; lostAt: number | undefined }>;
  /** Ids of which a device was given damaged bytes. */
  readonly damaged: Set<string>;
  /** Sites that the server was never told of. */
  readonly unknownSites: Set<string>;
  /** Persons whose order to erase is on the server now. */
  readonly erased: Set<string>;
  readonly disasters: Disaster[];
  readonly complaints: string[];
}

export const createWitness = (): Witness => ({
  saved: new Map(),
  shownSent: new Map(),
  unanswered: new Set(),
  durable: new Map(),
  damaged: new Set(),
  unknownSites: new Set(),
  erased: new Set(),
  disasters: [],
  complaints: [],
});
