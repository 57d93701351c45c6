import * as routes from '#contract/funder.ts';
import type { Database } from '#database/connection.ts';
import { err, failure, ok, type Uuid } from '#log/index.ts';
import { offered, usualPrograms } from '#programs/list.ts';
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
  handle(routes.templates, async ({ caller: { org } }) => {
    const organization = await readOrganization(database, org);
    if (organization === undefined) return err(failure('not-found'));
    const templates = (await funder.templates(org)).map(headOf);
    const named = new Set(templates.flatMap((template) => template.measures));
    const programs = organization.settings.programs ?? usualPrograms;
    return ok({
      templates,
      measures: measures
        .filter(({ id }) => named.has(id) || isRun(id, programs))
        .map(({ id, title }) => ({ id, title })),
      releasedTo: await funder.releasedTo(org),
    });
  }),
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
        of: listOf(known.get(row.measure)),
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

/** Whether an organization has figures of this kind: those of visits, and of the programs it runs. */
const isRun = (measure: string, programs: readonly string[]): boolean => {
  const [room] = measure.split('.');
  return programs.some((name) => name === room) || !offered.some(({ name }) => name === room);
};

/** The list whose codes tell the figure apart; '' where there is none. */
const listOf = (measure: Measure | undefined): string =>
  measure === undefined || 'each' in measure ? '' : (measure.list ?? measure.of ?? '');

const headOf = ({ template, edition, name, measures, by, span }: TemplateBody) => ({
  ...{ id: template, edition, name, span },
  measures: [...measures],
  by: [...by],
});
