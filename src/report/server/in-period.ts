import { name, type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { LocalDate } from '#log/index.ts';
import type { ReportQuery } from './table.ts';

/** Days and sites of a query, for tables with a `day` and a `site`. The organization comes from row-level security. */
export const inPeriod = (query: Pick<ReportQuery, 'from' | 'to' | 'sites'>): Sql =>
  sql`${inDays(query)} and ${atSites(query.sites)}`;

/** Only the days, for tables that know no site. */
export const inDays = ({ from, to }: Pick<ReportQuery, 'from' | 'to'>): Sql =>
  sql`day between ${from}::date and ${to}::date`;

/** True for every site when none is named. */
export const atSites = (sites: ReportQuery['sites']): Sql =>
  sites === undefined ? sql`true` : sql`site = any(${sites}::uuid[])`;

/** The first day of the month that a row's `day` is in. */
export const month: Sql = sql`date_trunc('month', day::timestamp)::date`;

/** The first `day` in a table, read off the end of its index. */
export const firstDayIn =
  (table: string) =>
  async (tx: Transaction): Promise<LocalDate | undefined> =>
    (await tx.first<{ day: LocalDate | null }>(sql`select min(day) as day from ${name(table)}`))?.day ??
    undefined;
