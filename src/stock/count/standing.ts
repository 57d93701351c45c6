import { lotCode } from '#codes/lot.ts';
import { dayMs } from '#log/calendar.ts';
import { grouped } from '#log/grouped.ts';
import { type Entry, type LocalDate, timeToMs, type Uuid } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { countKind } from '../entries.ts';
import type { StockEffect } from '../moves.ts';
import { closeKind, openKind, partKind } from './entries.ts';

/** How the counts of one site stand, from the entries that count there. Pure: phones and server reckon alike. */

export interface CountedLine {
  readonly item: string;
  readonly lot: string;
  readonly counted: number;
  readonly expires?: LocalDate | undefined;
}

/** What somebody counted: a part of a count, or a plain count, which the shelf is reckoned from as it is. */
export interface Source {
  readonly entry: Entry;
  readonly at: number;
  readonly lines: readonly CountedLine[];
  /** Of a part. */
  readonly session?: Uuid;
  readonly isRecount?: boolean;
}

export interface Closing {
  readonly entry: Entry;
  readonly sessions: readonly Uuid[];
  readonly parts: readonly Uuid[];
  readonly counts: readonly Uuid[];
}

export type SessionState = 'open' | 'reopened' | 'closed' | 'dropped';

export interface CountSession {
  readonly id: Uuid;
  readonly state: SessionState;
  /** When it was opened, in milliseconds since 1970; of one whose opening is not known here, its first part. */
  readonly since: number;
  /** When it is dropped unless it was closed. */
  readonly until: number;
  /** Who opened it; undefined where that is not known here. */
  readonly by: Uuid | undefined;
  /** On which device. */
  readonly device: Uuid | undefined;
  readonly parts: readonly Source[];
  /** What settled it, while that stands. */
  readonly closings: readonly Closing[];
  /** A part of what settled it was put right or taken back since: to be opened again. */
  readonly isChanged: boolean;
}

export interface Standing {
  /** The latest last. */
  readonly sessions: readonly CountSession[];
  /** Parts that nobody has settled, whatever became of their count. Those of a changed count come back as it is opened again. */
  readonly parts: readonly Source[];
  /** Plain counts by two people within two hours, of which the later says otherwise than the earlier led to expect. */
  readonly meets: readonly Meeting[];
  readonly plain: readonly Source[];
}

export interface Meeting {
  readonly item: string;
  readonly earlier: Source;
  readonly later: Source;
}

/** Two who count one shelf are done within this time; who counts later counts anew. Our own choice. */
export const meetMs = 2 * 3_600_000;
/** So long it is asked about two plain counts; a device may let go of what moved between them after that. */
export const askedMs = 60 * dayMs;

/**
 * @param entries what counts now, of any kind and site
 * @param effects what these entries do to supplies: what moved between two counts
 */
export const standingOf = (
  site: Uuid,
  entries: readonly Entry[],
  effects: readonly StockEffect[],
  now: number,
): Standing => {
  const here = entries.filter((entry) => entry.site === site);
  const closings = here.flatMap(closingOf);
  const parts = here.flatMap(partOf);
  const plain = here.flatMap(plainOf);
  const there = new Set([...parts, ...plain].map(({ entry }) => entry.id));
  const isChanged = (closing: Closing): boolean => closing.parts.some((id) => !there.has(id));
  const named = new Set(closings.flatMap((closing) => closing.parts));
  const sessions = sessionsOf(here, parts, closings, now).map((session) => ({
    ...session,
    isChanged: session.closings.some(isChanged),
  }));
  const changed = new Set(sessions.filter((session) => session.isChanged).map(({ id }) => id));
  return {
    sessions,
    parts: parts.filter(
      ({ entry, session }) => !named.has(entry.id) && (session === undefined || !changed.has(session)),
    ),
    meets: meetingsOf(
      site,
      plain.filter(({ at }) => at > now - askedMs),
      closings,
      effects,
    ),
    plain,
  };
};

/** A count that goes on: what is counted meanwhile goes into it. */
export const isGoing = ({ state }: CountSession): boolean => state === 'open' || state === 'reopened';

