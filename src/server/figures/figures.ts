import type { Database } from '#database/connection.ts';
import type { Projection } from '#database/projection/projection.ts';
import { fillScratch } from '#database/projection/scratch.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { err, type Failure, failure, type LocalDate, ok, type Result, type Uuid } from '#log/index.ts';
import { inForce } from '#report/indicator.ts';
import type { EarlierVersion, ReportTable, ReportVersion } from '#report/server/table.ts';
import { effectiveEntries } from '../log-store/source.ts';

/** At which place of the log, and by which version of a definition, figures are asked for. */
export interface AsOf {
  /** As if the log ended there; left out: as it is. */
  readonly place?: number | undefined;
  /** Left out: the one in force, now or, of a place, on `day`. */
  readonly version?: number | undefined;
  /** The organization's day on which the report was made. */
  readonly day: LocalDate;
}

/** Tables of one moment, by the versions that were asked for, and the place in the log that they tell of. */
export interface Moment {
  readonly tx: Transaction;
  readonly place: number;
  readonly tables: readonly ReportTable[];
}

/**
 * Reads tables of reports: as they are kept, or made anew from the log up to a place, by the same functions, when an old
 * report is wanted again. That is one at a time: it reads the log from its beginning and holds a connection meanwhile.
 *
 * Fails with `request-invalid` for a version that is not there (field `version`) and a place the log has not come to (`place`).
 */
export type ReadFigures = <T>(
  org: Uuid,
  tables: readonly ReportTable[],
  asOf: AsOf,
  work: (moment: Moment) => Promise<T>,
) => Promise<Result<T, Failure>>;

export interface FiguresDeps {
  readonly database: Database;
  /** Of every room: a table that was not made anew would be read as it is today. */
  readonly projections: readonly Projection[];
}

export const createReadFigures = ({ database, projections }: FiguresDeps): ReadFigures => {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return async (org, tables, asOf, work) => {
    const chosen: Chosen[] = [];
    for (const table of tables) {
      const one = choose(table, asOf);
      if (one === undefined) return err(failure('request-invalid', { field: 'version' }));
      chosen.push(one);
    }
    const shown = chosen.map(({ table, version: { indicator, columns, rows } }) => ({
      ...table,
      indicator,
      columns,
      rows,
    }));
    const own = chosen.flatMap(({ version }) => ('projection' in version ? [version.projection] : []));
    if (asOf.place === undefined && own.length === 0)
      return ok(
        await database.readOrganization(org, async (tx) =>
          work({ tx, place: await lastPlaceOf(tx, org), tables: shown }),
        ),
      );
    return inTurn(() =>
      database.inScratch(org, async (tx) => {
        const head = await lastPlaceOf(tx, org);
        const place = asOf.place ?? head;
        if (place > head) return err(failure('request-invalid', { field: 'place' }));
        await fillScratch(tx, org, [...projections, ...own], effectiveEntries(tx, org, place));
        return ok(await work({ tx, place, tables: shown }));
      }),
    );
  };
};

interface Chosen {
  readonly table: ReportTable;
  readonly version: ReportVersion | EarlierVersion;
}

/** A table by the version that is asked for; undefined when it has none of that number. */
const choose = (table: ReportTable, { place, version, day }: AsOf): Chosen | undefined => {
  const versions = [table, ...(table.earlier ?? [])] as const;
  if (version !== undefined) {
    const found = versions.find(({ indicator }) => indicator.version === version);
    return found && { table, version: found };
  }
  return { table, version: place === undefined ? table : inForce<ReportVersion>([...versions], day) };
};

const lastPlaceOf = async (tx: Transaction, org: Uuid): Promise<number> =>
  (await tx.first<{ last_seq: number }>(sql`select last_seq from log_head where org_id = ${org}`))
    ?.last_seq ?? 0;
