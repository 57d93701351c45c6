import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { rulingOver, timeBy } from '#log/clock.ts';
import { type Entry, type LocalTime, timeToDate, timeToMs, type Uuid } from '#log/index.ts';
import { fadedTime, momentKinds } from '#stock/fade.ts';
import { readRulings } from './rulings.ts';

/**
 * Moments of the counts on the days of these entries, in milliseconds since 1970, whatever the site. Also of counts that do
 * not count now: what replaced them may be taken back.
 */
export const countMoments = async (
  tx: Transaction,
  org: Uuid,
  entries: readonly Entry[],
): Promise<readonly number[]> => {
  const days = entries.map(({ occurredAt }) => timeToDate(occurredAt)).toSorted();
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined) return [];
  // A day of one place reaches into the next of another.
  const rows = await tx.rows<{ text: string }>(sql`
    select text from entry where org_id = ${org} and kind = any(${momentKinds}::text[])
      and occurred_on between ${first}::date - 1 and ${last}::date + 1`);
  if (rows.length === 0) return [];
  const { clocks } = await readRulings(tx, org);
  return rows.map(({ text }) => {
    const entry = JSON.parse(text) as Entry;
    const ruling = rulingOver(entry, [], clocks);
    return timeToMs(ruling === undefined ? entry.occurredAt : timeBy(ruling, entry.occurredAt));
  });
};

/** Of the times of erased entries the day and, for the shelf, their rank among its counts (stock/fade.ts). */
export const withoutTimes = async (
  tx: Transaction,
  org: Uuid,
  erased: readonly Entry[],
): Promise<readonly Entry[]> => {
  const counted = await countMoments(tx, org, erased);
  return erased.map((entry) => ({ ...entry, occurredAt: asMove(entry, counted) }));
};

/** Of a moment its day and its rank among the counts of that day. */
export const dayAndRank = async (tx: Transaction, org: Uuid, time: LocalTime): Promise<LocalTime> => {
  const moment = { occurredAt: time } as Entry;
  return asMove(moment, await countMoments(tx, org, [moment]));
};

/** Any of them may have moved supplies; of one that did not, a rank tells no more. */
const asMove = fadedTime(() => ({ moves: [], counts: [] }));
