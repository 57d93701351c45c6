import * as v from 'valibot';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { err, failure, ok } from '#log/index.ts';
import { listOrganizations } from '../../access/directory.ts';
import { toOpenApi } from '../openapi.ts';
import { forAnyone, json, type Route } from '../route.ts';

export interface SystemRoutesDeps {
  readonly database: Database;
  readonly version: string;
  readonly isStopping: () => boolean;
  /** Every route, this room's own included: known only once all are made. */
  readonly allRoutes: () => readonly Route[];
}

const health = v.object({ version: v.string(), setUp: v.boolean(), several: v.optional(v.literal(true)) });

export const systemRoutes = (deps: SystemRoutesDeps): readonly Route[] => {
  const look = async () => {
    const { length } = await listOrganizations(deps.database);
    return ok({ version: deps.version, setUp: length > 0, ...(length > 1 && { several: true }) });
  };
  return [
    forAnyone({
      id: 'health',
      method: 'GET',
      path: '/v1/health',
      summary:
        'The version, once the server and its database work; and whether there is an organization, or several',
      answer: json(health),
      run: look,
    }),
    forAnyone({
      id: 'ready',
      method: 'GET',
      path: '/v1/ready',
      summary: 'Whether to send requests here; not while stopping',
      answer: json(v.object({ ready: v.literal(true) })),
      run: async () => {
        if (deps.isStopping()) return err(failure('server-stopping'));
        await deps.database.acrossOrganizations((tx) => tx.first(sql`select 1 as one`));
        return ok({ ready: true });
      },
    }),
    forAnyone({
      id: 'openapi',
      method: 'GET',
      path: '/v1/openapi.json',
      summary: 'This document',
      answer: json(v.looseObject({ openapi: v.string() })),
      run: async () => ok(toOpenApi(deps.allRoutes(), deps.version)),
    }),
  ];
};
