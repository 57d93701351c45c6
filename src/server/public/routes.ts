import type { FastifyInstance } from 'fastify';
import type { Failure } from '#log/index.ts';
import type { PageFault } from '#public/fault.ts';
import type { PublicPage } from '#public/page.ts';
import { readPageScript } from '#public/script.ts';
import { hasPhoto } from '#public/show.ts';
import { readPageStyle } from '#public/style.ts';
import type { Limiter } from '../access/limiter.ts';
import { networkOf } from '../access/network.ts';
import { thrownToFailure } from '../http/errors.ts';
import { errorName, type Logger } from '../log.ts';
import { createAnswering, type PageAnswerDeps } from './answering.ts';
import { formBytes, photoFormBytes, type SentParts } from './fields.ts';
import { createPages, type PagesDeps } from './pages.ts';

export interface PublicDeps extends PagesDeps, PageAnswerDeps {
  readonly pages: readonly PublicPage[];
  readonly log: Logger;
  /** Forms with room for a photo, before any of it is read. */
  readonly photosPerAddress: Limiter;
}

/**
 * The pages of the list over HTTP: `/p/CODE/PAGE`, `/p/PAGE` for the first organization of the server (such addresses were
 * printed while it was the only one), and `/PAGE` for the server's own. See `PublicPage` for what holds of each.
 */
export const registerPublicPages = async (app: FastifyInstance, deps: PublicDeps): Promise<void> => {
  const style = readPageStyle();
  const scripts = new Map(
    deps.pages.flatMap(({ script, path }) => (script === undefined ? [] : [[path, readPageScript(script)]])),
  );
  const answering = createAnswering(deps, {
    style: style.address,
    scriptOf: (path) => scripts.get(path)?.address,
  });
  const serve = createPages(deps, answering);
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      // Where a photo may come, the limit of the route is larger than any form without one.
      (_request, body, done) => (body.length > formBytes ? done(tooLarge()) : done(null, body)),
    );
    scope.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, bytes, done) =>
      done(null, {
        type: request.headers['content-type'] ?? '',
        bytes: bytes as Buffer,
      } satisfies SentParts),
    );
    // What is of another type is never read: such a sender is no form of ours.
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: formBytes }, (_request, _body, done) =>
      done(null, undefined),
    );
    scope.setErrorHandler((error, request, reply) => {
      const fault = faultOf(thrownToFailure(error));
      if (fault === 'failed') deps.log('crashed', { route: 'public-page', error: errorName(error) });
      return answering.fail(request, reply, fault);
    });
    scope.get(style.address, (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type('text/css; charset=utf-8')
        .send(style.css),
    );
    // Two pages may bring the same script.
    for (const { address, js } of new Map([...scripts.values()].map((each) => [each.address, each])).values())
      scope.get(address, (_request, reply) =>
        reply
          .header('cache-control', 'public, max-age=31536000, immutable')
          .type('text/javascript; charset=utf-8')
          .send(js),
      );
    const config = { name: 'public-page' };
    for (const page of deps.pages)
      if (page.of === 'server')
        scope.get(`/${page.path}`, { config }, (request, reply) => serve.ofServer(request, reply, page));
    for (const path of ['/p/:page', '/p/:organization/:page', '/p/:organization/:page/:key'])
      scope.route({
        method: ['GET', 'POST'],
        url: path,
        config,
        bodyLimit: formBytes,
        handler: serve.ofOrganization,
      });
    for (const { path: page } of deps.pages.filter(takesPhoto))
      for (const path of [`/p/${page}`, `/p/:organization/${page}`])
        scope.route({
          method: ['GET', 'POST'],
          url: path,
          config: { ...config, page },
          bodyLimit: photoFormBytes,
          onRequest: (request, reply, done) => {
            if (request.method === 'GET' || deps.photosPerAddress.allow(networkOf(request.ip))) return done();
            void answering.fail(request, reply, 'too-many');
          },
          handler: serve.ofOrganization,
        });
    scope.route({
      method: ['GET', 'POST'],
      url: '/p/*',
      config,
      handler: (request, reply) => answering.fail(request, reply, 'not-found'),
    });
  });
};

const takesPhoto = (page: PublicPage): boolean =>
  page.of === 'organization' && page.form !== undefined && hasPhoto(page.form);

const tooLarge = (): Error =>
  Object.assign(new Error('a form too large'), { code: 'FST_ERR_CTP_BODY_TOO_LARGE' });

const faultOf = ({ code }: Failure): PageFault => {
  switch (code) {
    case 'batch-too-large':
      return 'too-large';
    case 'body-unreadable':
      return 'unreadable';
    case 'not-found':
      return 'not-found';
    case 'database-away':
    case 'disk-full':
      return 'away';
    default:
      return 'failed';
  }
};
