import type { JsonObject } from './canonical.ts';
import {
  type Entry,
  type EnvelopeFault,
  entrySchema,
  parseEntry,
  type Written,
  writeEntry,
} from './entry.ts';
import type { Fields } from './field.ts';
import { bodySchema, type Kind, raise } from './kind.ts';
import { limits } from './limits.ts';
import type { Sha256 } from './ports.ts';
import { createQuickCheck } from './quick-check.ts';
import { noteRead } from './read-body.ts';
import { ok, type Result } from './result.ts';

/**
 * The same answers as `parseEntry` and `kind.parse`, sooner where nothing is wrong: for servers, which read hundreds at
 * once. Apart from those two, so that a phone need not load it.
 */
export const createEntryReader = (sha256: Sha256): ((value: unknown) => Result<Written, EnvelopeFault>) => {
  const isSurelyEnvelope = createQuickCheck(entrySchema);
  const names = Object.keys(entrySchema.entries) as (keyof Entry)[];

  /** Undefined: a fault, or something unusual. */
  const readQuickly = (value: unknown): Written | undefined => {
    if (!isSurelyEnvelope(value)) return undefined;
    const offered = value as Entry;
    if (offered.supersedes !== undefined || !isSound(offered.body, limits.bodyDepth)) return undefined;
    const entry: Partial<Record<keyof Entry, unknown>> = {};
    for (const name of names) if (offered[name] !== undefined) entry[name] = offered[name];
    const written = writeEntry(sha256, entry as unknown as Entry);
    // JSON spells NUL and half characters with an escape, and little else: whether it is one is for a closer look.
    return written.text.includes('\\u') || written.text.length > limits.entryChars ? undefined : written;
  };

  return (value) => {
    const written = readQuickly(value);
    return written === undefined ? parseEntry(sha256, value) : ok(written);
  };
};

export const createBodyReader = <P extends (body: JsonObject, version: number) => { readonly ok: boolean }>(
  kind: ReadableKind<P>,
): P => {
  const isSurelyFine = createQuickCheck(bodySchema(kind.fields));
  return ((body, version) => {
    const current = inCurrentShape(kind, body, version);
    if (current === undefined || !isSurelyFine(current)) return kind.parse(body, version);
    noteRead(kind, body, version, current);
    return ok(current);
  }) as P;
};

/** What phones wrote before they were brought up to date is read as soon as the rest. Undefined: no way there. */
const inCurrentShape = (
  { version: newest, upgrades }: Pick<ReadableKind<unknown>, 'version' | 'upgrades'>,
  body: JsonObject,
  version: number,
): JsonObject | undefined => {
  if (version > newest) return undefined;
  let current: JsonObject | undefined = body;
  for (let at = version; at < newest && current !== undefined; at += 1) {
    const upgrade = upgrades[at];
    current = upgrade && raise(upgrade, current);
  }
  return current;
};

/** As much of a kind as reading a body takes. */
export interface ReadableKind<P> {
  readonly version: number;
  readonly fields: Fields;
  readonly upgrades: Kind['upgrades'];
  readonly parse: P;
}

/** Shallow enough, and no number that JSON cannot write. */
const isSound = (value: unknown, left: number): boolean => {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (left < 0) return false;
  for (const name of Object.keys(value))
    if (!isSound((value as Readonly<Record<string, unknown>>)[name], left - 1)) return false;
  return true;
};
