import * as routes from '#contract/kept.ts';
import type { Database } from '#database/connection.ts';
import { type Clock, err, failure, type KindRegistry, ok } from '#log/index.ts';
import { dayIn } from '#log/zone.ts';
import { closedWithin, keptById, listKept, readKept } from '#report/server/kept/read.ts';
import type { ReportTable } from '#report/server/table.ts';
import { headOf } from '../../kept/head.ts';
import type { KeptFigures } from '../../kept/kept.ts';
import { lookAtKept } from '../../kept/look.ts';
import { readOrganization } from '../../organization/organization.ts';
import { type Handler, handle, toDone } from '../route.ts';
import { namesOf } from './named-sites.ts';

const pageSize = 50;

/** Closing months; reports that were printed or saved, found again by their number. */
export const keptRoutes = (deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly kinds: KindRegistry;
  readonly live: readonly ReportTable[];
  readonly read: readonly ReportTable[];
  readonly kept: KeptFigures;
}): readonly Handler[] => [
  handle(routes.keptList, async ({ caller: { org }, query: { after: below } }) => {
    const found = await deps.database.readOrganization(org, async (tx) => {
      const list = await listKept(tx, org, { below, limit: pageSize + 1 });
      return Promise.all(list.map(async (one) => headOf(one, await closedWithin(tx, org, one))));
    });
    const last = found[pageSize - 1];
    return ok({
      kept: found.slice(0, pageSize),
      ...(found.length > pageSize && last !== undefined && { next: String(last.number) }),
    });
  }),
  handle(routes.closedOf, async ({ caller: { org }, query: days }) =>
    deps.database.readOrganization(org, async (tx) => {
      const closed = await closedWithin(tx, org, days);
      const [first] = closed;
      const kept = first && (await keptById(tx, org, first.kept));
      if (kept?.from !== days.from || kept.to !== days.to) return ok({ closed: null });
      // Nothing that is compared is about today.
      const { moved, headlines, tables } = await lookAtKept(tx, org, deps, kept, days.to);
      return ok({
        closed: { ...headOf(kept, closed), moved, changes: [...headlines], tables: tables.length },
      });
    }),
  ),
  handle(routes.keptReport, async ({ caller: { org }, params }) => {
    const organization = await readOrganization(deps.database, org);
    if (organization === undefined) return err(failure('not-found'));
    const today = dayIn(organization.settings.zone, deps.clock.now());
    return deps.database.readOrganization(org, async (tx) => {
      const kept = await readKept(tx, org, params.number);
      if (kept === undefined) return err(failure('not-found'));
      const { moved, headlines, tables } = await lookAtKept(tx, org, deps, kept, today);
      const named = new Set(
        tables.flatMap(({ table: { columns }, changes }) =>
          columns.filter(({ type }) => type === 'site').flatMap(({ id }) => changes.map(({ at }) => at[id])),
        ),
      );
      if (kept.site !== null) named.add(kept.site);
      return ok({
        kept: headOf(kept, await closedWithin(tx, org, kept)),
        moved,
        headlines,
        tables: tables.map(({ table: { id, title, columns }, changes }) => ({
          id,
          title,
          columns: columns.map((column) => ({ id: column.id, title: column.title, type: column.type })),
          changes: [...changes],
        })),
        sites: namesOf(organization.sites, named),
      });
    });
  }),
  handle(routes.keepReport, ({ caller, body }) => deps.kept.keep(caller, body)),
  handle(routes.closeDays, ({ caller, body }) => deps.kept.close(caller, body)),
  handle(routes.closedStands, async ({ caller, params, body }) =>
    toDone(await deps.kept.stands(caller, params.number, body.closed)),
  ),
];
