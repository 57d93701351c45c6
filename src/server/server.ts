import type { FastifyInstance } from 'fastify';
import { type Failure, ok, type Result } from '#log/index.ts';
import type { PublicPage } from '#public/page.ts';
import type { ServerDeps, ServerOptions } from './deps.ts';
import { openFaces } from './faces.ts';
import type { Handler } from './http/route.ts';
import { startJobs } from './jobs.ts';
import { errorName } from './log.ts';
import { createRoutes } from './routes.ts';
import { createServices } from './services.ts';
import { createServerDesk } from './sheets/desk.ts';
import type { TimerRunner } from './timers/runner.ts';
import { bringUpToDate } from './upgrade.ts';

export interface AlongsideServer {
  readonly app: FastifyInstance;
  /** The face over TLS, where `local` was given. */
  readonly secureApp?: FastifyInstance;
  readonly routes: readonly Handler[];
  /** What anyone may open, as `app` gives it. */
  readonly pages: readonly PublicPage[];
  /** Timers that entries set, and those that keep the house; both run by themselves. */
  readonly timers: TimerRunner;
  readonly housekeeping: TimerRunner;
  /** Finishes what was taken, then gives the port back. The database is the caller's to close. */
  readonly stop: () => Promise<void>;
}

/**
 * Everything above the database, ready to listen: the schema brought up to date, tables filled, entries that this version
 * newly understands counted. Fails as `migrate` does.
 */
export const createServer = async (
  deps: ServerDeps,
  options: ServerOptions,
): Promise<Result<AlongsideServer, Failure>> => {
  const upgraded = await bringUpToDate(deps);
  if (!upgraded.ok) return upgraded;
  const projector = upgraded.value;
  const services = await createServices(deps, projector);
  const { store, intake } = services;
  const { uploadFolder: folder } = options;
  const desk = folder === undefined ? undefined : createServerDesk({ ...deps, store, intake, folder });
  let isStopping = false;
  const routes = createRoutes(deps, options, services, { desk, isStopping: () => isStopping });
  const faces = await openFaces(deps, options, services, routes);
  const jobs = startJobs(deps, projector, services);
  const { app, secureApp, pages } = faces;
  const { timers, housekeeping } = jobs;
  return ok({
    app,
    ...(secureApp !== undefined && { secureApp }),
    routes,
    pages,
    timers,
    housekeeping,
    stop: async () => {
      isStopping = true;
      await Promise.all([faces.stop(), desk?.close(), jobs.stop()]);
      // A database that is away must not keep a server from stopping; the next run then goes by the last receipt.
      await services.guard
        .stopped()
        .catch((error: unknown) => deps.log('crashed', { route: 'clock', error: errorName(error) }));
    },
  });
};
