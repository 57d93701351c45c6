import type { Transaction } from '#database/transaction.ts';
import type { KindRegistry, LocalDate, Uuid } from '#log/index.ts';
import type { ReportRow } from '#report/column.ts';
import { type Change, changesBetween } from '#report/kept/changes.ts';
import { headlineOf } from '#report/server/headlines.ts';
import { closedWithin, type Kept, keptReports, keptRows } from '#report/server/kept/read.ts';
import type { ReportTable } from '#report/server/table.ts';
import { type Moved, readMoved } from './moved.ts';

/** What moved since in the figures of a kept report. */
export interface Look {
  readonly moved: Moved;
  readonly headlines: readonly {
    readonly id: string;
    readonly title: string;
    readonly was: number | null;
    readonly now: number | null;
  }[];
  readonly tables: readonly { readonly table: ReportTable; readonly changes: readonly Change[] }[];
}

/**
 * What was kept beside what the log says now. Where days have faded since, what fades with them is not compared: that it cannot be
 * counted any more is no change.
 */
export const lookAtKept = async (
  tx: Transaction,
  org: Uuid,
  deps: {
    readonly kinds: KindRegistry;
    readonly live: readonly ReportTable[];
    readonly read: readonly ReportTable[];
  },
  kept: Kept,
  today: LocalDate,
): Promise<Look> => {
  const moved = await readMoved(tx, org, deps.kinds, kept);
  const [closed] = await closedWithin(tx, org, kept);
  // Longer days are compared as they are read; closed ones would be compared with themselves.
  const isClosed = closed !== undefined && closed.from === kept.from && closed.to === kept.to;
  const reports = isClosed ? deps.live : deps.read;
  const query = {
    org,
    from: kept.from,
    to: kept.to,
    today,
    ...(kept.site !== null && { sites: [kept.site] }),
  };
  const headlines: Look['headlines'][number][] = [];
  const tables: Look['tables'][number][] = [];
  for (const id of await keptReports(tx, org, kept.id)) {
    const table = reports.find((one) => one.id === id);
    if (table === undefined) continue;
    const comparable = moved.faded ? without(table.fades ?? []) : (rows: readonly ReportRow[]) => rows;
    const was = comparable((await keptRows(tx, org, kept.id, id, null)) ?? []);
    const now = comparable(await table.rows(tx, query));
    const changes = changesBetween(table.columns, was, now);
    if (changes.length === 0) continue;
    tables.push({ table, changes });
    for (const headline of table.headlines ?? []) {
      const [before, after] = [headlineOf(was, headline), headlineOf(now, headline)];
      if (before !== after)
        headlines.push({ id: headline.id, title: headline.title, was: before, now: after });
    }
  }
  return { moved, headlines, tables };
};

const without =
  (columns: readonly string[]) =>
  (rows: readonly ReportRow[]): readonly ReportRow[] =>
    rows.map((row) => Object.fromEntries(Object.entries(row).filter(([id]) => !columns.includes(id))));
