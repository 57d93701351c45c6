import * as routes from '#contract/reports.ts';
import { err, failure, type KindRegistry, ok } from '#log/index.ts';
import { dayIn } from '#log/zone.ts';
import { periodBefore } from '#report/period.ts';
import { readHeadlines } from '#report/server/headlines.ts';
import { definitionIn, type ReportDeps, tablesAt } from '../../figures/report.ts';
import { everywhereKinds } from '../../log-store/log-store.ts';
import { readOrganization } from '../../organization/organization.ts';
import { readLacks } from '../../review/lacks.ts';
import { type Handler, handle } from '../route.ts';
import { namesOf } from './named-sites.ts';

/** The figures a report opens with, and what they still lack. */
export const headlinesRoute = (deps: ReportDeps & { readonly kinds: KindRegistry }): Handler =>
  handle(routes.headlines, async ({ caller, query: { from, to, site, place, day, language } }) => {
    if (from > to) return err(failure('request-invalid', { field: 'to' }));
    const organization = await readOrganization(deps.database, caller.org);
    if (organization === undefined) return err(failure('not-found'));
    const now = deps.clock.now();
    // Headlines are about the days asked for; what today is plays no part in them.
    const period = { org: caller.org, from, to, today: to, ...(site !== undefined && { sites: [site] }) };
    const made = { place, day: day ?? dayIn(organization.settings.zone, now) };
    const figures = await deps.readFigures(caller.org, tablesAt(deps, { place }), made, async (moment) => {
      const say = definitionIn(deps.words, language, organization);
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
  });
