import { canonicalText, type Json, type JsonObject } from './canonical.ts';
import type { Entry } from './entry.ts';
import { redact, withoutMoment } from './erasure.ts';
import type { Field, Fields } from './field.ts';
import type { KindRegistry } from './kind.ts';
import { startOfDay } from './time.ts';

/**
 * What lasts of an old entry, its times and clock aside: no participant, no visit, and only the fields that are kept always.
 * Which fields of an unknown kind last is not known: its body waits until an update knows the kind. Pure; done twice it is
 * done once.
 */
export const lastingPart = (kinds: KindRegistry, entry: Entry): Entry => {
  const { subject: _subject, visit: _visit, sealed, ...rest } = entry;
  const kind = kinds.find(entry.kind);
  const current = kind?.parse(entry.body, entry.version);
  if (kind === undefined || entry.version > kind.version)
    return { ...rest, ...(sealed !== undefined && { sealed }) };
  // Known, and no body of its kind: it counts nowhere, so nothing is lost by keeping only what lasts.
  if (current?.ok !== true) return { ...rest, body: lasting(kind.fields, entry.body) };
  const sealedLasts = Object.values(kind.fields).some(
    (field) => field.class === 'sealed' && field.lifetime === 'always',
  );
  // In the current shape, so that a field's lifetime is also known where an older version called it otherwise.
  const body = Object.entries(current.value as JsonObject).filter(([name]) => isKept(kind.fields[name]));
  return {
    ...rest,
    version: kind.version,
    body: Object.fromEntries(body),
    ...(sealed !== undefined && sealedLasts && { sealed }),
  };
};

/**
 * True of what faded: nobody knows any more whether it was of a participant. By the time at which it was written down, of which the day
 * is left; an entry of an erased person lost that too, and is like any other of nobody.
 */
export const hasFaded = ({ recordedAt, erased }: Pick<Entry, 'recordedAt' | 'erased'>): boolean =>
  erased !== true && recordedAt === startOfDay(recordedAt);

/** What lasts of an entry that stands in no table, so that nothing is reckoned from its order: only days are left. */
export const fadeAlone = (kinds: KindRegistry, entry: Entry): Entry => ({
  ...withoutMoment(lastingPart(kinds, entry)),
  occurredAt: startOfDay(entry.occurredAt),
});

/**
 * Whether an entry as it was first offered, or as another server let it fade, is the one that faded here. No hash of the
 * first bytes is kept to tell it: whoever tries all seconds of a day and the id of a participant would find them by it.
 */
export const isRepeatOfFaded = (kinds: KindRegistry, faded: Entry, offered: Entry): boolean => {
  const left = (entry: Entry): string =>
    canonicalText({ ...fadeAlone(kinds, entry), hlc: '' } as unknown as Json);
  return left(faded) === left(offered);
};

/** Whether an erasure would leave all of what faded: its link is gone already, and it goes on as what nobody knows the person of. */
export const isAsErased = (kinds: KindRegistry, faded: Entry): boolean =>
  canonicalText({ ...redact(kinds, faded), hlc: '' } as unknown as Json) ===
  canonicalText({ ...faded, erased: true, hlc: '' } as unknown as Json);

const lasting = (fields: Fields, body: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([name]) => fields[name]?.lifetime === 'always'));

/** A field that its kind cannot do without stays: without it the entry would count no longer. */
const isKept = (field: Field | undefined): boolean =>
  field === undefined || field.lifetime === 'always' || !mayBeAbsent.has(field.schema.type);

const mayBeAbsent: ReadonlySet<string> = new Set(['optional', 'exact_optional', 'nullish']);
