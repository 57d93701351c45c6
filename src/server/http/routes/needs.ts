import * as routes from '#contract/needs.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { addDays } from '#log/calendar.ts';
import { type Clock, err, failure, ok } from '#log/index.ts';
import { dayIn } from '#log/zone.ts';
import { sumKnown } from '#report/column.ts';
import { siteLabels } from '#report/sites.ts';
import { needsOf } from '#stock/needs/needs.ts';
import { weeksBack } from '#stock/needs/use.ts';
import { readShelfFacts } from '#stock/report/shelf-facts.ts';
import { readUnmet } from '#visits/report.ts';
import { readOrganization } from '../../organization/organization.ts';
import { type Handler, handle } from '../route.ts';

export interface NeedRoutesDeps {
  readonly database: Database;
  readonly clock: Clock;
}

export const needRoutes = ({ database, clock }: NeedRoutesDeps): readonly Handler[] => [
  handle(routes.needs, async ({ caller: { org }, query: { weeks, until: day, site } }) => {
    const organization = await readOrganization(database, org);
    if (organization === undefined) return err(failure('not-found'));
    const today = dayIn(organization.settings.zone, clock.now());
    const until = weeks === undefined ? day : addDays(today, 7 * weeks - 1);
    if (until === undefined || until < today || (weeks !== undefined && day !== undefined))
      return err(failure('request-invalid', { field: weeks === undefined ? 'until' : 'weeks' }));
    const { facts, place, unmet } = await database.readOrganization(org, async (tx) => ({
      place: (
        await tx.first<{ place: number }>(
          sql`select last_seq::float8 as place from log_head where org_id = ${org}`,
        )
      )?.place,
      facts: await readShelfFacts(tx, org, today, site === undefined ? undefined : [site]),
      unmet: await readUnmet(tx, {
        org,
        from: addDays(today, -7 * weeksBack),
        to: today,
        ...(site !== undefined && { sites: [site] }),
      }),
    }));
    const all = needsOf(facts, today, until);
    const labels = siteLabels(organization.sites);
    return ok({
      asOf: today,
      place: place ?? 0,
      until,
      weeksBack,
      needs: all
        .filter((need) => site === undefined || need.site !== undefined)
        .map(({ site: of, ...need }) => ({
          ...need,
          ...(of !== undefined && { site: of }),
          onHand: need.onHand ?? null,
          perWeek: need.perWeek ?? null,
          weeksLeft: need.weeksLeft ?? null,
          order: need.order ?? null,
          unmet:
            sumKnown(
              unmet
                .filter((each) => each.item === need.item && (of === undefined || each.site === of))
                .map(({ short }) => short),
            ) ?? null,
        })),
      sites: organization.sites
        .filter(({ id }) => all.some((need) => need.site === id))
        .map(({ id, name, removed }) => ({ id, name: labels.get(id) ?? name, removed })),
    });
  }),
];
