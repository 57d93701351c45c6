import { Readable } from 'node:stream';
import * as v from 'valibot';
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
import { totalsOf } from '#report/column.ts';
import { tableToCsv } from '#report/csv.ts';
import { earlier, periodBefore } from '#report/period.ts';
import { readHeadlines } from '#report/server/headlines.ts';
import type { ReportQuery, ReportTable } from '#report/server/table.ts';
import { siteLabels } from '#report/sites.ts';
import { coordinators } from '../../access/roles.ts';
import type { LogStore } from '../../intake/ports.ts';
import { type Organization, readOrganization } from '../../organization/organization.ts';
import { dayIn } from '../../organization/zone.ts';
import { date, uuid } from '../fields.ts';
import { forWorkers, json, type Route } from '../route.ts';

export interface ReportRoutesDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly store: LogStore;
  readonly kinds: KindRegistry;
  readonly reports: readonly ReportTable[];
}

const column = v.object({ id: v.string(), title: v.string(), type: v.string() });
const head = { id: v.string(), title: v.string(), columns: v.array(column) };
const row = v.record(v.string(), v.union([v.string(), v.number()]));
/** The sites that are spoken of, closed ones included, each with a name by which it is told from the others. */
const namedSites = v.array(v.object({ id: uuid, name: v.string(), removed: v.boolean() }));
const table = v.object({
  ...head,
  from: date,
  to: date,
  /** Of what the rows are about when it is not the days asked for: today, or the end of this day. */
  about: v.optional(v.picklist(['today', 'close'])),
  asOf: v.optional(date),
  rows: v.array(row),
  /** By column, only where the rows may be added up. */
  totals: v.record(v.string(), v.number()),
  sites: namedSites,
});

const headline = v.object({
  id: v.string(),
  title: v.string(),
  mayBeUnknown: v.boolean(),
  value: v.nullable(v.number()),
  before: v.nullable(v.number()),
  months: v.array(v.object({ month: date, value: v.number() })),
  sites: v.array(v.object({ site: uuid, value: v.number() })),
});

const idParams = v.object({ id: v.pipe(v.string(), v.regex(/^[a-z][a-z.-]{0,60}$/)) });
const query = v.object({ from: date, to: date, site: v.optional(uuid) });

