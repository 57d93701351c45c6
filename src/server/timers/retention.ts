import { settingsOr } from '#contract/settings.ts';
import { lockHead } from '#database/log-head.ts';
import type { Projector } from '#database/projection/projector.ts';
import { name, type Sql, sql } from '#database/sql.ts';
import type { TimerHandler } from '#database/timers.ts';
import type { Transaction } from '#database/transaction.ts';
import { dayMs } from '#log/calendar.ts';
import {
  type Entry,
  fadeAlone,
  type KindRegistry,
  type LocalDate,
  lastingPart,
  msToTime,
  type Sha256,
  startOfDay,
  timeToDate,
  type Uuid,
} from '#log/index.ts';
import { fadedTime } from '#stock/fade.ts';
import type { StockEffectOf } from '#stock/moves.ts';
import { dropOrphans } from '../attachments/attachments.ts';
import { isPaused, type Pause, readPauses } from '../legal/pauses.ts';
import { clockDay, fadeClocks } from '../log-store/clocks.ts';
import { momentsAround } from '../log-store/counted.ts';
import { type HeldText, rewriteEntries, rewriteHeld } from '../log-store/redaction.ts';

export interface RetentionDeps {
  readonly projector: Pick<Projector, 'apply'>;
  readonly kinds: KindRegistry;
  readonly sha256: Sha256;
  /** What entries do to supplies: shelves stay what they were (stock/fade.ts). */
  readonly effectOf: StockEffectOf;
}

/** Entries of one transaction: the log's lock is held meanwhile, and devices wait. */
const atOnce = 500;

/**
 * Old entries fade: after the organization's keeping time the clock time goes and the day stays, the links to participant
 * and visit go, and so does every field that was only kept until then. Days that an admin paused wait (legal/pauses.ts). Counts by day do not change, nor does any shelf.
 */
export const createBlurring = (deps: RetentionDeps): TimerHandler => ({
  kind: 'retention.blur',
  everyMs: dayMs,
  isForGood: true,
  run: async (tx, { org, now }) => {
    const before = await lastDay(tx, org, now);
    await lockHead(tx, org);
    const pauses = await readPauses(tx, org, timeToDate(msToTime(now, 0)));
    const rows = await tx.rows<{ text: string }>(sql`
      select text from entry where org_id = ${org} and not blurred
        and (occurred_on < ${before}::date or ${sooner(deps.kinds, now, sql`entry.kind`, dayText)})
        and not ${isPaused(pauses, dayText)}
      order by occurred_on limit ${atOnce}`);
    const entries = rows.map(({ text }) => JSON.parse(text) as Entry);
    const around = await momentsAround(tx, org, entries);
    await rewriteEntries(
      deps,
      tx,
      org,
      entries.map((entry) => ({ before: entry, after: blur(deps, entry, around(entry)) })),
    );
    await tx.run(sql`
      update entry set blurred = true, clock_day = new.clock_day
      from unnest(${entries.map(({ id }) => id)}::uuid[], ${entries.map(clockDay)}::int[]) as new(id, clock_day)
      where entry.org_id = ${org} and entry.id = new.id`);
    const clocks = await fadeClocks(deps, tx, org, before);
    await fadeHeld(deps, tx, org, { before, now, pauses });
    // More than one portion is left: again at once.
    return entries.length === atOnce || clocks > 0 ? now : undefined;
  },
});

/** After the same time held entries that a person dismissed go for good, and so do the hours at which a worker signed in and was last in contact. */
export const clearing: TimerHandler = {
  kind: 'retention.clear',
  everyMs: dayMs,
  isForGood: true,
  run: async (tx, { org, now }) => {
    const before = await lastDay(tx, org, now);
    await tx.run(sql`
      delete from quarantine where org_id = ${org} and state <> 'open' and decided_at < ${startOf(before)}`);
    await dropOrphans(tx, org);
    await tx.run(sql`
      update access_token set created_at = ${dayOf('created_at')}, read_until = ${dayOf('read_until')},
        seen_at = ${dayOf('seen_at')}
      where org_id = ${org} and greatest(created_at, read_until, seen_at) < ${startOf(before)}
        and (created_at, read_until, seen_at) is distinct from
          (${dayOf('created_at')}, ${dayOf('read_until')}, ${dayOf('seen_at')})`);
    return undefined;
  },
};

/** What is left of an old entry but for its clock, by which corrections are settled: that fades later (clocks.ts). */
export const blur = (
  { kinds, effectOf }: Pick<RetentionDeps, 'kinds' | 'effectOf'>,
  entry: Entry,
  /** Moments of the counts among which it keeps its place, in milliseconds. */
  counted: readonly number[],
): Entry => ({
  ...lastingPart(kinds, entry),
  occurredAt: fadedTime(effectOf)(entry, counted),
  recordedAt: startOfDay(entry.recordedAt),
});

/** Held entries wait for a person as long as it takes; what is old of them fades where they are. */
const fadeHeld = async (
  deps: Pick<RetentionDeps, 'kinds' | 'sha256'>,
  tx: Transaction,
  org: Uuid,
  {
    before,
    now,
    pauses,
  }: { readonly before: LocalDate; readonly now: number; readonly pauses: readonly Pause[] },
): Promise<void> => {
  const held = await tx.rows<HeldText>(sql`
    select id, encode(hash, 'hex') as hash, text from quarantine
    where org_id = ${org} and not ${isPaused(pauses, sql`left(text::json ->> 'occurredAt', 10)`)}
      and ((held_at < ${before}::date and left(text::json ->> 'occurredAt', 10) < ${before})
        or (${sooner(deps.kinds, now, sql`text::json ->> 'kind'`, sql`to_char(held_at at time zone 'UTC', 'YYYY-MM-DD')`)}
          and ${sooner(deps.kinds, now, sql`text::json ->> 'kind'`, sql`left(text::json ->> 'occurredAt', 10)`)}))`);
  await rewriteHeld(deps, tx, org, held, (entry) => fadeAlone(deps.kinds, entry));
};

/** The day of an entry of the log, as text. */
const dayText = sql`to_char(entry.occurred_on, 'YYYY-MM-DD')`;

/** Whatever the time zone of a session or a node: nothing else may decide what is changed. */
const startOf = (day: string): Sql => sql`(${day}::timestamp at time zone 'UTC')`;
const dayOf = (column: string): Sql =>
  sql`(date_trunc('day', ${name(column)} at time zone 'UTC') at time zone 'UTC')`;

/** A condition: the kind says that its entries fade sooner, and this day is before that. As text: a held day may be none. */
const sooner = (kinds: KindRegistry, now: number, kind: Sql, day: Sql): Sql => {
  const fading = kinds.all.flatMap(({ kind: named, keepDays }) =>
    keepDays === undefined ? [] : [[named, timeToDate(msToTime(now - keepDays * dayMs, 0))] as const],
  );
  return sql`exists (
    select 1 from unnest(${fading.map(([named]) => named)}::text[], ${fading.map(([, before]) => before)}::text[])
      as short(kind, before)
    where short.kind = ${kind} and ${day} < short.before)`;
};

const lastDay = async (tx: Transaction, org: Uuid, now: number): Promise<LocalDate> => {
  const row = await tx.first<{ settings: object }>(sql`
    select settings from organization where org_id = ${org}`);
  const { keepDays } = settingsOr(row?.settings ?? {});
  return timeToDate(msToTime(now - keepDays * dayMs, 0));
};
