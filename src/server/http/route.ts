import type { Readable } from 'node:stream';
import type { CallerWith } from '#contract/callers.ts';
import type { FileRoute, Given, JsonRoute, Route, Taken } from '#contract/route.ts';
import type { Failure, Result } from '#log/index.ts';
import type { PageOrigin } from '../access/page-origin.ts';

/** A route of the contract with the handler that answers it. */
export type Handler = Route & {
  readonly run: (call: Call<Route>) => Promise<Result<unknown, Failure>>;
};

export interface Call<R extends Route> {
  readonly params: Taken<R, 'params'>;
  readonly query: Taken<R, 'query'>;
  readonly body: Taken<R, 'body'>;
  /** What was sent to a route that takes bytes. */
  readonly bytes: R extends { readonly bytes: object } ? Buffer : undefined;
  readonly caller: CallerWith<R['needs']>;
  /** Hash of the token that was shown; '' when none was. */
  readonly tokenHash: string;
  /** The page that asks, where passkeys can be (access/page-origin.ts); undefined elsewhere. */
  readonly page: PageOrigin | undefined;
  /** What the caller's own clock says, in milliseconds since 1970; undefined when it does not say. */
  readonly deviceClock: number | undefined;
  /** How many entries the caller says it has not sent; undefined when it does not say. */
  readonly deviceUnsent: number | undefined;
  /** Network address (access/network.ts), for rate limits only: never stored or logged. */
  readonly address: string;
  /** Aborted when the caller went away or the server stops. */
  readonly signal: AbortSignal;
}

/** What a route with an `events` answer gives: called once the line stands; answers how to stop. */
export interface EventsAnswer {
  /** Answers how to stop. `end` closes the line from this side. */
  readonly listen: (write: (text: string) => void, end: () => void) => () => void;
}

/** What a route with a `file` answer gives. */
export interface FileAnswer {
  readonly media: string;
  /** Name to save under; ids of people never occur in it. */
  readonly name?: string;
  readonly body: string | Buffer | Readable;
}

type Answers<R extends Route> = R extends JsonRoute
  ? Given<R>
  : R extends FileRoute
    ? FileAnswer
    : EventsAnswer;

/** Binds a handler to a route: what it gets and what it may answer follow from the contract. */
export const handle = <R extends Route>(
  route: R,
  run: (call: Call<R>) => Promise<Result<Answers<R>, Failure>>,
): Handler => ({ ...route, run: run as Handler['run'] });

export const isDone = { done: true } as const;

/** What a change answers whose success says nothing but that it is done. */
export const toDone = <E>(result: Result<unknown, E>): Result<typeof isDone, E> =>
  result.ok ? { ok: true, value: isDone } : result;
