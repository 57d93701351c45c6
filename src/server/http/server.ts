import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { deviceUnsentHeader } from '#contract/entries.ts';
import type { Route } from '#contract/route.ts';
import { deviceClockHeader, type Failure, failure, isStorable, limits, type Result } from '#log/index.ts';
import type { Callers } from '../access/caller.ts';
import type { Limiter } from '../access/limiter.ts';
import { networkOf, trustOf } from '../access/network.ts';
import { pageOrigin } from '../access/page-origin.ts';
import { errorName, type Logger } from '../log.ts';
import { readBody } from './body.ts';
import { admit, check } from './dispatch.ts';
import { failureToResponse, thrownToFailure } from './errors.ts';
import { securityHeaders, tlsHeaders } from './headers.ts';
import { packAnswer } from './pack.ts';
import type { Call, EventsAnswer, FileAnswer, Handler } from './route.ts';
import { answerUnreadable, passOverExpectations } from './unreadable.ts';
import { registerWeb } from './web.ts';

export interface HttpDeps {
  readonly routes: readonly Handler[];
  readonly callers: Callers;
  /** Requests of one network address. */
  readonly perAddress: Limiter;
  readonly log: Logger;
  /** Shown every JSON answer before it leaves; tests hold it against the contract. What it throws is a bug of the server. */
  readonly onAnswer?: (route: Route, value: unknown) => void;
  /** Whatever else is served beside the API: public pages, the page on trusting. */
  readonly extend?: (app: FastifyInstance) => Promise<void>;
}

export interface HttpOptions {
  /** Folder of the built web app; left out, only the API is served. */
  readonly webRoot?: string;
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Behind a reverse proxy the caller's address is in its header: `true` for one on this machine, or the proxy's address. */
  readonly trustProxy?: boolean | string;
}

/** A request that came whole is answered well within this; one that has not come by then is not waited for. */
const graceMs = 5_000;

/** The HTTP face: routes from a list, errors from the register, nothing about callers in any log. */
export const createHttpServer = async (
  deps: HttpDeps,
  options: HttpOptions,
): Promise<{ readonly app: FastifyInstance; readonly stop: () => Promise<void> }> => {
  const stopping = new AbortController();
  const headers = { ...securityHeaders, ...(options.tls !== undefined && tlsHeaders) };
  const guard = (request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined => {
    void reply.headers(headers);
    if (stopping.signal.aborted) return sendFailure(reply, failure('server-stopping'));
    if (!deps.perAddress.allow(networkOf(request.ip)))
      return sendFailure(reply, failure('too-many-requests'));
    return undefined;
  };
  const settings = {
    logger: false,
    // An address that cannot be read (`/%zz`) never reaches the hooks below.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      guard(request, reply) ?? sendFailure(reply, thrownToFailure(error)),
    clientErrorHandler: answerUnreadable(headers),
    bodyLimit: limits.batchBytes,
    trustProxy: trustOf(options.trustProxy),
    routerOptions: { maxParamLength: 200 },
    // A full batch takes minutes where there is next to no signal; one that dribbles for ever is cut.
    requestTimeout: 300_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // Requests without a host are answered like others: Node's own answer has no headers.
    ...(options.tls === undefined
      ? { http: { requireHostHeader: false } }
      : { https: { ...options.tls, requireHostHeader: false } }),
  };
  const app = Fastify(settings as { logger: false });
  passOverExpectations(app);

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );

  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );

  app.addHook('onRequest', async (request, reply) => guard(request, reply));

  app.setErrorHandler((error, request, reply) => {
    const found = toFailureOf(request, thrownToFailure(error));
    const route = routeName(request);
    if (found.code === 'server-failed') deps.log('crashed', { route, error: errorName(error) });
    else deps.log('request-failed', { route, code: found.code, status: failureToResponse(found).status });
    return sendFailure(reply, found);
  });

  for (const route of deps.routes) addRoute(app, deps, route, stopping.signal);
  await deps.extend?.(app);
  await registerWeb(app, options.webRoot);
  return {
    app,
    stop: async () => {
      // Event streams end, requests that were taken are answered, then the port is given back.
      stopping.abort();
      // A phone that left in the middle of a request would hold the server for minutes; it offers the same again later.
      const cut = setTimeout(() => app.server.closeAllConnections(), graceMs);
      await app.close();
      clearTimeout(cut);
    },
  };
};

const addRoute = (app: FastifyInstance, deps: HttpDeps, route: Handler, stopping: AbortSignal): void => {
  app.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { name: route.id, bytes: route.bytes },
    ...(route.bytes !== undefined && { bodyLimit: route.bytes.most }),
    handler: async (request, reply) => {
      const result = await answer(deps, route, request, reply, stopping);
      if (!result.ok) {
        const { status } = failureToResponse(result.error);
        deps.log('request-failed', { route: route.id, code: result.error.code, status });
        return sendFailure(reply, result.error);
      }
      if (route.answer.type === 'events') return stream(reply, result.value as EventsAnswer, stopping);
      if (route.answer.type === 'json') deps.onAnswer?.(route, result.value);
      return send(reply, route, result.value, request.headers['accept-encoding']);
    },
  });
};

