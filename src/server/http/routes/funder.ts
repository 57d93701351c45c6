import * as routes from '#contract/funder.ts';
import type { Database } from '#database/connection.ts';
import { err, failure, ok, type Uuid } from '#log/index.ts';
import { toCsv } from '#report/csv-lines.ts';
import { reportFileName } from '#report/file-name.ts';
import type { TemplateBody } from '#report/funder/entries.ts';
import type { Measure } from '#report/funder/measure.ts';
import { usualK } from '#report/safe/safe.ts';
import { siteLabels } from '#report/sites.ts';
import type { Funder } from '../../funder/funder.ts';
import { readOrganization } from '../../organization/organization.ts';
import { type Handler, handle, toDone } from '../route.ts';
import { namesOf } from './named-sites.ts';

/** Templates of reports for funders, and figures that left the organization. */
export const funderRoutes = ({
  database,
  measures,
  funder,
}: {
  readonly database: Database;
  readonly measures: readonly Measure[];
  readonly funder: Funder;
}): readonly Handler[] => [
  handle(routes.templates, async ({ caller: { org } }) =>
    ok({
      templates: (await funder.templates(org)).map(headOf),
      measures: measures.map(({ id, title }) => ({ id, title })),
      releasedTo: await funder.releasedTo(org),
    }),
  ),
  handle(routes.saveTemplate, ({ caller, body: { id, ...given } }) => funder.save(caller, id, given)),
  handle(routes.removeTemplate, async ({ caller, params }) => toDone(await funder.remove(caller, params.id))),
  handle(routes.releaseFigures, ({ caller, body }) => funder.release(caller, body.to)),
  handle(routes.funderReport, async ({ caller: { org }, params, query }) => {
    const organization = await readOrganization(database, org);
    if (organization === undefined) return err(failure('not-found'));
    const made = await funder.report(org, params.id, query);
    if (!made.ok) return made;
    const { template, releasedTo, rows } = made.value;
    const known = new Map(measures.map((one) => [one.id, one]));
    return ok({
      template: headOf(template),
      ...query,
      releasedTo,
      least: usualK,
      rows: rows.map((row) => ({
        ...row,
        title: known.get(row.measure)?.title ?? row.measure,
        of: known.get(row.measure)?.of ?? '',
        sites: [...row.sites],
        channels: [...row.channels],
      })),
      sites: namesOf(organization.sites, new Set(rows.flatMap(({ sites }) => sites))),
    });
  }),
  handle(routes.funderReportCsv, async ({ caller: { org }, params, query }) => {
    const organization = await readOrganization(database, org);
    if (organization === undefined) return err(failure('not-found'));
    const made = await funder.report(org, params.id, query);
    if (!made.ok) return made;
    const { template, rows } = made.value;
    const names = siteLabels(organization.sites);
    const named = (id: Uuid): string => names.get(id) ?? id;
    return ok({
      media: 'text/csv; charset=utf-8',
      name: reportFileName({ who: organization.name, days: query, what: template.name }, 'csv'),
      body: toCsv([
        ['measure', 'item', 'from', 'to', 'site', 'channel', 'value'],
        ...rows.map(({ measure, item, from, to, sites, channels, value }) => [
          ...[measure, item, from, to],
          ...[sites.map(named).join(' + '), channels.join(' + '), value],
        ]),
      ]),
    });
  }),
];

const headOf = ({ template, edition, name, measures, by, span }: TemplateBody) => ({
  ...{ id: template, edition, name, span },
  measures: [...measures],
  by: [...by],
});
