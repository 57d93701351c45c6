import type * as v from 'valibot';

/**
 * Every field of a kind states who may read it, how long it is kept and why it is asked: a field that does not say so
 * does not compile. Three classes (ARCHITECTURE.md):
 * - open: read by the server, by role and site; kept when a person is erased (a count of supplies).
 * - linked: read by the server under a pseudonym; removed when the person is erased; never exported line by line.
 * - sealed: read only by the organization's devices; travels encrypted in `sealed`, never in `body`.
 */
export type DataClass = 'open' | 'linked' | 'sealed';

/** `always`: as long as the organization keeps its log. `until-blurred`: until the scheduled blurring of old entries. */
export type Lifetime = 'always' | 'until-blurred';

type AnySchema = v.GenericSchema<unknown, unknown>;

export interface Field<S extends AnySchema = AnySchema> {
  readonly class: DataClass;
  readonly lifetime: Lifetime;
  /** The screen or report that uses it. A field nothing uses is not collected. */
  readonly why: string;
  readonly schema: S;
}

export type Fields = Readonly<Record<string, Field>>;

/** What a body with these fields holds; a field whose schema is optional may be left out. */
export type BodyOf<F extends Fields> = v.InferOutput<
  v.StrictObjectSchema<{ readonly [K in keyof F]: F[K]['schema'] }, undefined>
>;

export const open = <S extends AnySchema>(
  schema: S,
  why: string,
  lifetime: Lifetime = 'always',
): Field<S> => ({
  class: 'open',
  lifetime,
  why,
  schema,
});

export const linked = <S extends AnySchema>(
  schema: S,
  why: string,
  lifetime: Lifetime = 'until-blurred',
): Field<S> => ({
  class: 'linked',
  lifetime,
  why,
  schema,
});

export const sealed = <S extends AnySchema>(
  schema: S,
  why: string,
  lifetime: Lifetime = 'until-blurred',
): Field<S> => ({
  class: 'sealed',
  lifetime,
  why,
  schema,
});
