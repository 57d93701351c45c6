import * as v from 'valibot';
import { canonicalText, type JsonObject } from './canonical.ts';
import type { Entry } from './entry.ts';
import type { Fields, SealedOf } from './field.ts';
import { type BodyFault, type Kind, sealedSchema } from './kind.ts';
import type { Cipher } from './ports.ts';
import { problemOf } from './problem.ts';
import { readJson } from './read-json.ts';
import { err, ok, type Result } from './result.ts';

/** Why a sealed part cannot be made: what was given does not fit its kind, or there is no key here. */
export type SealFault = BodyFault | 'no-key';

/**
 * The sealed part of an entry of this kind, bound to the entry's id; undefined when there is nothing to seal. What a kind
 * says is sealed is never written in clear: without a key it cannot be saved at all.
 */
export const sealPart = (
  cipher: Cipher | undefined,
  kind: Kind,
  id: string,
  values: JsonObject | undefined,
): Result<string | undefined, SealFault> => {
  const parsed = v.safeParse(sealedSchema(kind.fields), values ?? {}, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return err({ path: v.getDotPath(issue) ?? '', problem: problemOf(issue) });
  }
  if (values === undefined || Object.keys(values).length === 0) return ok(undefined);
  return cipher === undefined ? err('no-key') : ok(cipher.seal(canonicalText(values), id));
};

/**
 * What an entry holds sealed, in clear; undefined when it holds nothing, when this device has not the key, or when what
 * comes out is not of the kind (sealed by a newer version, or by somebody who lied).
 */
export const openPart = <F extends Fields>(
  cipher: Cipher | undefined,
  kind: Kind<F>,
  entry: Pick<Entry, 'id' | 'kind' | 'sealed'>,
): SealedOf<F> | undefined => {
  if (entry.kind !== kind.kind || entry.sealed === undefined) return undefined;
  const text = cipher?.open(entry.sealed, entry.id);
  if (text === undefined) return undefined;
  const parsed = v.safeParse(sealedSchema(kind.fields), readJson(text));
  return parsed.success ? (parsed.output as SealedOf<F>) : undefined;
};
