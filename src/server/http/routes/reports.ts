import * as routes from '#contract/reports.ts';
import { type LocalDate, ok } from '#log/index.ts';
import { totalsOf } from '#report/column.ts';
import { tableToCsv, withDefinition } from '#report/csv.ts';
import { reportFileName } from '#report/file-name.ts';
import type { ReportTable } from '#report/server/table.ts';
import { siteLabels } from '#report/sites.ts';
import { createMakeReport, type MakeReport, type ReportDeps } from '../../figures/report.ts';
import { type Handler, handle } from '../route.ts';
import { type ExportRouteDeps, exportRoute } from './export.ts';
import { headlinesRoute } from './headlines.ts';
import { namesOf } from './named-sites.ts';

/** Reports on screen and as files, the figures they open with, and the whole log to take along. */
export const reportRoutes = (deps: ReportDeps & ExportRouteDeps): readonly Handler[] => {
  const make = createMakeReport(deps);
  return [listRoute(deps), headlinesRoute(deps), tableRoute(make), csvRoute(make), exportRoute(deps)];
};

const listRoute = ({ database, reports }: ReportDeps): Handler =>
  handle(routes.reports, async ({ caller }) => {
    const days = await database.readOrganization(caller.org, async (tx) => {
      const found: LocalDate[] = [];
      for (const { firstDay } of reports) {
        const day = await firstDay?.(tx, caller.org);
        if (day !== undefined) found.push(day);
      }
      return found;
    });
    return ok({
      reports: reports.map((report) => ({ ...toHead(report), usual: report.isUsual === true })),
      since: days.toSorted()[0] ?? null,
    });
  });

const tableRoute = (make: MakeReport): Handler =>
  handle(routes.report, async ({ caller, params, query: asked }) => {
    const result = await make(caller.org, params.id, asked);
    if (!result.ok) return result;
    const { report, rows, asOf: day, organization, place, definition, versions } = result.value;
    const { columns } = report;
    const named = new Set(
      columns.filter(({ type }) => type === 'site').flatMap(({ id }) => rows.map((found) => found[id])),
    );
    return ok({
      ...toHead(report),
      from: asked.from,
      to: asked.to,
      ...(day !== undefined && { asOf: day }),
      place,
      definition,
      versions,
      rows,
      totals: totalsOf(columns, rows),
      sites: namesOf(organization.sites, named),
    });
  });

const csvRoute = (make: MakeReport): Handler =>
  handle(routes.reportCsv, async ({ caller, params, query: asked }) => {
    const result = await make(caller.org, params.id, asked);
    if (!result.ok) return result;
    const { report, rows, asOf: day, organization, place, definition } = result.value;
    const names = siteLabels(organization.sites);
    const who = (asked.site === undefined ? undefined : names.get(asked.site)) ?? organization.name;
    const days = day === undefined ? asked : { from: day, to: day };
    return ok({
      media: 'text/csv; charset=utf-8',
      name: reportFileName({ who, days, what: report.id }, 'csv'),
      body:
        asked.definition === undefined
          ? tableToCsv(report.columns, rows, names)
          : tableToCsv(...withDefinition(report.columns, rows, { ...definition, place }), names),
    });
  });

const toHead = ({ id, title, columns, about }: ReportTable) => ({
  id,
  title,
  ...(about !== undefined && { about }),
  columns: columns.map((column) => ({ id: column.id, title: column.title, type: column.type })),
});
