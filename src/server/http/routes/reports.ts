import { Readable } from 'node:stream';
import * as v from 'valibot';
import type { Database } from '#database/connection.ts';
import { monthsBefore, readHeadlines } from '#database/headlines.ts';
import type { ReportTable } from '#database/report.ts';
import { sql } from '#database/sql.ts';
import { type Entry, err, failure, type KindRegistry, ok, redact, type Uuid } from '#log/index.ts';
import { coordinators } from '../../access/roles.ts';
import type { LogStore } from '../../intake/ports.ts';
import { readOrganization } from '../../organization/organization.ts';
import { toCsv } from '../csv.ts';
import { date, uuid } from '../fields.ts';
import { forWorkers, json, type Route } from '../route.ts';

export interface ReportRoutesDeps {
  readonly database: Database;
  readonly store: LogStore;
  readonly kinds: KindRegistry;
  readonly reports: readonly ReportTable[];
}

const column = v.object({ id: v.string(), title: v.string(), type: v.string() });
const head = { id: v.string(), title: v.string(), columns: v.array(column) };
const row = v.record(v.string(), v.union([v.string(), v.number()]));

const headline = v.object({
  id: v.string(),
  title: v.string(),
  value: v.number(),
  before: v.number(),
  months: v.array(v.object({ month: date, value: v.number() })),
  sites: v.array(v.object({ site: uuid, value: v.number() })),
});

const idParams = v.object({ id: v.pipe(v.string(), v.regex(/^[a-z][a-z.-]{0,60}$/)) });
const query = v.object({ from: date, to: date, site: v.optional(uuid) });

export const reportRoutes = (deps: ReportRoutesDeps): readonly Route[] => {
  const run = async (org: Uuid, id: string, { from, to, site }: v.InferOutput<typeof query>) => {
    const report = deps.reports.find((known) => known.id === id);
    if (report === undefined) return err(failure('not-found'));
    if (from > to) return err(failure('request-invalid', { field: 'to' }));
    const rows = await deps.database.readOrganization(org, (tx) =>
      report.rows(tx, { from, to, ...(site !== undefined && { sites: [site] }) }),
    );
    return ok({ report, rows });
  };

  return [
    forWorkers(coordinators, {
      id: 'reports',
      method: 'GET',
      path: '/v1/reports',
      summary: 'The reports there are, and the years that have entries',
      answer: json(v.object({ reports: v.array(v.object(head)), years: v.array(v.number()) })),
      run: async ({ caller }) =>
        ok({ reports: deps.reports.map(toHead), years: await readYears(deps.database, caller.org) }),
    }),
    forWorkers(coordinators, {
      id: 'headlines',
      method: 'GET',
      path: '/v1/headlines',
      summary: 'The figures a report opens with, beside those of as many months before',
      query,
      answer: json(v.object({ before: v.object({ from: date, to: date }), headlines: v.array(headline) })),
      run: async ({ caller, query: { from, to, site } }) => {
        if (from > to) return err(failure('request-invalid', { field: 'to' }));
        const period = { from, to, ...(site !== undefined && { sites: [site] }) };
        const headlines = await deps.database.readOrganization(caller.org, (tx) =>
          readHeadlines(tx, deps.reports, period),
        );
        return ok({ before: monthsBefore(period), headlines });
      },
    }),
    forWorkers(coordinators, {
      id: 'report',
      method: 'GET',
      path: '/v1/reports/{id}',
      summary: 'A report over days, inclusive',
      params: idParams,
      query,
      answer: json(v.object({ ...head, from: v.string(), to: v.string(), rows: v.array(row) })),
      run: async ({ caller, params, query: asked }) => {
        const result = await run(caller.org, params.id, asked);
        if (!result.ok) return result;
        const { report, rows } = result.value;
        return ok({ ...toHead(report), from: asked.from, to: asked.to, rows });
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

/** Newest first. One look for each year, by the index on days: it stops at the first entry it meets. */
const readYears = (database: Database, org: Uuid): Promise<readonly number[]> =>
  database.readOrganization(org, async (tx) => {
    const rows = await tx.rows<{ year: number }>(sql`
      select year from generate_series(1980, extract(year from now())::int + 1) as year
      where exists (select 1 from entry where org_id = ${org} and kind not like 'log.%'
        and occurred_on >= make_date(year, 1, 1) and occurred_on < make_date(year + 1, 1, 1))
      order by year desc`);
    return rows.map(({ year }) => year);
  });
