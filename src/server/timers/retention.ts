import { settingsOr } from '#contract/settings.ts';
import type { Projector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import type { TimerHandler } from '#database/timers.ts';
import type { Transaction } from '#database/transaction.ts';
import {
  type Entry,
  type Field,
  type Fields,
  type JsonObject,
  type KindRegistry,
  msToTime,
  type Sha256,
  startOfDay,
  timeToDate,
  timeToMs,
  type Uuid,
} from '#log/index.ts';
import { countingKinds, fadedTime } from '#stock/fade.ts';
import type { StockEffectOf } from '#stock/moves.ts';
import { rewriteEntries } from '../log-store/redaction.ts';

export interface RetentionDeps {
  readonly projector: Pick<Projector, 'apply'>;
  readonly kinds: KindRegistry;
  readonly sha256: Sha256;
  /** What entries do to supplies: shelves stay what they were (stock/fade.ts). */
  readonly effectOf: StockEffectOf;
}

const dayMs = 24 * 3_600_000;
/** Entries of one transaction: the log's lock is held meanwhile, and devices wait. */
const atOnce = 500;

/**
 * Old entries fade: after the organization's keeping time the clock time goes and the day stays, the links to participant
 * and visit go, and so does every field that was only kept until then. Counts by day do not change, nor does any shelf.
 */
export const createBlurring = (deps: RetentionDeps): TimerHandler => ({
  kind: 'retention.blur',
  everyMs: dayMs,
  isForGood: true,
  run: async (tx, { org, now }) => {
    const before = await lastDay(tx, org, now);
    await tx.run(sql`select 1 from log_head where org_id = ${org} for update`);
    const rows = await tx.rows<{ text: string }>(sql`
      select text from entry where org_id = ${org} and not blurred and occurred_on < ${before}::date
      order by occurred_on limit ${atOnce}`);
    const entries = rows.map(({ text }) => JSON.parse(text) as Entry);
    const counted = await countMoments(tx, org, entries);
    await rewriteEntries(
      deps,
      tx,
      org,
      entries.map((entry) => ({ before: entry, after: blur(deps, entry, counted) })),
    );
    await tx.run(sql`
      update entry set blurred = true
      where org_id = ${org} and id = any(${entries.map(({ id }) => id)}::uuid[])`);
    // More than one portion is left: again at once.
    return entries.length === atOnce ? now : undefined;
  },
});

/** Held entries that a person dismissed go for good after the same time. */
export const clearing: TimerHandler = {
  kind: 'retention.clear',
  everyMs: dayMs,
  isForGood: true,
  run: async (tx, { org, now }) => {
    const before = await lastDay(tx, org, now);
    await tx.run(sql`
      delete from quarantine where org_id = ${org} and state <> 'open' and decided_at < ${before}::date`);
    return undefined;
  },
};

/**
 * What is left of an old entry. The corrections' clock (`hlc`) stays: it is needed to agree on what counts. Which fields
 * of an unknown kind last is not known: its body waits until an update knows the kind.
 */
export const blur = (
  { kinds, effectOf }: Pick<RetentionDeps, 'kinds' | 'effectOf'>,
  entry: Entry,
  /** Moments of the counts of its day, in milliseconds. */
  counted: readonly number[],
): Entry => {
  const { subject: _subject, visit: _visit, sealed, ...rest } = entry;
  const times = {
    occurredAt: fadedTime(effectOf)(entry, counted),
    recordedAt: startOfDay(entry.recordedAt),
  };
  const kind = kinds.find(entry.kind);
  const current = kind?.parse(entry.body, entry.version);
  if (kind === undefined || entry.version > kind.version)
    return { ...rest, ...times, ...(sealed !== undefined && { sealed }) };
  // Known, and no body of its kind: it counts nowhere, so nothing is lost by keeping only what lasts.
  if (current?.ok !== true) return { ...rest, ...times, body: lasting(kind.fields, entry.body) };
  const sealedLasts = Object.values(kind.fields).some(
    (field) => field.class === 'sealed' && field.lifetime === 'always',
  );
  // In the current shape, so that a field's lifetime is also known where an older version called it otherwise.
  const body = Object.entries(current.value as JsonObject).filter(([name]) => isKept(kind.fields[name]));
  return {
    ...rest,
    ...times,
    version: kind.version,
    body: Object.fromEntries(body),
    ...(sealed !== undefined && sealedLasts && { sealed }),
  };
};

const lasting = (fields: Fields, body: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([name]) => fields[name]?.lifetime === 'always'));

/** A field that its kind cannot do without stays: without it the entry would count no longer. */
const isKept = (field: Field | undefined): boolean =>
  field === undefined || field.lifetime === 'always' || !mayBeAbsent.has(field.schema.type);

const mayBeAbsent: ReadonlySet<string> = new Set(['optional', 'exact_optional', 'nullish']);

/** Also of counts that do not count now: what replaced them may be taken back. */
const countMoments = async (
  tx: Transaction,
  org: Uuid,
  entries: readonly Entry[],
): Promise<readonly number[]> => {
  const days = entries.map(({ occurredAt }) => timeToDate(occurredAt)).toSorted();
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined) return [];
  // A day of one place reaches into the next of another.
  const rows = await tx.rows<{ text: string }>(sql`
    select text from entry where org_id = ${org} and kind = any(${countingKinds}::text[])
      and occurred_on between ${first}::date - 1 and ${last}::date + 1`);
  return rows.map(({ text }) => timeToMs((JSON.parse(text) as Entry).occurredAt));
};

const lastDay = async (tx: Transaction, org: Uuid, now: number): Promise<string> => {
  const row = await tx.first<{ settings: object }>(sql`
    select settings from organization where org_id = ${org}`);
  const { keepDays } = settingsOr(row?.settings ?? {});
  return timeToDate(msToTime(now - keepDays * dayMs, 0));
};
