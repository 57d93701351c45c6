import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type LocalDate, nilUuid, type Uuid } from '#log/index.ts';
import type { ReportRow } from '../../column.ts';
import type { Period } from '../../period.ts';

/** A report whose figures were kept. */
export interface Kept extends Period {
  /** The entry that keeps it. */
  readonly id: Uuid;
  readonly number: number;
  /** Null: all sites. */
  readonly site: Uuid | null;
  readonly why: 'closed' | 'printed' | 'saved';
  readonly author: Uuid;
  /** When, as whoever kept it saw the clock. */
  readonly at: string;
  /** The last entry of the log that its figures know of; null of an empty log. */
  readonly after: Uuid | null;
  readonly held: number;
  readonly forks: number;
  readonly gaps: number;
  readonly devices: number;
  readonly fadedBefore: LocalDate | null;
}

const keptWhere = (tx: Transaction, org: Uuid, which: Sql): Promise<readonly Kept[]> =>
  tx.rows(sql`select entry_id as id, number, first_day as "from", last_day as "to", nullif(site, ${nilUuid}) as site, why,
      author, at, nullif(last_known, ${nilUuid}) as after, held, forks, gaps, devices, faded_before as "fadedBefore"
    from report_kept where org_id = ${org} and ${which}`);

/** Newest first, from a number down. */
export const listKept = (
  tx: Transaction,
  org: Uuid,
  { below, limit }: { readonly below?: number | undefined; readonly limit: number },
): Promise<readonly Kept[]> =>
  keptWhere(
    tx,
    org,
    sql`${below === undefined ? sql`true` : sql`number < ${below}`} order by number desc, id limit ${limit}`,
  );

export const readKept = async (tx: Transaction, org: Uuid, number: number): Promise<Kept | undefined> =>
  (await keptWhere(tx, org, sql`number = ${number} order by id limit 1`))[0];

export const keptById = async (tx: Transaction, org: Uuid, id: Uuid): Promise<Kept | undefined> =>
  (await keptWhere(tx, org, sql`entry_id = ${id}`))[0];

/** Days whose figures stand as they were closed: the latest word on the same days says so. */
export interface Closed extends Period {
  readonly kept: Uuid;
}

/** Closed days that lie within these, the longest first, and of those that share a day only the longer. */
export const closedWithin = async (
  tx: Transaction,
  org: Uuid,
  { from, to }: Period,
): Promise<readonly Closed[]> => {
  const words = await tx.rows<Closed & { readonly closed: boolean }>(sql`
    select distinct on (first_day, last_day) kept, first_day as "from", last_day as "to", closed from report_closing
    where org_id = ${org} and first_day >= ${from}::date and last_day <= ${to}::date
    order by first_day, last_day, hlc desc, entry_id desc`);
  const longest = words
    .filter(({ closed }) => closed)
    .toSorted((a, b) => Date.parse(b.to) - Date.parse(b.from) - (Date.parse(a.to) - Date.parse(a.from)));
  const apart: Closed[] = [];
  for (const { kept, from: first, to: last } of longest)
    if (apart.every((other) => last < other.from || first > other.to))
      apart.push({ kept, from: first, to: last });
  return apart;
};

/** The rows of a table as they were kept; undefined where it was not kept. */
export const keptRows = async (
  tx: Transaction,
  org: Uuid,
  kept: Uuid,
  report: string,
  site: Uuid | null,
): Promise<readonly ReportRow[] | undefined> => {
  const blocks = await tx.rows<{ columns: string; cells: string }>(sql`
    select columns, cells from report_figures where org_id = ${org} and kept = ${kept} and report = ${report}
      and site = ${site ?? nilUuid} order by part, line`);
  return blocks.length === 0 ? undefined : blocks.flatMap(toRows);
};

/** Which tables were kept, over all that was asked, in their order. */
export const keptReports = async (tx: Transaction, org: Uuid, kept: Uuid): Promise<readonly string[]> => {
  const found = await tx.rows<{ report: string }>(sql`
    select report, min(part * 1000 + line) as place from report_figures where org_id = ${org} and kept = ${kept}
    group by report order by place`);
  return found.map(({ report }) => report);
};

const toRows = ({ columns, cells }: { readonly columns: string; readonly cells: string }) => {
  const names = JSON.parse(columns) as readonly string[];
  return (JSON.parse(cells) as readonly (readonly (string | number)[])[]).map(
    (row): ReportRow => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])),
  );
};
