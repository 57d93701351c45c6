import type { Entry } from './entry.ts';
import type { BodyOf, Fields } from './field.ts';
import type { Kind } from './kind.ts';

/**
 * The body of an accepted entry in its kind's current shape; undefined for another kind, a newer version, or an old one
 * that cannot be brought up. An entry of the current version was checked when it was saved and again when the server
 * took it in, so it is not checked a third time. After an erasure linked fields are missing: read them as optional.
 */
export const readBody = <F extends Fields>(
  kind: Kind<F>,
  entry: Pick<Entry, 'kind' | 'version' | 'body'>,
): BodyOf<F> | undefined => {
  if (entry.kind !== kind.kind || entry.version > kind.version) return undefined;
  if (entry.version === kind.version) return entry.body as BodyOf<F>;
  const parsed = kind.parse(entry.body, entry.version);
  return parsed.ok ? parsed.value : undefined;
};
