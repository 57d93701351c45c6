import { Readable } from 'node:stream';
import { sealedMedia } from '#attachments/attachment.ts';
import { attachmentsIn } from '#attachments/named.ts';
import * as routes from '#contract/reports.ts';
import type { Taken } from '#contract/route.ts';
import type { Database } from '#database/connection.ts';
import {
  type Clock,
  type Entry,
  err,
  failure,
  type KindRegistry,
  type LocalDate,
  ok,
  redact,
  type Uuid,
} from '#log/index.ts';
import { dayIn } from '#log/zone.ts';
import type { PublicWords } from '#public/page.ts';
import { totalsOf } from '#report/column.ts';
import { tableToCsv, withDefinition } from '#report/csv.ts';
import { reportFileName } from '#report/file-name.ts';
import { definitionOf } from '#report/indicator.ts';
import { earlier, periodBefore } from '#report/period.ts';
import { readHeadlines } from '#report/server/headlines.ts';
import type { ReportQuery, ReportTable } from '#report/server/table.ts';
import { siteLabels } from '#report/sites.ts';
import { type Reach, reachOf } from '../../access/reach.ts';
import type { Attachments } from '../../attachments/attachments.ts';
import type { ReadFigures } from '../../figures/figures.ts';
import type { LogStore } from '../../intake/ports.ts';
import { everywhereKinds } from '../../log-store/log-store.ts';
import { type Organization, readOrganization } from '../../organization/organization.ts';
import { readLacks } from '../../review/lacks.ts';
import { type Handler, handle } from '../route.ts';

export interface ReportRoutesDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly store: LogStore;
  readonly attachments: Attachments;
  readonly kinds: KindRegistry;
  /** As they are read: closed days as they were closed. */
  readonly reports: readonly ReportTable[];
  /** As the log has them, also at a place of before. */
  readonly live: readonly ReportTable[];
  readonly readFigures: ReadFigures;
  readonly words: PublicWords;
}

export const reportRoutes = (deps: ReportRoutesDeps): readonly Handler[] => {
  const { readFigures } = deps;
  const definitionIn = (language: string | undefined, organization: Organization) => {
    const { t } = deps.words(language ?? organization.settings.locale);
    return (table: ReportTable, column?: string) => definitionOf(table, t, column);
  };
  /** What was asked of a place of before, or by an earlier definition, is as it was there, closed or not. */
  const tablesAt = ({
    place,
    version,
  }: {
    readonly place?: number | undefined;
    readonly version?: number | undefined;
  }) => (place === undefined && version === undefined ? deps.reports : deps.live);
  const run = async (org: Uuid, id: string, asked: Taken<typeof routes.report, 'query'>) => {
    const { from, to, site, place, version } = asked;
    const report = tablesAt(asked).find((known) => known.id === id);
    const organization = await readOrganization(deps.database, org);
    if (report === undefined || organization === undefined) return err(failure('not-found'));
    if (from > to) return err(failure('request-invalid', { field: 'to' }));
    const today = asked.day ?? dayIn(organization.settings.zone, deps.clock.now());
    const query: ReportQuery = { org, from, to, today, ...(site !== undefined && { sites: [site] }) };
    return readFigures(org, [report], { place, version, day: today }, async (moment) => {
      const [table = report] = moment.tables;
      const rows = await table.rows(moment.tx, query);
      return {
        report: table,
        rows,
        asOf: asOf(table, query),
        organization,
        place: moment.place,
        definition: definitionIn(asked.language, organization)(table),
        versions: [report, ...(report.earlier ?? [])]
          .map(({ indicator }) => indicator.version)
          .toSorted((a, b) => b - a),
      };
    });
  };

  return [
    handle(routes.reports, async ({ caller }) => {
      const days = await deps.database.readOrganization(caller.org, async (tx) => {
        const found: LocalDate[] = [];
        for (const { firstDay } of deps.reports) {
          const day = await firstDay?.(tx, caller.org);
          if (day !== undefined) found.push(day);
        }
        return found;
      });
      return ok({
        reports: deps.reports.map((report) => ({ ...toHead(report), usual: report.isUsual === true })),
        since: days.toSorted()[0] ?? null,
      });
    }),
    handle(routes.headlines, async ({ caller, query: { from, to, site, place, day, language } }) => {
      if (from > to) return err(failure('request-invalid', { field: 'to' }));
      const organization = await readOrganization(deps.database, caller.org);
      if (organization === undefined) return err(failure('not-found'));
      const now = deps.clock.now();
      // Headlines are about the days asked for; what today is plays no part in them.
      const period = { org: caller.org, from, to, today: to, ...(site !== undefined && { sites: [site] }) };
      const made = { place, day: day ?? dayIn(organization.settings.zone, now) };
      const figures = await readFigures(caller.org, tablesAt({ place }), made, async (moment) => {
        const say = definitionIn(language, organization);
        return (await readHeadlines(moment.tx, moment.tables, period)).flatMap((figure) => {
          const { column, ...told } = figure;
          const table = moment.tables.find(({ headlines = [] }) =>
            headlines.some(({ id }) => id === figure.id),
          );
          return table === undefined ? [] : [{ ...told, definition: say(table, column) }];
        });
      });
      if (!figures.ok) return figures;
      const headlines = figures.value;
      const named = new Set(headlines.flatMap(({ sites }) => sites.map((one) => one.site)));
      const lacks = await readLacks(deps.database, {
        org: caller.org,
        site,
        from,
        to,
        settings: organization.settings,
        now,
        everywhere: everywhereKinds(deps.kinds),
      });
      return ok({
        before: periodBefore(period),
        headlines,
        sites: namesOf(organization.sites, named),
        lacks: place === undefined ? lacks : { ...lacks, place },
      });
    }),
    handle(routes.report, async ({ caller, params, query: asked }) => {
      const result = await run(caller.org, params.id, asked);
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
    }),
    handle(routes.reportCsv, async ({ caller, params, query: asked }) => {
      const result = await run(caller.org, params.id, asked);
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
    }),
    handle(routes.exportEntries, async ({ caller }) =>
      ok({
        media: 'application/x-ndjson',
        name: 'entries.ndjson',
        body: Readable.from(exportLines(deps, caller.org, reachOf(caller))),
      }),
    ),
  ];
};

