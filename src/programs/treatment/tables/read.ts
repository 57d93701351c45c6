import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf, type Whose } from '#database/whose.ts';
import type { JsonObject } from '#log/index.ts';
import type { GivenDays } from '#report/days-covered.ts';
import { type File, foldFiles } from '../rules/file.ts';
import type { Recorded } from '../rules/recorded.ts';

interface Row extends Omit<Recorded, 'ms' | 'body'> {
  readonly ms: number | string;
  readonly body: string;
}

/** Files of which one row of `treatment_record` fits `which`, with all that was recorded of them, whenever it was. */
export const readFiles = async (tx: Transaction, org: Whose, which: Sql): Promise<readonly File[]> => {
  const rows = await tx.rows<Row>(sql`
    select entry_id as id, day, site, kind, ms, hlc, body from treatment_record
    where ${isOf(org)} and file in (select file from treatment_record where ${isOf(org)} and ${which})`);
  return foldFiles(
    rows.map(({ ms, body, ...row }) => ({ ...row, ms: Number(ms), body: JSON.parse(body) as JsonObject })),
  );
};

/**
 * What the program of wishes knows of the wishes that files come from: when each was said, and first doses until treatment began. A
 * file names a wish and never the other way round, so that no wish tells who is at a center.
 */
export interface WishKnown {
  readonly saidAt: number | undefined;
  readonly given: readonly (GivenDays & { readonly ms: number })[];
}

export const readWishes = async (tx: Transaction, org: Whose): Promise<ReadonlyMap<string, WishKnown>> => {
  const rows = await tx.rows<{
    referral: string;
    kind: string;
    ms: number | string;
    day: string;
    body: string;
  }>(sql`
    select referral, kind, ms, day, body from care_record
    where ${isOf(org)} and kind in ('care.wish', 'care.dose')
      and referral in (select wish from treatment_record where ${isOf(org)} and wish is not null)
    order by ms, entry_id`);
  const known = new Map<string, WishKnown>();
  for (const { referral, kind, ms, day, body } of rows) {
    const { what, days } = JSON.parse(body) as { readonly what?: string; readonly days?: number };
    const { saidAt, given } = known.get(referral) ?? { saidAt: undefined, given: [] };
    known.set(referral, {
      saidAt: saidAt ?? (kind === 'care.wish' ? Number(ms) : undefined),
      given: what === 'given' && days !== undefined ? [...given, { day, days, ms: Number(ms) }] : given,
    });
  }
  return known;
};

/** A goal that was set in a file: when and where, and the day on which it was first said to be reached. */
export interface GoalOfFile {
  readonly day: string;
  readonly site: string;
  readonly reachedOn: string | undefined;
}

export const readGoals = async (tx: Transaction, org: Whose): Promise<readonly GoalOfFile[]> => {
  const set = await tx.rows<{ goal: string; day: string; site: string }>(sql`
    select goal, day, site from treatment_record where ${isOf(org)} and goal is not null order by ms, entry_id`);
  const said = await tx.rows<{ goal: string; day: string; body: string }>(sql`
    select goal, day, body from care_goal
    where ${isOf(org)} and goal in (select goal from treatment_record where ${isOf(org)} and goal is not null)
    order by day, entry_id`);
  const reached = new Map<string, string>();
  for (const { goal, day, body } of said)
    if ((JSON.parse(body) as { readonly what?: string }).what === 'reached' && !reached.has(goal))
      reached.set(goal, day);
  const first = new Map<string, GoalOfFile>();
  for (const { goal, day, site } of set)
    if (!first.has(goal)) first.set(goal, { day, site, reachedOn: reached.get(goal) });
  return [...first.values()];
};
