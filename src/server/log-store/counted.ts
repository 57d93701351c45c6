import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { dayMs } from '#log/calendar.ts';
import { type ClockRuling, daysLater, rulingOver, timeBy } from '#log/clock.ts';
import {
  type Entry,
  familiesOf,
  isLocalTime,
  type LocalTime,
  timeToDate,
  timeToMs,
  type Uuid,
} from '#log/index.ts';
import { fadedTime, momentKinds } from '#stock/fade.ts';
import { loadFamilies } from './families.ts';
import { readRulings } from './rulings.ts';

/**
 * Moments of the counts on the days of these entries, in milliseconds since 1970, whatever the site. Also of counts that do
 * not count now: what replaced them may be taken back.
 */
const countMoments = async (
  tx: Transaction,
  org: Uuid,
  entries: readonly Entry[],
  /** What is about to be stored: counts that come together with what they counted. */
  arriving: readonly Entry[] = [],
): Promise<readonly number[]> => {
  const days = entries.map(({ occurredAt }) => timeToDate(occurredAt)).toSorted();
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { clocks } = await readRulings(tx, org, arriving);
  // The log has a count under the day on which it counts: by its own clock it may have stood on one of these days, and been moved
  // away by a person, or named by the server on the day on which it came in. A day of one place reaches into the next of another.
  const moves = [...new Set([0, ...clocks.flatMap(({ days }) => days ?? [])])];
  const receipts = [
    ...new Set(
      clocks.flatMap(({ received }) =>
        received !== undefined && isLocalTime(received) ? [timeToDate(received)] : [],
      ),
    ),
  ];
  const rows = await tx.rows<{ text: string }>(sql`
    select text from (
        select ${first}::date + move - 1 as first, ${last}::date + move + 1 as last from unnest(${moves}::int[]) as move
        union all select day, day from unnest(${receipts}::date[]) as day) as span
      join entry on occurred_on between span.first and span.last
    where entry.org_id = ${org} and kind = any(${momentKinds}::text[])`);
  const counts = [
    ...rows.map(({ text }) => JSON.parse(text) as Entry),
    ...arriving.filter(({ kind }) => momentKinds.includes(kind)),
  ];
  if (counts.length === 0) return [];
  const rulingOn = await readRulingOn(tx, org, counts, clocks, arriving);
  return counts.flatMap((entry) => {
    const ruling = rulingOn(entry);
    const said = timeToMs(entry.occurredAt);
    // Also where it stood before it was ruled: a person may move it back, with what it counted.
    return ruling === undefined ? [said] : [said, timeToMs(timeBy(ruling, entry.occurredAt))];
  });
};

/** What is said of the clock that dated each of these entries, or that of whoever they correct. */
const readRulingOn = async (
  tx: Transaction,
  org: Uuid,
  entries: readonly Entry[],
  clocks: readonly ClockRuling[],
  arriving: readonly Entry[],
): Promise<(entry: Entry) => ClockRuling | undefined> => {
  if (clocks.length === 0) return () => undefined;
  const corrections = entries.flatMap(({ id, supersedes }) =>
    supersedes === undefined ? [] : [id, ...supersedes],
  );
  const families = new Map(
    familiesOf([...(await loadFamilies(tx, org, corrections)), ...arriving]).flatMap((family) =>
      family.map((member) => [member.id, family] as const),
    ),
  );
  return (entry) => rulingOver(entry, families.get(entry.id) ?? [], clocks);
};

/**
 * The moments among which each of these entries keeps its place: those of its day, and where a person moved it to another, those of
 * that one too. It counts there now, and here again once somebody thinks better of it.
 */
export const momentsAround = async (
  tx: Transaction,
  org: Uuid,
  entries: readonly Entry[],
  arriving: readonly Entry[] = [],
): Promise<(entry: Entry) => readonly number[]> => {
  const { clocks } = await readRulings(tx, org, arriving);
  const rulingOn = await readRulingOn(tx, org, entries, clocks, arriving);
  const daysOf = (entry: Entry): number => rulingOn(entry)?.days ?? 0;
  const moved = entries.flatMap((entry) => {
    const days = daysOf(entry);
    const occurredAt = daysLater(entry.occurredAt, days);
    // Moved out of all years that a table holds it is on no day with a count.
    return days === 0 || !isLocalTime(occurredAt) ? [] : [{ ...entry, occurredAt }];
  });
  const counted = await countMoments(tx, org, [...entries, ...moved], arriving);
  return (entry) => {
    const days = daysOf(entry);
    return days === 0 ? counted : [...counted, ...counted.map((ms) => ms - days * dayMs)];
  };
};

/** Of the times of erased entries the day and, for the shelf, their rank among its counts (stock/fade.ts). */
export const withoutTimes = async (
  tx: Transaction,
  org: Uuid,
  erased: readonly Entry[],
  arriving: readonly Entry[] = [],
): Promise<readonly Entry[]> => {
  const around = await momentsAround(tx, org, erased, arriving);
  return erased.map((entry) => ({ ...entry, occurredAt: asMove(entry, around(entry)) }));
};

/** Of a moment its day and its rank among the counts of that day. */
export const dayAndRank = async (tx: Transaction, org: Uuid, time: LocalTime): Promise<LocalTime> => {
  const moment = { occurredAt: time } as Entry;
  return asMove(moment, await countMoments(tx, org, [moment]));
};

/** Any of them may have moved supplies; of one that did not, a rank tells no more. */
const asMove = fadedTime(() => ({ moves: [], counts: [] }));