export const reportRoutes = (deps: ReportRoutesDeps): readonly Route[] => {
  const run = async (org: Uuid, id: string, { from, to, site }: v.InferOutput<typeof query>) => {
    const report = deps.reports.find((known) => known.id === id);
    const organization = await readOrganization(deps.database, org);
    if (report === undefined || organization === undefined) return err(failure('not-found'));
    if (from > to) return err(failure('request-invalid', { field: 'to' }));
    const today = dayIn(organization.settings.zone, deps.clock.now());
    const query: ReportQuery = { from, to, today, ...(site !== undefined && { sites: [site] }) };
    const rows = await deps.database.readOrganization(org, (tx) => report.rows(tx, query));
    return ok({ report, rows, asOf: asOf(report, query), sites: organization.sites });
  };

  return [
    forWorkers(coordinators, {
      id: 'reports',
      method: 'GET',
      path: '/v1/reports',
      summary: 'The reports there are, and the first day of which they know anything',
      answer: json(v.object({ reports: v.array(v.object(head)), since: v.nullable(date) })),
      run: async ({ caller }) => {
        const days = await deps.database.readOrganization(caller.org, async (tx) => {
          const found: LocalDate[] = [];
          for (const { firstDay } of deps.reports) {
            const day = await firstDay?.(tx);
            if (day !== undefined) found.push(day);
          }
          return found;
        });
        return ok({ reports: deps.reports.map(toHead), since: days.toSorted()[0] ?? null });
      },
    }),
    forWorkers(coordinators, {
      id: 'headlines',
      method: 'GET',
      path: '/v1/headlines',
      summary: 'The figures a report opens with, beside those of the time before of the same length',
      query,
      answer: json(
        v.object({
          before: v.object({ from: date, to: date }),
          headlines: v.array(headline),
          sites: namedSites,
        }),
      ),
      run: async ({ caller, query: { from, to, site } }) => {
        if (from > to) return err(failure('request-invalid', { field: 'to' }));
        // Headlines are about the days asked for; what today is plays no part in them.
        const period = { from, to, today: to, ...(site !== undefined && { sites: [site] }) };
        const headlines = await deps.database.readOrganization(caller.org, (tx) =>
          readHeadlines(tx, deps.reports, period),
        );
        const named = new Set(headlines.flatMap(({ sites }) => sites.map((one) => one.site)));
        const sites = namesOf((await readOrganization(deps.database, caller.org))?.sites ?? [], named);
        return ok({ before: periodBefore(period), headlines, sites });
      },
    }),
    forWorkers(coordinators, {
      id: 'report',
      method: 'GET',
      path: '/v1/reports/{id}',
      summary: 'A report over days, inclusive',
      params: idParams,
      query,
      answer: json(table),
      run: async ({ caller, params, query: asked }) => {
        const result = await run(caller.org, params.id, asked);
        if (!result.ok) return result;
        const { report, rows, asOf: day, sites } = result.value;
        const { columns, about } = report;
        const named = new Set(
          columns.filter(({ type }) => type === 'site').flatMap(({ id }) => rows.map((found) => found[id])),
        );
        return ok({
          ...toHead(report),
          from: asked.from,
          to: asked.to,
          ...(about !== undefined && { about, asOf: day }),
          rows,
          totals: totalsOf(columns, rows),
          sites: namesOf(sites, named),
        });
      },
    }),
    forWorkers(coordinators, {
      id: 'report-csv',
      method: 'GET',
      path: '/v1/reports/{id}/csv',
      summary: 'The same report as CSV, sites by name',
      params: idParams,
      query,
      answer: { type: 'file', media: ['text/csv'] },
      run: async ({ caller, params, query: asked }) => {
        const result = await run(caller.org, params.id, asked);
        if (!result.ok) return result;
        const { report, rows, asOf: day, sites } = result.value;
        // The name tells the days that are in it, never others.
        const days = day ?? `${asked.from}-${asked.to}`;
        return ok({
          media: 'text/csv; charset=utf-8',
          name: `${report.id}-${days}.csv`,
          body: tableToCsv(report.columns, rows, siteLabels(sites)),
        });
      },
    }),
    forWorkers(coordinators, {
      id: 'export',
      method: 'GET',
      path: '/v1/export',
      summary:
        'Every entry with its open fields, a JSON object a line; linked and sealed parts never leave line by line',
      answer: { type: 'file', media: ['application/x-ndjson'] },
      run: async ({ caller }) =>
        ok({
          media: 'application/x-ndjson',
          name: 'entries.ndjson',
          body: Readable.from(exportLines(deps, caller.org)),
        }),
    }),
  ];
};

/** The one day that a table speaks of, when it is not about days of the period. */
const asOf = ({ about }: ReportTable, { to, today }: ReportQuery): LocalDate | undefined =>
  about === 'close' ? earlier(to, today) : about && today;

/** Those that are spoken of, told apart among all there are. */
const namesOf = (sites: Organization['sites'], named: ReadonlySet<unknown>) => {
  const labels = siteLabels(sites);
  return sites
    .filter(({ id }) => named.has(id))
    .map(({ id, name, removed }) => ({ id, name: labels.get(id) ?? name, removed }));
};

const toHead = ({ id, title, columns }: ReportTable) => ({ id, title, columns });

/** Page by page, so that the largest log passes through bounded memory. */
async function* exportLines({ store, kinds }: ReportRoutesDeps, org: Uuid): AsyncGenerator<string> {
  let after = 0;
  for (let more = true; more; ) {
    const page = await store.page(org, { after, limit: 500 });
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
