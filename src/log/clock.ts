import { dayMs } from './calendar.ts';
import { isNear } from './clock-fault.ts';
import type { ClockBody, RedateBody } from './device-kinds.ts';
import type { Entry } from './entry.ts';
import { familiesOf, type Link, standingOf } from './supersede.ts';
import { countsOf, liesIn, type Stretch, standingTakebacks } from './takeback.ts';
import { type LocalTime, msToTime, offsetOf, startOfDay, timeToDate, timeToMs } from './time.ts';

/**
 * Wrong clocks. The server knows one thing for sure: nothing was recorded after it was received. What a device wrote with a
 * clock that is off is named by a `log.clock` as it comes in; until a person says more it counts at the server's day, and
 * what counts a shelf waits. A `log.redate` of a person moves all of a stretch at once, and has the last word.
 *
 * Stored times do not change: `ruled` gives the entries that count with the time at which they count, the same on every side
 * that holds the same entries.
 */
export interface Rulings {
  readonly takebacks: readonly Stretch[];
  /** The one that decides first. */
  readonly clocks: readonly ClockRuling[];
}

export interface ClockRuling extends Stretch {
  /** By a person: days to add. */
  readonly days?: number;
  /** By the server: nothing of it is later than this. */
  readonly received?: LocalTime;
  readonly waits?: boolean;
  readonly ahead?: number | undefined;
}

export const noRulings: Rulings = { takebacks: [], clocks: [] };

/** The rulings that stand. `entries` holds every ruling, and every entry of the families of those that people made. */
export const rulingsOf = (entries: readonly Entry[]): Rulings => {
  // Of what was received twice, before a server was restored and after, the first receipt counts.
  const clocks = entries
    .filter(({ kind }) => kind === 'log.clock')
    .map(markOf)
    .toSorted((a, b) => timeToMs(a.received) - timeToMs(b.received) || (a.id < b.id ? -1 : 1));
  const others = entries.filter(({ kind }) => kind !== 'log.clock');
  const takebacks = standingTakebacks(others);
  const redates = familiesOf(others)
    .flatMap((family) =>
      family.some(({ kind }) => kind === 'log.redate') ? (standingOf(family).effective ?? []) : [],
    )
    .filter(({ kind }) => kind === 'log.redate')
    .toSorted(laterFirst);
  return {
    takebacks,
    clocks: [
      ...redates.flatMap(({ id, body }) => {
        const { device, first, last, days } = body as unknown as RedateBody;
        return days === undefined ? [] : [{ id, device, first, last, days }];
      }),
      ...clocks,
    ],
  };
};

const markOf = ({ id, body }: Entry): ClockRuling & { readonly received: LocalTime } => ({
  id,
  ...(body as unknown as ClockBody),
});

export const isRuled = (
  { takebacks, clocks }: Rulings,
  entry: Pick<Entry, 'device' | 'deviceSeq'>,
): boolean =>
  takebacks.some((stretch) => liesIn(stretch, entry)) || clocks.some((stretch) => liesIn(stretch, entry));

/** Stretches that are ruled otherwise in one than in the other. */
export const ruledOtherwise = (before: Rulings, after: Rulings): readonly Stretch[] => {
  const differing = <S extends Stretch>(some: readonly S[], others: readonly S[]): readonly S[] => {
    const [left, right] = [some, others].map((stretches) => new Set(stretches.map(wordOf)));
    return [
      ...some.filter((stretch) => right?.has(wordOf(stretch)) === false),
      ...others.filter((stretch) => left?.has(wordOf(stretch)) === false),
    ];
  };
  const clocks = differing(before.clocks, after.clocks);
  const marks = clocks.filter(isMark);
  // A word of the server within what a person moved says of the other numbers there that they were dated well.
  const moves = [...before.clocks, ...after.clocks].filter(
    (ruling) => !isMark(ruling) && marks.some(isMarkWithin(ruling)),
  );
  return [...differing(before.takebacks, after.takebacks), ...clocks, ...moves];
};
const wordOf = ({ id: _id, ...said }: Stretch): string => JSON.stringify(Object.entries(said).sort());

/** An entry that counts, as it is stored and as it counts. */
export interface Ruled {
  readonly raw: Entry;
  readonly counted: Entry;
}

