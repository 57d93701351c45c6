import type { FastifyInstance } from 'fastify';
import { asPublicPage, type PublicPage } from '#public/page.ts';
import { createLimiter } from './access/limiter.ts';
import type { ServerDeps, ServerOptions } from './deps.ts';
import type { Handler } from './http/route.ts';
import { createHttpServer } from './http/server.ts';
import { registerPublicPages } from './public/routes.ts';
import type { Services } from './services.ts';
import { leadToTrust } from './tls/lead.ts';
import { trustPage } from './tls/trust-page.ts';

export interface Faces {
  readonly app: FastifyInstance;
  readonly secureApp?: FastifyInstance;
  /** What anyone may open, as `app` gives it. */
  readonly pages: readonly PublicPage[];
  readonly stop: () => Promise<void>;
}

/** The face that listens, and where this server has an authority of its own a second one over TLS: the same routes and pages. */
export const openFaces = async (
  deps: ServerDeps,
  options: ServerOptions,
  { attachments, callers, directory, record }: Services,
  routes: readonly Handler[],
): Promise<Faces> => {
  const { rooms, log } = deps;
  const perAddress = createLimiter(deps, { most: options.requestsPerMinute ?? 60_000, windowMs: 60_000 });
  const { local } = options;
  const organizationPages = rooms.flatMap(({ publicPages: own }) => own ?? []);
  const pages = [...(local === undefined ? [] : [asPublicPage(trustPage(local))]), ...organizationPages];
  const publicPages = {
    ...deps,
    directory,
    // A program may report several from one address; a script may not flood.
    perAddress: createLimiter(deps, { most: 30, windowMs: 3_600_000 }),
    photosPerAddress: createLimiter(deps, { most: 60, windowMs: 3_600_000 }),
    attachments,
    record,
  };
  const shared = {
    routes,
    callers,
    perAddress,
    log,
    ...(deps.onAnswer !== undefined && { onAnswer: deps.onAnswer }),
  };
  const http = await createHttpServer(
    {
      ...shared,
      extend: async (app) => {
        if (local !== undefined) leadToTrust(app, local);
        await registerPublicPages(app, { ...publicPages, pages });
      },
    },
    options,
  );
  const secure =
    local &&
    (await createHttpServer(
      {
        ...shared,
        extend: (app) => registerPublicPages(app, { ...publicPages, pages: organizationPages }),
      },
      { ...options, tls: local.served },
    ));
  return {
    app: http.app,
    ...(secure !== undefined && { secureApp: secure.app }),
    pages,
    stop: async () => {
      await Promise.all([http.stop(), secure?.stop()]);
    },
  };
};
