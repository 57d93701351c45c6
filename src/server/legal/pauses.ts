import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { LocalDate, Uuid } from '#log/index.ts';

/** Days whose entries do not fade until a day. */
export interface Pause {
  readonly id: Uuid;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** The last day of the pause. */
  readonly until: LocalDate;
}

/** The pauses that are not over, by their first day. */
export const readPauses = (tx: Transaction, org: Uuid, today: LocalDate): Promise<readonly Pause[]> =>
  tx.rows<Pause>(sql`
    select id, to_char(first_day, 'YYYY-MM-DD') as "from", to_char(last_day, 'YYYY-MM-DD') as "to",
      to_char(until_day, 'YYYY-MM-DD') as until
    from fading_pause where org_id = ${org} and until_day >= ${today}::date order by first_day, id`);

/** A condition: entries of this day, as text, do not fade for now. */
export const isPaused = (pauses: readonly Pause[], day: Sql): Sql =>
  pauses.length === 0
    ? sql`false`
    : sql`exists (
        select 1 from unnest(${pauses.map(({ from }) => from)}::text[], ${pauses.map(({ to }) => to)}::text[])
          as pause(first, last) where ${day} between pause.first and pause.last)`;

/** The last day on which an entry of a day leads to its person: no sooner than the pauses that hold it. */
export const untilWith = (pauses: readonly Pause[], day: LocalDate, until: LocalDate): LocalDate =>
  [until, ...pauses.filter(({ from, to }) => from <= day && day <= to).map((pause) => pause.until)]
    .toSorted()
    .at(-1) ?? until;