/** Who may, then what was asked, then the work. */
const answer = async (
  deps: HttpDeps,
  route: Handler,
  request: FastifyRequest,
  reply: FastifyReply,
  stopping: AbortSignal,
): Promise<Result<unknown, Failure>> => {
  const admitted = await admit(deps.callers, route, request.headers.authorization);
  if (!admitted.ok) return admitted;
  if (!isStorable(request.params)) return { ok: false, error: failure('not-found') };
  if (!isStorable(request.query)) return { ok: false, error: failure('request-invalid') };
  const params = check(route.params, request.params);
  if (!params.ok) return { ok: false, error: failure('not-found') };
  const query = check(route.query, request.query);
  if (!query.ok) return query;
  const body = await checkBody(route, request);
  if (!body.ok) return body;
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return route.run({
    ...admitted.value,
    params: params.value,
    query: query.value,
    body: body.value,
    bytes: route.bytes === undefined ? undefined : request.body,
    page: pageOrigin(request.headers.origin, request.host),
    deviceClock: readWhole(request.headers[deviceClockHeader], 15),
    deviceUnsent: readWhole(request.headers[deviceUnsentHeader], 7),
    address: networkOf(request.ip),
    signal: AbortSignal.any([gone.signal, stopping]),
  } as Call<Route>);
};

/** A whole number of so many digits at most; undefined for anything else. */
const readWhole = (text: string | readonly string[] | undefined, digits: number): number | undefined =>
  typeof text === 'string' && text.length <= digits && /^\d+$/.test(text) ? Number(text) : undefined;

const checkBody = async (route: Route, request: FastifyRequest): Promise<Result<unknown, Failure>> => {
  if (route.body === undefined && route.bytes === undefined) return { ok: true, value: undefined };
  if (!Buffer.isBuffer(request.body)) return { ok: false, error: failure('body-unreadable') };
  if (route.bytes !== undefined) return { ok: true, value: undefined };
  const read = await readBody(request.body, request.headers['content-encoding']);
  if (!read.ok) return read;
  // A push checks each entry by itself: one that cannot be stored must not cost its neighbours their place.
  return route.id === 'push' || isStorable(read.value)
    ? check(route.body, read.value)
    : { ok: false, error: failure('request-invalid') };
};

const send = async (
  reply: FastifyReply,
  route: Route,
  value: unknown,
  accepted: string | string[] | undefined,
): Promise<FastifyReply> => {
  // What one person was shown is not kept by a cache on the way or on a shared phone.
  void reply.header('cache-control', 'no-store');
  if (route.answer.type === 'json') {
    const { body, encoding } = await packAnswer(JSON.stringify(value), route.method, accepted?.toString());
    if (encoding !== undefined) void reply.header('content-encoding', encoding);
    return reply.code(route.answer.status).type('application/json; charset=utf-8').send(body);
  }
  const { media, name, body } = value as FileAnswer;
  if (name !== undefined) void reply.header('content-disposition', attachment(name));
  return reply.type(media).send(typeof body === 'string' ? Buffer.from(body) : body);
};

/** A file's name in letters of any script (RFC 6266, RFC 8187), and in plain ones for who reads no others. */
const attachment = (name: string): string =>
  `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;

/** Written straight to the line: a thousand phones listen at once, and a stream object for each would be most of what they cost. */
const stream = (reply: FastifyReply, { listen }: EventsAnswer, stopping: AbortSignal): void => {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value);
  raw.setHeader('cache-control', 'no-store');
  raw.setHeader('content-type', 'text/event-stream');
  // Proxies that gather answers would hold events back.
  raw.setHeader('x-accel-buffering', 'no');
  raw.writeHead(200);
  const end = (): void => {
    raw.end();
  };
  const stop = listen((text) => raw.write(text), end);
  stopping.addEventListener('abort', end, { once: true });
  raw.once('close', () => {
    stopping.removeEventListener('abort', end);
    stop();
  });
};

const sendFailure = (reply: FastifyReply, found: Failure): FastifyReply => {
  const { status, body } = failureToResponse(found);
  if (status === 429 || status === 503) void reply.header('retry-after', status === 429 ? '60' : '5');
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
};

/** What is too much for a route that takes bytes is no batch of entries. */
const toFailureOf = (request: FastifyRequest, found: Failure): Failure => {
  const { bytes } = request.routeOptions.config as Pick<Route, 'bytes'>;
  return bytes !== undefined && found.code === 'batch-too-large' ? failure(bytes.tooLarge) : found;
};

const routeName = (request: FastifyRequest): string => {
  const { name } = request.routeOptions.config as { readonly name?: string };
  return name ?? 'unknown';
};
