import type { Draft } from '#kit/recorder.ts';
import { canonicalText, type Json } from '#log/canonical.ts';
import {
  type Entry,
  type JsonObject,
  type LocalDate,
  type LocalTime,
  timeToMs,
  type Uuid,
  voidKind,
} from '#log/index.ts';

/** One family of a visit: what counts of it now, and all that a correction has to supersede. */
export interface Said {
  readonly entry: Entry;
  readonly tips: readonly Uuid[];
  /** Its sealed part in clear, where this device can read it: sealed anew for the entry that says it again. */
  readonly opened?: JsonObject | undefined;
}

export interface Amending {
  /** The visit's own entry: where, when and with whom. */
  readonly visit: Said;
  /** What the counter's words speak for, the visit's own entry among them; at most one of a kind. */
  readonly said: readonly Said[];
  /** What goes along where the day moves, and is not changed. */
  readonly beside: readonly Said[];
  /** What the counter makes of the visit as it was, and as it is to be; at most one of a kind. */
  readonly before: readonly Draft[];
  readonly after: readonly Draft[];
  readonly day: LocalDate;
  readonly now: LocalTime;
}

/**
 * The entries that make a visit what it is to be: a correction for each that changed, a void for each that is gone, a new one for each
 * that came to it. What the counter says in the same words before and after is not touched. Pure.
 */
export const amendVisit = (amending: Amending): readonly Draft[] => {
  const { visit, said, beside, before, after } = amending;
  const kinds = [...new Set([...before, ...after].map(({ kind }) => kind))];
  const of = (drafts: readonly Draft[], kind: string) => drafts.find((draft) => draft.kind === kind);
  const changes = kinds.flatMap((kind): readonly Draft[] => {
    const [was, is] = [of(before, kind), of(after, kind)];
    const known = said.find(({ entry }) => entry.kind === kind);
    if (was === undefined || known === undefined)
      return is === undefined ? [] : [joining(is, visit.entry, amending)];
    if (is === undefined) return [voiding(known.tips, 'mistake')];
    if (isSame(was.body, is.body)) return moving(known, amending);
    return [{ ...sayAgain(known, known.tips, amending), version: is.version, body: is.body }];
  });
  return [...changes, ...beside.flatMap((one) => moving(one, amending))];
};

/**
 * What takes a correction of a visit back as a whole: each entry that it superseded says again what it said, each new one is void.
 * `saved` are the entries of `amendVisit`, in its order. Pure.
 */
export const undoAmend = (known: readonly Said[], saved: readonly Entry[]): readonly Draft[] =>
  saved.map((entry) => {
    const was = known.find(({ tips }) => tips.some((tip) => entry.supersedes?.includes(tip)));
    return was === undefined ? voiding([entry.id], 'slip') : sayAgain(was, [entry.id]);
  });

const moving = (known: Said, amending: Amending): readonly Draft[] => {
  const draft = sayAgain(known, known.tips, amending);
  return draft.occurredAt === known.entry.occurredAt ? [] : [draft];
};

/** What an entry said, said anew in place of `tips`; on the visit's day, where that moves. */
const sayAgain = (
  { entry, opened }: Said,
  tips: readonly Uuid[],
  to?: Pick<Amending, 'day' | 'now'>,
): Draft => ({
  kind: entry.kind,
  version: entry.version,
  body: entry.body,
  ...(opened !== undefined && { sealed: opened }),
  occurredAt: to === undefined ? entry.occurredAt : movedTo(entry.occurredAt, to),
  site: entry.site,
  supersedes: tips,
  ...(entry.subject !== undefined && { subject: entry.subject }),
});

const joining = (draft: Draft, visit: Entry, to: Amending): Draft => ({
  ...draft,
  occurredAt: movedTo(visit.occurredAt, to),
  site: visit.site,
  ...(visit.subject !== undefined && { subject: visit.subject }),
});

const voiding = (supersedes: readonly Uuid[], reason: 'mistake' | 'slip'): Draft => ({
  kind: voidKind.kind,
  version: voidKind.version,
  body: { reason },
  supersedes,
});

/** The same time on another day, and never one that has not come yet. */
const movedTo = (time: LocalTime, { day, now }: Pick<Amending, 'day' | 'now'>): LocalTime => {
  if (time.slice(0, 10) === day) return time;
  const moved: LocalTime = `${day}${time.slice(10)}`;
  return timeToMs(moved) > timeToMs(now) ? now : moved;
};

const isSame = (a: JsonObject, b: JsonObject): boolean =>
  canonicalText(a as Json) === canonicalText(b as Json);