/** The one day that a table speaks of, when it is not about days of the period. */
const asOf = ({ about }: ReportTable, { to, today }: ReportQuery): LocalDate | undefined =>
  about === 'close' ? earlier(to, today) : about && today;

/** Those that are spoken of, told apart among all there are. */
export const namesOf = (sites: Organization['sites'], named: ReadonlySet<unknown>) => {
  const labels = siteLabels(sites);
  return sites
    .filter(({ id }) => named.has(id))
    .map(({ id, name, removed }) => ({ id, name: labels.get(id) ?? name, removed }));
};

const toHead = ({ id, title, columns, about }: ReportTable) => ({
  id,
  title,
  ...(about !== undefined && { about }),
  columns: columns.map((column) => ({ id: column.id, title: column.title, type: column.type })),
});

/** Page by page, so that the largest log passes through bounded memory; after an entry what its open fields name. */
async function* exportLines(
  { store, attachments, kinds }: ReportRoutesDeps,
  org: Uuid,
  reach: Reach,
): AsyncGenerator<string> {
  let after = 0;
  for (let more = true; more; ) {
    const page = await store.page(org, { after, limit: 500, reach });
    let lines = '';
    for (const { entry } of page.entries) {
      const left = toOpen(kinds, entry);
      lines += `${JSON.stringify(left)}\n`;
      for (const { attachment: hash, media } of attachmentsIn(left.body)) {
        const found =
          media === sealedMedia ? undefined : await attachments.get(org, reach, { id: entry.id, hash });
        if (found?.ok !== true) continue;
        const content = found.value.bytes.toString('base64');
        yield `${lines}${JSON.stringify({ attachment: hash, of: entry.id, media: found.value.media, content })}\n`;
        lines = '';
      }
    }
    if (lines !== '') yield lines;
    after = page.next;
    more = page.more;
  }
}

/** Without subject, linked fields and sealed part; and without the visit, which would join lines of one person. */
const toOpen = (kinds: KindRegistry, entry: Entry): Pick<Entry, 'body'> => {
  const { erased: _erased, visit: _visit, ...rest } = redact(kinds, entry);
  return rest;
};
