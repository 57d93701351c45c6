import { name, type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf, type Whose } from '#database/whose.ts';
import type { LocalDate } from '#log/index.ts';
import type { ReportQuery } from './table.ts';

/** Whose, days and sites of a query, for tables with a `day` and a `site`. */
export const inPeriod = (query: Pick<ReportQuery, 'org' | 'from' | 'to' | 'sites'>): Sql =>
  sql`${inDays(query)} and ${atSites(query.sites)}`;

/** Whose and only the days, for tables that know no site. */
export const inDays = ({ org, from, to }: Pick<ReportQuery, 'org' | 'from' | 'to'>): Sql =>
  sql`${isOf(org)} and day between ${from}::date and ${to}::date`;

/** True for every site when none is named. */
export const atSites = (sites: ReportQuery['sites']): Sql =>
  sites === undefined ? sql`true` : sql`site = any(${sites}::uuid[])`;

/** The first day of the month that a row's `day` is in. */
export const month: Sql = sql`date_trunc('month', day::timestamp)::date`;

/** The first `day` in a table, read off the end of its index. */
export const firstDayIn =
  (table: string) =>
  async (tx: Transaction, org: Whose): Promise<LocalDate | undefined> =>
    (
      await tx.first<{ day: LocalDate | null }>(
        sql`select min(day) as day from ${name(table)} where ${isOf(org)}`,
      )
    )?.day ?? undefined;