const sessionsOf = (
  entries: readonly Entry[],
  parts: readonly Source[],
  closings: readonly Closing[],
  now: number,
): readonly Omit<CountSession, 'isChanged'>[] => {
  const words = entries.flatMap((entry) => {
    const body = readBody(openKind, entry);
    return body === undefined
      ? []
      : [{ id: body.session ?? entry.id, hours: body.hours, again: body.session !== undefined, entry }];
  });
  const ids = new Set([...words.map(({ id }) => id), ...parts.flatMap(({ session }) => session ?? [])]);
  return [...ids]
    .map((id) => {
      const own = words.filter((word) => word.id === id);
      const handedIn = parts.filter(({ session }) => session === id);
      const over = closings.filter(({ sessions }) => sessions.includes(id));
      const opened = own.find(({ again }) => !again)?.entry;
      const first = Math.min(...handedIn.map(({ at }) => at));
      // One whose opening was taken back is over.
      const until = Math.max(
        ...own.map(({ entry, hours }) => timeToMs(entry.occurredAt) + hours * 3_600_000),
        ...(own.length === 0 ? [first] : []),
      );
      const state: SessionState =
        over.length > 0
          ? over.some(({ counts }) => counts.length > 0)
            ? 'closed'
            : 'dropped'
          : now >= until || own.length === 0
            ? 'dropped'
            : own.some(({ again }) => again)
              ? 'reopened'
              : 'open';
      return {
        id,
        state,
        since: opened === undefined ? Math.min(first, until) : timeToMs(opened.occurredAt),
        until,
        by: opened?.author,
        device: opened?.device,
        parts: handedIn,
        closings: over,
      };
    })
    .toSorted((a, b) => a.since - b.since || compare(a.id, b.id));
};

const closingOf = (entry: Entry): readonly Closing[] => {
  const body = readBody(closeKind, entry);
  return body === undefined ? [] : [{ entry, ...body }];
};

const partOf = (entry: Entry): readonly Source[] => {
  const body = readBody(partKind, entry);
  if (body === undefined) return [];
  const { session, recount } = body;
  return [{ ...sourceOf(entry, body.lines), session, ...(recount === true && { isRecount: true }) }];
};

const plainOf = (entry: Entry): readonly Source[] => {
  const body = readBody(countKind, entry);
  return body === undefined ? [] : [sourceOf(entry, body.lines)];
};

const sourceOf = (
  entry: Entry,
  lines: readonly (Omit<CountedLine, 'lot'> & { readonly lot?: string | undefined })[],
): Source => ({
  entry,
  at: timeToMs(entry.occurredAt),
  lines: lines.map((line) => ({ ...line, lot: lotCode(line.lot ?? '') })),
});

/** All of an item that a source counted. */
export const totalOf = ({ lines }: Source, item: string): number =>
  lines.reduce((sum, line) => sum + (line.item === item ? line.counted : 0), 0);

const itemsOf = ({ lines }: Source): readonly string[] => [...new Set(lines.map(({ item }) => item))];

/** What came and went of an item at a site after one moment and up to another. */
export const movedBetween = (
  effects: readonly StockEffect[],
  shelf: { readonly site: Uuid; readonly item: string },
  after: number,
  until: number,
) =>
  effects
    .flatMap(({ moves }) => moves)
    .filter(({ site, item, at }) => {
      if (site !== shelf.site || item !== shelf.item) return false;
      const ms = timeToMs(at);
      return ms > after && ms <= until;
    });

/** What a spreadsheet says was counted, nobody counts beside. Ids of what the server makes have version 8. */
const isByHand = ({ entry }: Source): boolean => entry.device.charAt(14) !== '8';

const meetingsOf = (
  site: Uuid,
  plain: readonly Source[],
  closings: readonly Closing[],
  effects: readonly StockEffect[],
): readonly Meeting[] => {
  const looked = closings.map(({ parts, counts }) => new Set([...parts, ...counts]));
  const isLooked = (a: Source, b: Source): boolean =>
    looked.some((ids) => ids.has(a.entry.id) && ids.has(b.entry.id));
  const counts = plain
    .filter(isByHand)
    .flatMap((source) => itemsOf(source).map((item) => ({ item, source })));
  return grouped(counts, ({ item }) => item).flatMap(([item, all]) => {
    const ordered = all
      .map(({ source }) => source)
      .toSorted((a, b) => a.at - b.at || compare(a.entry.id, b.entry.id));
    return ordered.flatMap((later, index) => {
      // Whoever counted before that was counted over.
      const earlier = ordered[index - 1];
      if (earlier === undefined || later.at - earlier.at > meetMs || isOne(earlier, later)) return [];
      if (isLooked(earlier, later)) return [];
      const expected = movedBetween(effects, { site, item }, earlier.at, later.at).reduce(
        (sum, { quantity }) => sum + quantity,
        totalOf(earlier, item),
      );
      return totalOf(later, item) === expected ? [] : [{ item, earlier, later }];
    });
  });
};

/** The same person on the same device. */
const isOne = ({ entry: a }: Source, { entry: b }: Source): boolean =>
  a.author === b.author && a.device === b.device;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
