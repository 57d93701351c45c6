import type { Failure, LocalDate, Result, Uuid } from '#log/index.ts';

/** One thing that somebody said of the place, without its words. */
export interface FeedbackHead {
  readonly id: Uuid;
  readonly day: LocalDate;
  readonly sort: string;
  readonly about: string | null;
  readonly state: 'received' | 'looking' | 'answered' | 'closed';
  readonly isLate: boolean;
  readonly isShown: boolean;
}

/** The same with its words, as it is read one at a time. */
export interface FeedbackRead extends FeedbackHead {
  readonly words: string | null;
  /** What its sender agreed to have shown to everyone. */
  readonly may: 'words' | 'summary' | null;
  readonly answer: string | null;
  readonly why: 'done' | 'cannot' | 'not-ours' | 'no-sense' | null;
  readonly shown: { readonly said: string; readonly done: string } | null;
}

export type FeedbackMove =
  | { readonly what: 'look' | 'hide' }
  | { readonly what: 'answer'; readonly answer: string }
  | { readonly what: 'close'; readonly why: NonNullable<FeedbackRead['why']> }
  | { readonly what: 'show'; readonly said?: string; readonly done: string };

/** What people said stays on the server: screens ask for it, and a device keeps none of it. */
export interface FeedbackAsks {
  readonly feedback: (
    which: 'open' | 'all',
    after?: string,
  ) => Promise<
    Result<{ readonly told: readonly FeedbackHead[]; readonly next?: string | undefined }, Failure>
  >;
  /** That it was read is written down at the server. */
  readonly readFeedback: (id: Uuid) => Promise<Result<FeedbackRead, Failure>>;
  readonly moveFeedback: (id: Uuid, move: FeedbackMove) => Promise<Result<unknown, Failure>>;
}
