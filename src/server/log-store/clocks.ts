import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { dayMs } from '#log/calendar.ts';
import {
  type Entry,
  familiesOf,
  hlcDay,
  hlcDaysOn,
  hlcIsFaded,
  hlcOfDay,
  type LocalDate,
  offsetOf,
  standingOf,
  type Uuid,
  withoutMoment,
} from '#log/index.ts';
import { withoutTimes } from './counted.ts';
import { loadFamilies } from './families.ts';
import { type RewriteDeps, rewriteEntries } from './redaction.ts';

/** Entries of one transaction: the log's lock is held meanwhile, and devices wait. */
const atOnce = 500;
/** Left by an older build: hash and clock as they were (migrations.ts). */
const unseen = -1;

/** The day of a clock that still tells its moment, counted from 1970; null when it does not. */
export const clockDay = (entry: Entry): number | null =>
  hlcIsFaded(entry.hlc) ? null : hlcDay(entry.hlc, offsetOf(entry.recordedAt));

/**
 * The clocks (`hlc`) of entries that faded: of each its day is left and its rank among those of that day, so that whatever was
 * later stays later. Never before that very day is old: a correction of last year's entry was written today, and the
 * clock of another may still come that settles against it. The caller holds the head's lock. Answers how many it looked at.
 */
export const fadeClocks = async (
  deps: RewriteDeps,
  tx: Transaction,
  org: Uuid,
  before: LocalDate,
): Promise<number> => {
  const oldest = await tx.first<{ day: number }>(sql`
    select clock_day as day from entry
    where org_id = ${org} and (blurred or erased) and clock_day < ${Math.floor(Date.parse(before) / dayMs)}
    order by clock_day limit 1`);
  if (oldest === undefined) return 0;
  const { day } = oldest;
  const rows = await tx.rows<{ text: string }>(sql`
    select text from entry where org_id = ${org} and (blurred or erased) and clock_day = ${day}
    order by (text::json ->> 'hlc') collate "C", id limit ${atOnce}`);
  const all = rows.map(({ text }) => JSON.parse(text) as Entry);
  const families = day === unseen ? [] : await familiesOfCorrections(tx, org, all);
  const later = laterDays(day, all, families);
  await waitUntil(tx, org, later);
  const entries = all.filter(({ id }) => !later.has(id));
  const after =
    day === unseen ? await seen(tx, org, entries) : apart(await ranked(tx, org, day, entries), families);
  await rewriteEntries(
    deps,
    tx,
    org,
    entries.map((entry, index) => ({ before: entry, after: after[index] ?? entry })),
  );
  await tx.run(sql`
    update entry set clock_day = new.clock_day
    from unnest(${after.map(({ id }) => id)}::uuid[], ${after.map(clockDay)}::int[]) as new(id, clock_day)
    where entry.org_id = ${org} and entry.id = new.id`);
  return all.length;
};

const familiesOfCorrections = async (
  tx: Transaction,
  org: Uuid,
  entries: readonly Entry[],
): Promise<readonly (readonly Entry[])[]> => {
  const corrections = entries.flatMap(({ id, supersedes }) => (supersedes === undefined ? [] : [id]));
  return familiesOf(await loadFamilies(tx, org, corrections));
};

/**
 * Days of two places are not one: what was written in the evening there can be later than what was written the day after here. Of two
 * corrections of one entry it has to stay the later one, so it fades with the day of the earlier one.
 */
const laterDays = (
  day: number,
  entries: readonly Entry[],
  families: readonly (readonly Entry[])[],
): ReadonlyMap<Uuid, number> => {
  const asked = new Set(entries.flatMap(({ id, supersedes }) => (supersedes === undefined ? [] : [id])));
  const later = new Map<Uuid, number>();
  for (const family of families)
    for (const { id, hlc } of family.filter((member) => asked.has(member.id))) {
      const days = family.flatMap((other) => (other.hlc < hlc ? (clockDay(other) ?? []) : []));
      const last = Math.max(day, ...days);
      if (last > day) later.set(id, last);
    }
  return later;
};

/**
 * Of corrections that wait for a person's answer a phone may hold one as it was and have read another only after it faded: the one that
 * counts goes two days on, the others a day back. So far a day at any place is from midnight in UTC, and they stay in
 * their order, whichever of them are held as they were.
 */
const apart = (entries: readonly Entry[], families: readonly (readonly Entry[])[]): readonly Entry[] => {
  const moved = new Map<Uuid, number>();
  for (const family of families) {
    const { tips } = standingOf(family);
    if (tips.length > 1) for (const [index, { id }] of tips.entries()) moved.set(id, index === 0 ? 2 : -1);
  }
  return entries.map((entry) => {
    const by = moved.get(entry.id);
    return by === undefined ? entry : { ...entry, hlc: hlcDaysOn(entry.hlc, by) };
  });
};

const waitUntil = (tx: Transaction, org: Uuid, days: ReadonlyMap<Uuid, number>): Promise<unknown> =>
  tx.run(sql`
    update entry set clock_day = new.clock_day
    from unnest(${[...days.keys()]}::uuid[], ${[...days.values()]}::int[]) as new(id, clock_day)
    where entry.org_id = ${org} and entry.id = new.id`);

/** An erased one loses what erasing takes today; of one that faded only the hash is made anew for now. */
const seen = async (tx: Transaction, org: Uuid, entries: readonly Entry[]): Promise<readonly Entry[]> => {
  const erased = entries.filter((entry) => entry.erased === true).map(withoutMoment);
  const left = new Map((await withoutTimes(tx, org, erased)).map((entry) => [entry.id, entry]));
  return entries.map((entry) => left.get(entry.id) ?? entry);
};

const ranked = async (
  tx: Transaction,
  org: Uuid,
  day: number,
  entries: readonly Entry[],
): Promise<readonly Entry[]> => {
  const head = await tx.first<{ last: number; ranks: number }>(
    sql`select ranked_day as last, ranks from log_head where org_id = ${org}`,
  );
  const { last, ranks } = head ?? { last: unseen, ranks: 0 };
  const from = day === last ? ranks : 0;
  if (day >= last)
    await tx.run(
      sql`update log_head set ranked_day = ${day}, ranks = ${from + entries.length} where org_id = ${org}`,
    );
  return entries.map((entry, index) => ({
    ...entry,
    hlc: hlcOfDay(entry.hlc, day, from + index, day < last),
  }));
};
