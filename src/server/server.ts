import type { FastifyInstance } from 'fastify';
import type { Database } from '#database/connection.ts';
import { migrate } from '#database/migrations.ts';
import { createProjector } from '#database/projection/projector.ts';
import { type Clock, type Failure, ok, type Random, type Result, type Sha256 } from '#log/index.ts';
import { createCallers } from './access/caller.ts';
import { listOrganizations } from './access/directory.ts';
import { createLimiter } from './access/limiter.ts';
import { createPassphraseSignIn } from './access/sign-in.ts';
import { createEventHub } from './events.ts';
import type { Route } from './http/route.ts';
import { accessRoutes } from './http/routes/access.ts';
import { entryRoutes } from './http/routes/entries.ts';
import { organizationRoutes } from './http/routes/organization.ts';
import { reportRoutes } from './http/routes/reports.ts';
import { reviewRoutes } from './http/routes/review.ts';
import { systemRoutes } from './http/routes/system.ts';
import { createHttpServer, type HttpOptions } from './http/server.ts';
import { createIntake } from './intake/intake.ts';
import { createIntakeQueue } from './intake/queue.ts';
import { errorName, type Logger } from './log.ts';
import { createLogStore } from './log-store/log-store.ts';
import { entrySource } from './log-store/source.ts';
import { understandEntries } from './log-store/understand.ts';
import { createOrganizationEditor } from './organization/organization.ts';
import { kindsOf, migrationsOf, type ServerRoom } from './programs.ts';
import { createQuarantine } from './review/quarantine.ts';

export interface ServerDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly sha256: Sha256;
  readonly log: Logger;
  readonly rooms: readonly ServerRoom[];
}

export interface ServerOptions extends HttpOptions {
  readonly version: string;
  /** Requests a minute from one network address; many phones may share one. */
  readonly requestsPerMinute?: number;
}

export interface AlongsideServer {
  readonly app: FastifyInstance;
  readonly routes: readonly Route[];
  /** Finishes what was taken, then gives the port back. The database is the caller's to close. */
  readonly stop: () => Promise<void>;
}

/** How often other server processes' entries are looked for, for devices that wait for news. */
const pollMs = 5_000;

/**
 * Everything above the database, ready to listen: the schema brought up to date, tables filled, entries that this version
 * newly understands counted. Fails as `migrate` does.
 */
export const createServer = async (
  deps: ServerDeps,
  options: ServerOptions,
): Promise<Result<AlongsideServer, Failure>> => {
  const { database, rooms, log } = deps;
  const migrated = await migrate(database, migrationsOf(rooms));
  if (!migrated.ok) return migrated;
  const kinds = kindsOf(rooms);
  const projector = createProjector(rooms.flatMap(({ projections }) => projections));
  await projector.prepare(database, entrySource);
  for (const { id: org } of await listOrganizations(database)) {
    const count = await understandEntries({ database, projector, kinds }, org);
    if (count > 0) log('understood', { org, count });
  }

  const events = createEventHub(database);
  const store = createLogStore({ ...deps, projector, kinds, onNew: events.announce });
  const intake = createIntakeQueue(createIntake({ ...deps, store, kinds }));
  let isStopping = false;
  const routes: readonly Route[] = [
    ...systemRoutes({
      database,
      version: options.version,
      isStopping: () => isStopping,
      allRoutes: () => routes,
    }),
    ...accessRoutes({ ...deps, signIn: createPassphraseSignIn(deps) }),
    ...entryRoutes({ intake, store, events, log }),
    ...organizationRoutes(createOrganizationEditor(deps)),
    ...reviewRoutes({ database, quarantine: createQuarantine({ ...deps, store, kinds }) }),
    ...reportRoutes({ database, store, kinds, reports: rooms.flatMap(({ reports }) => reports) }),
  ];
  const perAddress = createLimiter(deps, { most: options.requestsPerMinute ?? 12_000, windowMs: 60_000 });
  const http = await createHttpServer({ routes, callers: createCallers(deps), perAddress, log }, options);
  const polling = setInterval(() => {
    // The next look tries again.
    events.poll().catch((error: unknown) => log('crashed', { route: 'poll', error: errorName(error) }));
  }, pollMs);
  polling.unref();
  return ok({
    app: http.app,
    routes,
    stop: async () => {
      isStopping = true;
      clearInterval(polling);
      await http.stop();
    },
  });
};
