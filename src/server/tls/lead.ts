import type { FastifyInstance, FastifyRequest } from 'fastify';
import { certificatePath, type TrustDeps } from './trust-page.ts';

/**
 * Over plain HTTP pages of the app lead to the page on trusting, for every machine but the server's own; the certificate is
 * there to fetch. The API and public pages answer as always.
 */
export const leadToTrust = (app: FastifyInstance, deps: TrustDeps): void => {
  app.get(certificatePath, (_request, reply) =>
    reply
      .headers({ 'cache-control': 'no-cache', 'content-disposition': 'attachment; filename="alongside.crt"' })
      .type('application/x-x509-ca-cert')
      .send(deps.certificate),
  );
  app.addHook('onRequest', async (request, reply) => {
    if (deps.securePort() !== undefined && isAppPage(request)) return reply.redirect('/trust', 302);
    return undefined;
  });
};

/** A page of the app, asked for by another machine without TLS: it could not work there. */
const isAppPage = (request: FastifyRequest): boolean =>
  request.method === 'GET' &&
  request.protocol === 'http' &&
  request.headers['x-forwarded-proto'] !== 'https' &&
  (request.headers.accept ?? '').includes('text/html') &&
  !['localhost', '127.0.0.1', '[::1]', '::1'].includes(request.hostname) &&
  !/^\/(trust|p|v1)(\/|\?|$)/.test(request.url);
