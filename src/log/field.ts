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

export interface Field<S extends AnySchema = AnySchema, C extends DataClass = DataClass> {
  readonly class: C;
  readonly lifetime: Lifetime;
  /** The screen or report that uses it. A field nothing uses is not collected. */
  readonly why: string;
  readonly schema: S;
}

export type Fields = Readonly<Record<string, Field>>;

/** What a body with these fields holds: open and linked ones. A field whose schema is optional may be left out. */
export type BodyOf<F extends Fields> = OutputOf<{
  readonly [K in keyof F as F[K]['class'] extends 'sealed' ? never : K]: F[K]['schema'];
}>;

/** What the sealed part of an entry with these fields holds, once a device has opened it. */
export type SealedOf<F extends Fields> = OutputOf<{
  readonly [K in keyof F as F[K]['class'] extends 'sealed' ? K : never]: F[K]['schema'];
}>;

type OutputOf<E extends v.ObjectEntries> = v.InferOutput<v.StrictObjectSchema<E, undefined>>;

export const open = <S extends AnySchema>(
  schema: S,
  why: string,
  lifetime: Lifetime = 'always',
): Field<S, 'open'> => ({
  class: 'open',
  lifetime,
  why,
  schema,
});

export const linked = <S extends AnySchema>(
  schema: S,
  why: string,
  lifetime: Lifetime = 'until-blurred',
): Field<S, 'linked'> => ({
  class: 'linked',
  lifetime,
  why,
  schema,
});

export const sealed = <S extends AnySchema>(
  schema: S,
  why: string,
  lifetime: Lifetime = 'until-blurred',
): Field<S, 'sealed'> => ({
  class: 'sealed',
  lifetime,
  why,
  schema,
});
