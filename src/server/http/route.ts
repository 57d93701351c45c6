import type { Readable } from 'node:stream';
import type * as v from 'valibot';
import type { Failure, Result } from '#log/index.ts';
import type { Caller } from '../access/caller.ts';
import type { Role } from '../access/roles.ts';

/**
 * A route as data: where it is, who may call it, what it takes and gives. From the same list come the server, the
 * OpenAPI document and the test that tries every role on every route.
 */
export interface Route {
  /** Stable name: in logs, in the OpenAPI document. */
  readonly id: string;
  readonly method: Method;
  /** In OpenAPI's form: `/v1/devices/{id}/ledger`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: ObjectSchema;
  readonly query?: ObjectSchema;
  readonly body?: ObjectSchema;
  readonly answer: Answer;
  readonly run: (
    call: Call<unknown, unknown, unknown, Caller | undefined>,
  ) => Promise<Result<unknown, Failure>>;
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export type Access =
  /** No token is asked for. */
  | { readonly who: 'anyone' }
  /** Any device that was ever signed in: what it wrote can always be delivered. */
  | { readonly who: 'device' }
  /** A signed-in worker in one of these roles. */
  | { readonly who: 'worker'; readonly roles: readonly Role[] };

export type Answer =
  | { readonly type: 'json'; readonly status: 200 | 201; readonly schema: Schema }
  /** A file, written as it is read from the database; `media` are the content types it may have. */
  | { readonly type: 'file'; readonly media: readonly string[] }
  /** Server-sent events. */
  | { readonly type: 'events' };

export interface Call<P, Q, B, C> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly caller: C;
  /** Hash of the token that was shown; '' when none was. */
  readonly tokenHash: string;
  /** What the caller's own clock says, in milliseconds since 1970; undefined when it does not say. */
  readonly deviceClock: number | undefined;
  /** Network address, for rate limits only: never stored or logged. */
  readonly address: string;
  /** Aborted when the caller went away or the server stops. */
  readonly signal: AbortSignal;
}

/** What a route with an `events` answer gives: called once the line stands; answers how to stop. */
export interface EventsAnswer {
  readonly listen: (write: (text: string) => void) => () => void;
}

/** What a route with a `file` answer gives. */
export interface FileAnswer {
  readonly media: string;
  /** Name to save under; ids of people never occur in it. */
  readonly name?: string;
  readonly body: string | Readable;
}

export type Schema = v.GenericSchema<unknown, unknown>;
export type ObjectSchema = v.GenericSchema<unknown, object>;
type Parsed<S> = S extends Schema ? v.InferOutput<S> : undefined;

interface Spec<P, Q, B, C> extends Omit<Route, 'access' | 'run' | 'params' | 'query' | 'body'> {
  readonly params?: P & ObjectSchema;
  readonly query?: Q & ObjectSchema;
  readonly body?: B & ObjectSchema;
  readonly run: (call: Call<Parsed<P>, Parsed<Q>, Parsed<B>, C>) => Promise<Result<unknown, Failure>>;
}

export type WorkerCaller = Caller & { readonly role: Role };

export const forAnyone = <P = undefined, Q = undefined, B = undefined>(
  spec: Spec<P, Q, B, undefined>,
): Route => ({ ...spec, access: { who: 'anyone' } }) as unknown as Route;

export const forDevice = <P = undefined, Q = undefined, B = undefined>(spec: Spec<P, Q, B, Caller>): Route =>
  ({ ...spec, access: { who: 'device' } }) as unknown as Route;

export const forWorkers = <P = undefined, Q = undefined, B = undefined>(
  roles: readonly Role[],
  spec: Spec<P, Q, B, WorkerCaller>,
): Route => ({ ...spec, access: { who: 'worker', roles } }) as unknown as Route;

export const json = (schema: Schema, status: 200 | 201 = 200): Answer => ({ type: 'json', status, schema });
