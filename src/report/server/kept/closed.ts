import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';
import type { ReportRow } from '../../column.ts';
import { daysOutside } from '../../period.ts';
import type { ReportQuery, ReportTable } from '../table.ts';
import { type Closed, closedWithin, keptRows } from './read.ts';

/**
 * A table that answers for closed days as they were closed: wherever it is read, on the screen, in a file, at the terminal or as input of
 * the impact engine, it says the same. Longer days that hold closed ones are reckoned anew as long as the log knows them;
 * of those that faded since, what only they could tell comes from how they were closed (`joins`). Over several organizations
 * figures are reckoned as the log has them.
 */
export const withClosed = (live: ReportTable): ReportTable => {
  if (live.about === 'today') return live;
  return {
    ...live,
    rows: async (tx, query) => {
      const { org, sites } = query;
      if (org === 'all' || (sites !== undefined && sites.length !== 1)) return live.rows(tx, query);
      const closed = await closedWithin(tx, org, query);
      const [first] = closed;
      if (first === undefined) return live.rows(tx, query);
      if (first.from === query.from && first.to === query.to)
        return (await closedRows(tx, live, { ...query, org }, first)) ?? live.rows(tx, query);
      return live.joins === undefined ? live.rows(tx, query) : joined(tx, live, { ...query, org }, closed);
    },
  };
};

type OneQuery = ReportQuery & { readonly org: Uuid };

/** As a table was when these days were closed; of one site what was kept of it, else the rows that name it. */
const closedRows = async (
  tx: Transaction,
  { id, columns }: ReportTable,
  { org, sites }: OneQuery,
  { kept }: Closed,
): Promise<readonly ReportRow[] | undefined> => {
  const [site] = sites ?? [];
  if (site === undefined) return keptRows(tx, org, kept, id, null);
  const places = columns.filter(({ type }) => type === 'site').map((column) => column.id);
  if (places.length === 0) return keptRows(tx, org, kept, id, site);
  return (await keptRows(tx, org, kept, id, null))?.filter((row) => places.some((at) => row[at] === site));
};

const joined = async (
  tx: Transaction,
  live: ReportTable,
  query: OneQuery,
  closed: readonly Closed[],
): Promise<readonly ReportRow[]> => {
  const whole = await live.rows(tx, query);
  const parts: (readonly ReportRow[])[] = [];
  const standing: Closed[] = [];
  for (const one of closed) {
    if (!(await hasFaded(tx, query.org, one))) continue;
    const rows = await closedRows(tx, live, query, one);
    if (rows === undefined) continue;
    standing.push(one);
    parts.push(rows);
  }
  if (live.joins === undefined || parts.length === 0) return whole;
  for (const days of daysOutside(query, standing)) parts.push(await live.rows(tx, { ...query, ...days }));
  return live.joins(parts, whole);
};

const hasFaded = async (tx: Transaction, org: Uuid, { from, to }: Closed): Promise<boolean> =>
  (await tx.first(sql`select 1 as n from entry where org_id = ${org} and blurred
    and occurred_on between ${from}::date and ${to}::date limit 1`)) !== undefined;
