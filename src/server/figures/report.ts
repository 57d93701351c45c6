import type * as routes from '#contract/reports.ts';
import type { Taken } from '#contract/route.ts';
import type { Database } from '#database/connection.ts';
import {
  type Clock,
  err,
  type Failure,
  failure,
  type LocalDate,
  type Result,
  type Uuid,
} from '#log/index.ts';
import { dayIn } from '#log/zone.ts';
import type { PublicWords } from '#public/page.ts';
import type { ReportRow } from '#report/column.ts';
import { type Definition, definitionOf } from '#report/indicator.ts';
import { earlier } from '#report/period.ts';
import type { ReportQuery, ReportTable } from '#report/server/table.ts';
import { type Organization, readOrganization } from '../organization/organization.ts';
import type { ReadFigures } from './figures.ts';

export interface ReportDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** As they are read: closed days as they were closed. */
  readonly reports: readonly ReportTable[];
  /** As the log has them, also at a place of before. */
  readonly live: readonly ReportTable[];
  readonly readFigures: ReadFigures;
  readonly words: PublicWords;
}

/** A report with its rows, the place in the log that they tell of, and what they count. */
export interface MadeReport {
  readonly report: ReportTable;
  readonly rows: readonly ReportRow[];
  readonly asOf: LocalDate | undefined;
  readonly organization: Organization;
  readonly place: number;
  readonly definition: Definition;
  /** Of its definition, the newest first. */
  readonly versions: readonly number[];
}

export type MakeReport = (
  org: Uuid,
  id: string,
  asked: Taken<typeof routes.report, 'query'>,
) => Promise<Result<MadeReport, Failure>>;

/** Makes one report as it is asked for. Fails with `not-found`, with `request-invalid`, and as `ReadFigures` does. */
export const createMakeReport =
  (deps: ReportDeps): MakeReport =>
  async (org, id, asked) => {
    const { from, to, site, place, version } = asked;
    const report = tablesAt(deps, asked).find((known) => known.id === id);
    const organization = await readOrganization(deps.database, org);
    if (report === undefined || organization === undefined) return err(failure('not-found'));
    if (from > to) return err(failure('request-invalid', { field: 'to' }));
    const today = asked.day ?? dayIn(organization.settings.zone, deps.clock.now());
    const query: ReportQuery = { org, from, to, today, ...(site !== undefined && { sites: [site] }) };
    return deps.readFigures(org, [report], { place, version, day: today }, async (moment) => {
      const [table = report] = moment.tables;
      const rows = await table.rows(moment.tx, query);
      return {
        report: table,
        rows,
        asOf: asOf(table, query),
        organization,
        place: moment.place,
        definition: definitionIn(deps.words, asked.language, organization)(table),
        versions: [report, ...(report.earlier ?? [])]
          .map(({ indicator }) => indicator.version)
          .toSorted((a, b) => b - a),
      };
    });
  };

/** What was asked of a place of before, or by an earlier definition, is as it was there, closed or not. */
export const tablesAt = (
  { reports, live }: Pick<ReportDeps, 'reports' | 'live'>,
  { place, version }: { readonly place?: number | undefined; readonly version?: number | undefined },
): readonly ReportTable[] => (place === undefined && version === undefined ? reports : live);

/** What a table, or one column of it, counts: in the language asked for, else in the organization's. */
export const definitionIn = (
  words: PublicWords,
  language: string | undefined,
  organization: Organization,
) => {
  const { t } = words(language ?? organization.settings.locale);
  return (table: ReportTable, column?: string): Definition => definitionOf(table, t, column);
};

/** The one day that a table speaks of, when it is not about days of the period. */
const asOf = ({ about }: ReportTable, { to, today }: ReportQuery): LocalDate | undefined =>
  about === 'close' ? earlier(to, today) : about && today;
