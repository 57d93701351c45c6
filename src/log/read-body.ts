import type { JsonObject } from './canonical.ts';
import type { Entry } from './entry.ts';
import type { BodyOf, Fields } from './field.ts';
import type { Kind, KindRegistry } from './kind.ts';
import { hasRealTimes } from './time.ts';

/**
 * The body of an entry in its kind's current shape; undefined for another kind, a newer version, and a body that is none of
 * its kind: an older build leaves `{}` when it erases what it does not know, or took in what it could not judge. After an
 * erasure linked fields are missing: read them as optional.
 */
export const readBody = <F extends Fields>(
  kind: Kind<F>,
  entry: Pick<Entry, 'kind' | 'version' | 'body'>,
): BodyOf<F> | undefined => {
  if (entry.kind !== kind.kind || entry.version > kind.version) return undefined;
  const known = readBefore.get(entry.body);
  if (known?.kind === kind && known.version === entry.version) return known.value as BodyOf<F> | undefined;
  const parsed = kind.parse(entry.body, entry.version);
  const value = parsed.ok ? parsed.value : undefined;
  readBefore.set(entry.body, { kind, version: entry.version, value });
  return value;
};

/** Entries never change, and every screen asks for the same ones: each body is checked once. */
const readBefore = new WeakMap<
  JsonObject,
  { readonly kind: object; readonly version: number; readonly value: unknown }
>();

/** For servers, which check bodies sooner (quick-read.ts): what this one of that version is in its kind's current shape. */
export const noteRead = (kind: object, body: JsonObject, version: number, value: JsonObject): void => {
  readBefore.set(body, { kind, version, value });
};

/** Whether an entry can count in this build: it can be read, and its times can be meant. The same on every side. */
export const canCount = (kinds: Pick<KindRegistry, 'find'>, entry: Entry): boolean => {
  const kind = kinds.find(entry.kind);
  return kind !== undefined && hasRealTimes(entry) && readBody(kind, entry) !== undefined;
};
