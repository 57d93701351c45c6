import * as routes from '#contract/system.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { err, failure, ok } from '#log/index.ts';
import { listOrganizations } from '../../access/directory.ts';
import { toOpenApi } from '../openapi.ts';
import { type Handler, handle } from '../route.ts';

export interface SystemRoutesDeps {
  readonly database: Database;
  readonly version: string;
  readonly isStopping: () => boolean;
  /** Every route, this room's own included: known only once all are made. */
  readonly allRoutes: () => readonly Handler[];
}

export const systemRoutes = (deps: SystemRoutesDeps): readonly Handler[] => {
  const look = async () => {
    const { length } = await listOrganizations(deps.database);
    return ok({ version: deps.version, setUp: length > 0, ...(length > 1 && { several: true as const }) });
  };
  return [
    handle(routes.health, look),
    handle(routes.ready, async () => {
      if (deps.isStopping()) return err(failure('server-stopping'));
      await deps.database.acrossOrganizations((tx) => tx.first(sql`select 1 as one`));
      return ok({ ready: true });
    }),
    handle(routes.openApi, async () => ok(toOpenApi(deps.allRoutes(), deps.version))),
  ];
};
