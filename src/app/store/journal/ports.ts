import type { Failure, Result, Uuid } from '#log/index.ts';
import type { Bytes } from '#vault/bytes.ts';
import type { PieceCipher } from '#vault/store-key.ts';
import type { LocalRecord, Meta } from '../ports.ts';

/** What one write changes, or, as the first piece of a journal, all that it begins with. In a piece as JSON, encrypted. */
export interface Change {
  readonly put: readonly LocalRecord[];
  readonly gone: readonly Uuid[];
  readonly meta: Partial<Meta>;
  /** This piece stands for all before it, with the rest: so many records are there. */
  readonly folded?: { readonly rest: number };
}

export type Numbered = readonly [number: number, bytes: Bytes];

/** What the disk holds, at one moment. */
export interface Picture {
  readonly store: string;
  /** Opens and encrypts its pieces; left out where the store is the one that was asked about. */
  readonly cipher?: PieceCipher;
  /** Of the journal, those after the number that was asked for, in order. */
  readonly pieces: readonly Numbered[];
  /** Only where it was asked for. */
  readonly rest: readonly Numbered[];
}

/** One step of the journal, all of it or nothing. Nothing is written where another step came before it, or it is another store. */
export interface Step {
  readonly store: string;
  /** The last piece that its writer knows; the new one has the next number. */
  readonly after: number;
  readonly piece: Bytes;
  /** All pieces before it go, and of the rest these go and these come. */
  readonly fold?: { readonly drop: readonly number[]; readonly rest: readonly Numbered[] };
}

/** Where encrypted pieces lie. It can read none of them. */
export interface PieceDisk {
  readonly look: (asked: {
    /** The store that is known here; of another one everything is given. */
    readonly store: string | undefined;
    readonly after: number;
    readonly withRest: boolean;
  }) => Promise<Result<Picture, Failure>>;
  readonly commit: (step: Step) => Promise<Result<'done' | 'stale', Failure>>;
}
