import * as routes from '#contract/system.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { err, failure, ok } from '#log/index.ts';
import type { Directory } from '../../access/directory.ts';
import { toOpenApi } from '../openapi.ts';
import { type Handler, handle } from '../route.ts';

export interface SystemRoutesDeps {
  readonly database: Database;
  readonly directory: Directory;
  readonly version: string;
  readonly asksCode: boolean;
  readonly isStopping: () => boolean;
  /** Every route, this room's own included: known only once all are made. */
  readonly allRoutes: () => readonly Handler[];
}

export const systemRoutes = (deps: SystemRoutesDeps): readonly Handler[] => {
  const look = async () => {
    // Of this node alone: one that is away says nothing about the others.
    await deps.database.acrossOrganizations((tx) => tx.first(sql`select 1 as one`));
    const there = await deps.directory.count();
    return ok({
      version: deps.version,
      setUp: there !== 'none',
      ...(there === 'several' && { several: true as const }),
      ...(deps.directory.isDemo() && { demo: true as const }),
      ...(there === 'none' && deps.asksCode && { asksCode: true as const }),
    });
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
