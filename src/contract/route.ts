import type * as v from 'valibot';
import type { ErrorCode } from '#log/index.ts';
import type { Need } from './capability.ts';

/**
 * A route as data: where it is, what a caller must be allowed to do, what it takes and what it answers. It stands once: the
 * server binds a handler to it, the app asks by it and reads the answer with its schema, the OpenAPI document is made from
 * it, and in tests every answer is held against it.
 */
export interface Route {
  /** Stable name: in logs, in the OpenAPI document. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** In OpenAPI's form: `/v1/devices/{id}/ledger`. */
  readonly path: string;
  readonly summary: string;
  readonly needs: Need;
  readonly params?: ObjectSchema;
  readonly query?: ObjectSchema;
  readonly body?: ObjectSchema;
  /** In place of a body: bytes, at most so many, and the code for more. */
  readonly bytes?: { readonly most: number; readonly tooLarge: ErrorCode };
  readonly answer: Answer;
}

export type Answer =
  | JsonAnswer
  /** A file, written as it is read from the database; `media` are the content types it may have. */
  | { readonly type: 'file'; readonly media: readonly string[] }
  /** Server-sent events named `new`; the data of each is JSON. */
  | { readonly type: 'events'; readonly event: Schema };

export interface JsonAnswer {
  readonly type: 'json';
  readonly status: 200 | 201;
  readonly schema: Schema;
}

export type Schema = v.GenericSchema<unknown, unknown>;
export type ObjectSchema = v.GenericSchema<unknown, object>;

/** Routes of each sort, for functions that take one. */
export type JsonRoute = Route & { readonly answer: JsonAnswer };
export type FileRoute = Route & { readonly answer: { readonly type: 'file' } };

/** What a handler gets of one part of a request; undefined where the route takes none. */
export type Taken<R extends Route, Part extends 'params' | 'query' | 'body'> = R extends {
  readonly [P in Part]: infer S extends Schema;
}
  ? v.InferOutput<S>
  : undefined;

/** What a caller sends: each part that the route takes. */
export type Asking<R extends Route> = Part<R, 'params'> & Part<R, 'query'> & Part<R, 'body'>;
type Part<R extends Route, P extends 'params' | 'query' | 'body'> = R extends {
  readonly [N in P]: infer S extends Schema;
}
  ? Record<never, unknown> extends v.InferInput<S>
    ? { readonly [N in P]?: Held<v.InferInput<S>> }
    : { readonly [N in P]: Held<v.InferInput<S>> }
  : { readonly [N in P]?: undefined };

/** What a handler may answer. */
export type Given<R extends JsonRoute> = Held<v.InferInput<R['answer']['schema']>>;
/** What a caller reads. */
export type Answered<R extends JsonRoute> = v.InferOutput<R['answer']['schema']>;

/** The same, all the way down readonly: who sends something does not give it away to be changed. */
type Held<T> = T extends readonly (infer E)[]
  ? readonly Held<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Held<T[K]> }
    : T;

// @__NO_SIDE_EFFECTS__
export const route = <const R extends Route>(given: R): R => given;

// @__NO_SIDE_EFFECTS__
export const json = <S extends Schema, const Status extends 200 | 201 = 200>(
  schema: S,
  status: Status = 200 as Status,
): { readonly type: 'json'; readonly status: Status; readonly schema: S } => ({
  type: 'json',
  status,
  schema,
});