/**
 * What counts of whole families, at the time at which it counts. `waiting` are the kinds that wait for a person when the clock
 * that dated them was wrong.
 */
export const ruled = (
  entries: readonly Entry[],
  rulings: Rulings,
  waiting: readonly string[],
): readonly Ruled[] => {
  if (entries.every(({ supersedes, kind }) => supersedes === undefined && kind !== 'log.void'))
    return entries.flatMap((entry) =>
      rulings.takebacks.some((stretch) => liesIn(stretch, entry))
        ? []
        : timed(entry, [entry], rulings, waiting),
    );
  return familiesOf(entries).flatMap((family) => {
    const raw = countsOf(family, rulings.takebacks);
    return raw === undefined ? [] : timed(raw, family, rulings, waiting);
  });
};

const timed = (
  raw: Entry,
  family: readonly Entry[],
  { clocks }: Rulings,
  waiting: readonly string[],
): readonly Ruled[] => {
  const ruling = rulingOver(raw, family, clocks);
  if (ruling === undefined) return [{ raw, counted: raw }];
  if (ruling.waits === true && waiting.includes(raw.kind)) return [];
  return [{ raw, counted: { ...raw, occurredAt: timeBy(ruling, raw.occurredAt) } }];
};

/** What is said of the clock that dated an entry; undefined where it counts at the time it says. */
export const rulingOver = (
  raw: Entry,
  family: readonly Entry[],
  clocks: readonly ClockRuling[],
): ClockRuling | undefined => {
  if (clocks.length === 0) return undefined;
  for (const dating of datedBy(raw, family)) {
    const [ruling, ...others] = clocks.filter((stretch) => liesIn(stretch, dating));
    if (ruling === undefined) continue;
    // Between two numbers that a wrong clock dated there are some that it did not: set right, and wrong again.
    const isMoved = ruling.days === undefined || others.some(isMark) || !clocks.some(isMarkWithin(ruling));
    return isMoved && isDatedByClock(dating, others.find(isMark) ?? ruling) ? ruling : undefined;
  }
  return undefined;
};

/**
 * Who corrects an entry on a good phone takes its day over: it was dated by the first one, which comes first here. By the day,
 * since times fade, and not all of a family at once.
 */
const datedBy = (raw: Entry, family: readonly Entry[]): readonly Entry[] => {
  if (raw.supersedes === undefined) return [raw];
  const left = new Map(family.map((member) => [member.id, member]));
  const found: Entry[] = [];
  for (let level: readonly Entry[] = [raw]; level.length > 0; ) {
    found.unshift(...level);
    for (const { id } of level) left.delete(id);
    const targets = new Set(level.flatMap(({ supersedes = [] }) => supersedes));
    level = [...targets]
      .sort()
      .flatMap((id) => left.get(id) ?? [])
      .filter(({ occurredAt }) => startOfDay(occurredAt) === startOfDay(raw.occurredAt));
  }
  return found;
};

const isMark = ({ received }: ClockRuling): boolean => received !== undefined;
const isMarkWithin =
  ({ device, first, last }: ClockRuling) =>
  (other: ClockRuling): boolean =>
    isMark(other) && other.device === device && other.first <= last && other.last >= first;

/** The time at which it counts, by a ruling over it. */
export const timeBy = ({ days, received }: ClockRuling, time: LocalTime): LocalTime =>
  days === undefined ? (received ?? time) : daysLater(time, days);

/** The same time of day at the same offset. */
export const daysLater = (time: LocalTime, days: number): LocalTime =>
  days === 0 ? time : msToTime(timeToMs(time) + days * dayMs, offsetOf(time));

/** A day that somebody typed is right whatever the clock said, unless it lies ahead of its receipt. Of faded times the day is left. */
const isDatedByClock = ({ occurredAt, recordedAt }: Entry, { received }: ClockRuling): boolean =>
  isNear(occurredAt, recordedAt) || (received !== undefined && timeToDate(occurredAt) > timeToDate(received));

const laterFirst = (a: Link, b: Link): number => {
  if (a.hlc !== b.hlc) return a.hlc < b.hlc ? 1 : -1;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
};
