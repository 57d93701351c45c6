import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { addDays } from '#log/calendar.ts';
import type { LocalDate, Uuid } from '#log/index.ts';
import type { ShownBody, StepBody, ToldBody } from '../entries.ts';
import { answerWithinDays, foldStanding, lookWithinDays, type Said, type Standing } from '../rules/life.ts';

/** What was said, with where it stands. Words are read apart (`readWords`). */
export interface Told {
  readonly id: Uuid;
  readonly site: Uuid;
  readonly day: LocalDate;
  readonly sort: ToldBody['sort'];
  readonly about: ToldBody['about'] | null;
  readonly may: ToldBody['may'] | null;
  readonly standing: Standing;
}

/** Of one that was said: the last step, whatever came late. */
const lastStep = sql`(select what from say_step where say_step.org_id = own.org_id and say_step.told = own.entry_id
  order by hlc desc, entry_id desc limit 1)`;

/** A condition: nobody has answered it, and it is not closed. */
export const isOpen: Sql = sql`coalesce(${lastStep}, 'look') = 'look'`;

/** A condition: it has waited too long by this day. */
export const isOverdue = (today: LocalDate): Sql =>
  sql`((${lastStep} is null and day <= ${addDays(today, -lookWithinDays)}::date)
    or (${lastStep} = 'look' and day <= ${addDays(today, -answerWithinDays)}::date))`;

/** What was said and fits `which` (of `own`), newest first unless the oldest are asked for. */
export const readTold = async (
  tx: Transaction,
  org: Uuid,
  {
    which,
    limit,
    isOldestFirst = false,
  }: { readonly which: Sql; readonly limit: number; readonly isOldestFirst?: boolean },
): Promise<readonly Told[]> => {
  const rows = await tx.rows<Omit<Told, 'standing'>>(sql`
    select entry_id as id, site, to_char(day, 'YYYY-MM-DD') as day, sort, about, may from say_told own
    where org_id = ${org} and ${which}
    order by ${isOldestFirst ? sql`own.day, entry_id` : sql`own.day desc, entry_id desc`} limit ${limit}`);
  const said = await readSaid(
    tx,
    org,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, standing: foldStanding(said.get(row.id) ?? []) }));
};

/** The words of one, for whoever may read them; null where there were none or they have faded. */
export const readWords = async (tx: Transaction, org: Uuid, id: Uuid): Promise<string | null> =>
  (
    await tx.first<{ words: string | null }>(
      sql`select words from say_told where org_id = ${org} and entry_id = ${id}`,
    )
  )?.words ?? null;

const readSaid = async (
  tx: Transaction,
  org: Uuid,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, readonly Said[]>> => {
  const steps = await tx.rows<{
    id: Uuid;
    told: Uuid;
    hlc: string;
    what: StepBody['what'];
    why: StepBody['why'] | null;
    answer: string | null;
  }>(sql`select entry_id as id, told, hlc, what, why, answer from say_step
    where org_id = ${org} and told = any(${ids}::uuid[])`);
  const shown = await tx.rows<{
    id: Uuid;
    told: Uuid;
    hlc: string;
    shown: boolean;
    said: string | null;
    done: string | null;
  }>(sql`select entry_id as id, told, hlc, shown, said, done from say_shown
    where org_id = ${org} and told = any(${ids}::uuid[])`);
  const all = [
    ...steps.map(({ id, told, hlc, what, why, answer }) => ({
      told,
      said: {
        id,
        hlc,
        step: { of: told, what, ...(why !== null && { why }), ...(answer !== null && { answer }) },
      },
    })),
    ...shown.map(({ id, told, hlc, shown: isShown, said, done }) => ({
      told,
      said: { id, hlc, shown: toShown(told, isShown, said, done) },
    })),
  ];
  const byTold = new Map<Uuid, Said[]>();
  for (const { told, said } of all) byTold.set(told, [...(byTold.get(told) ?? []), said]);
  return byTold;
};

const toShown = (of: Uuid, isShown: boolean, said: string | null, done: string | null): ShownBody => ({
  of,
  isShown,
  ...(said !== null && { said }),
  ...(done !== null && { done }),
});

/** What stands on the public page, newest first: the month in which it was shown, what was said and what was done. */
export const readShown = async (
  tx: Transaction,
  org: Uuid,
  limit: number,
): Promise<readonly { readonly day: LocalDate; readonly said: string; readonly done: string }[]> =>
  tx.rows(sql`
    select to_char(day, 'YYYY-MM-DD') as day, said, done from (
      select distinct on (told) told, entry_id, day, shown, said, done from say_shown
      where org_id = ${org} order by told, hlc desc, entry_id desc) latest
    where shown and said is not null and done is not null order by latest.day desc, entry_id desc limit ${limit}`);

/** Decisions of the board that everyone may read, newest first. Without why: it was done. */
export const readDecisions = (
  tx: Transaction,
  org: Uuid,
  limit: number,
): Promise<readonly { readonly what: string; readonly why: string | null }[]> =>
  tx.rows(
    sql`select what, why from say_decision where org_id = ${org} order by day desc, entry_id limit ${limit}`,
  );

/** Whether the organization takes what people say, and what its pages need of it. */
export interface SayPlace {
  readonly isOn: boolean;
  readonly code: string;
  /** The days after which words and codes are gone. */
  readonly days: number;
}

/** A part that is not turned on has no screen for whoever would have to read: so nothing is taken then. */
export const readPlace = async (tx: Transaction, org: Uuid, most: number): Promise<SayPlace> => {
  const row = await tx.first<{
    code: string | null;
    settings: { programs?: readonly string[]; keepDays?: number };
  }>(sql`select code, settings from organization where org_id = ${org}`);
  return {
    isOn: row?.settings.programs?.includes('say') === true,
    code: row?.code ?? '',
    days: Math.min(most, row?.settings.keepDays ?? most),
  };
};
