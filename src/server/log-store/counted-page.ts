import { effective } from '#database/projection/families.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Entry, type LocalDate, timeToDate, type Uuid } from '#log/index.ts';
import { countingKinds } from '#stock/fade.ts';
import { loadFamilies } from './families.ts';
import { readRulings } from './rulings.ts';

/** Entries of some kinds and days. */
export interface CountedAsked {
  readonly of: readonly string[];
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly site?: Uuid | undefined;
  /** The place in the log that the page before ended with; 0 for the first. */
  readonly after: number;
  readonly limit: number;
}

/** A page of entries in the order of the log; of a corrected family the entry that counts, at the day on which it counts. */
export const countedPage = async (
  tx: Transaction,
  org: Uuid,
  { of, from, to, site, after, limit }: CountedAsked,
): Promise<{ readonly entries: readonly Entry[]; readonly next: number | undefined }> => {
  const rulings = await readRulings(tx, org);
  // What a wrong clock dated may count on a day of these that it does not say.
  const rows = await tx.rows<{ id: Uuid; seq: number; text: string; joined: boolean }>(sql`
    select id, seq::float8 as seq, text, exists (select 1 from supersession s where s.org_id = ${org}
        and (s.target = entry.id or s.by_id = entry.id)) as joined
    from entry where org_id = ${org} and seq > ${after} and kind = any(${[...of]}::text[]) and understood
      and (occurred_on between ${from}::date and ${to}::date or clock_day is not null)
      and ${site === undefined ? sql`true` : sql`site = ${site}`}
    order by seq limit ${limit}`);
  const joined = rows.filter((row) => row.joined).map(({ id }) => id);
  const families = await loadFamilies(tx, org, joined);
  const alone = rows.filter((row) => !row.joined).map(({ text }) => JSON.parse(text) as Entry);
  const counted = new Map(
    effective([...alone, ...families], rulings, countingKinds).map((entry) => [entry.id, entry]),
  );
  return {
    entries: rows.flatMap(({ id }) => {
      const entry = counted.get(id);
      const day = entry && timeToDate(entry.occurredAt);
      return entry === undefined || day === undefined || day < from || day > to ? [] : [entry];
    }),
    next: rows.length === limit ? rows.at(-1)?.seq : undefined,
  };
};
