import { Readable } from 'node:stream';
import * as routes from '#contract/reports.ts';
import type { Taken } from '#contract/route.ts';
import type { Database } from '#database/connection.ts';
import { monthsBefore, readHeadlines } from '#database/headlines.ts';
import type { ReportTable } from '#database/report.ts';
import { type Entry, err, failure, type KindRegistry, ok, redact, type Uuid } from '#log/index.ts';
import { type Reach, reachOf } from '../../access/reach.ts';
import type { LogStore } from '../../intake/ports.ts';
import { readOrganization } from '../../organization/organization.ts';
import { toCsv } from '../csv.ts';
import { type Handler, handle } from '../route.ts';

export interface ReportRoutesDeps {
  readonly database: Database;
  readonly store: LogStore;
  readonly kinds: KindRegistry;
  readonly reports: readonly ReportTable[];
}

export const reportRoutes = (deps: ReportRoutesDeps): readonly Handler[] => {
  const run = async (org: Uuid, id: string, { from, to, site }: Taken<typeof routes.report, 'query'>) => {
    const report = deps.reports.find((known) => known.id === id);
    if (report === undefined) return err(failure('not-found'));
    if (from > to) return err(failure('request-invalid', { field: 'to' }));
    const rows = await deps.database.readOrganization(org, (tx) =>
      report.rows(tx, { from, to, ...(site !== undefined && { sites: [site] }) }),
    );
    return ok({ report, rows });
  };

  return [
    handle(routes.reports, async () => ok({ reports: deps.reports.map(toHead) })),
    handle(routes.headlines, async ({ caller, query: { from, to, site } }) => {
      if (from > to) return err(failure('request-invalid', { field: 'to' }));
      const period = { from, to, ...(site !== undefined && { sites: [site] }) };
      const headlines = await deps.database.readOrganization(caller.org, (tx) =>
        readHeadlines(tx, deps.reports, period),
      );
      return ok({ before: monthsBefore(period), headlines });
    }),
    handle(routes.report, async ({ caller, params, query: asked }) => {
      const result = await run(caller.org, params.id, asked);
      if (!result.ok) return result;
      const { report, rows } = result.value;
      return ok({ ...toHead(report), from: asked.from, to: asked.to, rows });
    }),
    handle(routes.reportCsv, async ({ caller, params, query: asked }) => {
      const result = await run(caller.org, params.id, asked);
      if (!result.ok) return result;
      const { report, rows } = result.value;
      const organization = await readOrganization(deps.database, caller.org);
      const siteNames = new Map(organization?.sites.map(({ id, name }) => [id, name]));
      const cell = (value: string | number | undefined): string | number =>
        typeof value === 'string' ? (siteNames.get(value) ?? value) : (value ?? '');
      const table = rows.map((found) => report.columns.map(({ id }) => cell(found[id])));
      return ok({
        media: 'text/csv; charset=utf-8',
        name: `${report.id}-${asked.from}-${asked.to}.csv`,
        body: toCsv([report.columns.map(({ id }) => id), ...table]),
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

const toHead = ({ id, title, columns }: ReportTable) => ({ id, title, columns });

/** Page by page, so that the largest log passes through bounded memory. */
async function* exportLines(
  { store, kinds }: ReportRoutesDeps,
  org: Uuid,
  reach: Reach,
): AsyncGenerator<string> {
  let after = 0;
  for (let more = true; more; ) {
    const page = await store.page(org, { after, limit: 500, reach });
    if (page.entries.length > 0)
      yield page.entries.map(({ entry }) => `${JSON.stringify(toOpen(kinds, entry))}\n`).join('');
    after = page.next;
    more = page.more;
  }
}

/** Without subject, linked fields and sealed part; and without the visit, which would join lines of one person. */
const toOpen = (kinds: KindRegistry, entry: Entry): object => {
  const { erased: _erased, visit: _visit, ...rest } = redact(kinds, entry);
  return rest;
};
