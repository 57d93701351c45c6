import * as v from 'valibot';
import { canonicalText, type Json, type JsonObject } from './canonical.ts';
import { type Hlc, isHlc } from './hlc.ts';
import { limits } from './limits.ts';
import type { Sha256 } from './ports.ts';
import { problemOf } from './problem.ts';
import { err, ok, type Result } from './result.ts';
import { uuid } from './shared-fields.ts';
import { isLocalTime, type LocalTime } from './time.ts';
import type { Uuid } from './uuid.ts';

/** One fact, written once where it happened, never changed. See the specification in index.ts. */
export interface Entry {
  readonly id: Uuid;
  readonly org: Uuid;
  readonly site: Uuid;
  readonly device: Uuid;
  /** 1, 2, 3 ... on each device, without a gap. */
  readonly deviceSeq: number;
  readonly author: Uuid;
  readonly kind: string;
  readonly version: number;
  /** When it happened, as the worker says. */
  readonly occurredAt: LocalTime;
  /** When the device wrote it, by the device's clock. */
  readonly recordedAt: LocalTime;
  readonly hlc: Hlc;
  readonly visit?: Uuid;
  readonly supersedes?: readonly Uuid[];
  readonly subject?: Uuid;
  /** Present once the person was erased: subject, linked fields and sealed part are gone for good. */
  readonly erased?: true;
  readonly body: JsonObject;
  readonly sealed?: string;
}

/** An entry whose body was checked against its kind and brought to the kind's current version. */
export type EntryOf<B> = Omit<Entry, 'body'> & { readonly body: B };

export type EnvelopeFault =
  | { readonly code: 'entry-malformed'; readonly path: string; readonly problem: string }
  | { readonly code: 'entry-too-large'; readonly chars: number }
  | { readonly code: 'entry-too-deep' };

const time = v.custom<LocalTime>(isLocalTime, 'expected a time such as 2026-03-08T09:15:00-05:00');
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The envelope on the wire. Strict: a member it does not know makes an entry malformed, so that none is lost unseen.
 * Members stand in the order of canonical text: what was read is then written as it stands (canonical.ts).
 */
export const entrySchema = v.strictObject({
  author: uuid,
  body: v.custom<JsonObject>(isObject, 'expected an object'),
  device: uuid,
  deviceSeq: count,
  erased: v.optional(v.literal(true)),
  hlc: v.custom<Hlc>(isHlc, 'expected a hybrid logical clock'),
  id: uuid,
  kind: v.pipe(
    v.string(),
    v.maxLength(60),
    v.regex(/^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/, 'expected a kind such as exchange.handout'),
  ),
  occurredAt: time,
  org: uuid,
  recordedAt: time,
  sealed: v.optional(v.pipe(v.string(), v.maxLength(limits.entryChars))),
  site: uuid,
  subject: v.optional(uuid),
  supersedes: v.optional(v.pipe(v.array(uuid), v.minLength(1), v.maxLength(limits.supersedes))),
  version: v.pipe(count, v.maxValue(10_000)),
  visit: v.optional(uuid),
});

/** What the log has left of the times of an entry that was erased (verdict.ts). */
export const timesLeft = v.object({ hlc: entrySchema.entries.hlc, occurredAt: time, recordedAt: time });

/** An entry with its canonical text and hash, computed once. */
export interface Written {
  readonly entry: Entry;
  readonly text: string;
  readonly hash: string;
}

/** Reads one offered value as an entry. Depth is checked before anything walks into it. */
export const parseEntry = (sha256: Sha256, value: unknown): Result<Written, EnvelopeFault> => {
  if (!isShallow(value, limits.bodyDepth + 1)) return err({ code: 'entry-too-deep' });
  if (!isStorable(value))
    return err({ code: 'entry-malformed', path: '', problem: 'a number or a text that cannot be stored' });
  const parsed = v.safeParse(entrySchema, value, { abortEarly: true });
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return err({ code: 'entry-malformed', path: v.getDotPath(issue) ?? '', problem: problemOf(issue) });
  }
  const entry = parsed.output as Entry;
  if (entry.supersedes?.includes(entry.id)) {
    return err({ code: 'entry-malformed', path: 'supersedes', problem: 'an entry cannot supersede itself' });
  }
  const written = writeEntry(sha256, entry);
  return written.text.length > limits.entryChars
    ? err({ code: 'entry-too-large', chars: written.text.length })
    : ok(written);
};

export const writeEntry = (sha256: Sha256, entry: Entry): Written => {
  const text = canonicalText(entry as unknown as Json);
  return { entry, text, hash: sha256(text) };
};

/**
 * JSON can say 1e999, which reads as infinity, and half a character or a NUL, which databases refuse; and it can be nested
 * so deep that nothing can walk through it.
 */
export const isStorable = (value: unknown, depth = 64): boolean => {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return isStorableText(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  return Object.entries(value).every(
    ([name, member]) => isStorableText(name) && isStorable(member, depth - 1),
  );
};

const isStorableText = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

const isShallow = (value: unknown, left: number): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  if (left < 0) return false;
  return Object.values(value).every((member) => isShallow(member, left - 1));
};
